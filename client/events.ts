import type { ConversationView } from './conversation.ts';
import type { KithError } from './errors.ts';
import type { Sent } from './outbox-entry.ts';
import type { SessionState, StateChange } from './session.ts';
import type { Event, FeedNews, Receipts } from './wire.ts';

/** What a client tells its application: the arguments of the listeners. */
export interface ClientEvents {
  state: [state: SessionState, change: StateChange];
  /** Every event of every conversation that is followed: by number, none missing, none twice. */
  event: [conversation: string, event: Event];
  /** Those of them that are messages. */
  message: [conversation: string, message: PostedEvent];
  /** A conversation is new, moved on, or my marks in it did. */
  conversation: [conversation: ConversationView];
  /** How far others have received and read. */
  receipts: [receipts: Receipts];
  /** My home timeline has something new. Comes only while it is watched: `KithClient.watchFeed`. */
  feedNews: [news: FeedNews];
  /** The server holds the command durably. */
  accepted: [command: { readonly conversation: string; readonly counter: number }];
  /** A command became an event; also one of an earlier process. */
  outcome: [sent: Sent];
  /** A command will never become an event. */
  rejected: [command: { readonly conversation: string; readonly counter: number }, error: KithError];
  /** The server's data, or who is signed in, are others than before: all numbers known are void. */
  reset: [reason: 'store' | 'user'];
  /** Something failed that no promise tells of. The client goes on. */
  error: [error: unknown];
  /** Nobody is signed in any more; the client stays offline until `start`. */
  signedOut: [error: KithError];
}

export type PostedEvent = Event & { posted: { text: string } };
