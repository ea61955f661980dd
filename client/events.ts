import type { ConversationView } from './conversation.ts';
import type { KithError } from './errors.ts';
import type { Sent } from './outbox-entry.ts';
import type { SessionState, StateChange } from './session.ts';
import type { Event, FeedNews, Receipts } from './wire.ts';

/** Names a command of this device. */
export interface CommandName {
  readonly conversation: string;
  readonly counter: number;
}

export interface AcceptedCommand extends CommandName {
  /** `shorten` was asked for, and nobody could do it: the links stand as they were. */
  readonly unshortened: boolean;
}

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
  /** The server holds the command durably. Not told of one whose outcome came first. */
  accepted: [command: AcceptedCommand];
  /** A command became an event; also one of an earlier process. */
  outcome: [sent: Sent];
  /** A command will never become an event. */
  rejected: [command: CommandName, error: KithError];
  /** The server's data, or who is signed in, are others than before: all numbers known are void. */
  reset: [reason: 'store' | 'user'];
  /** Something failed that no promise tells of. The client goes on. */
  error: [error: unknown];
  /** Nobody is signed in any more; the client stays offline until `start`. */
  signedOut: [error: KithError];
}

export type PostedEvent = Event & { posted: { text: string } };
