import type { Wire } from './fault-socket.ts';
import type { SeenEvent } from './seen-event.ts';
import type { Marks } from './watermarks.ts';

/** What a person's client tells of one line that it was given to send. */
export interface Sending {
  /** The server holds it durably. */
  accepted(): void;
  outcome(event: number): void;
  rejected(code: number): void;
  /** It was accepted, and the server does not know of it: there will be no outcome. */
  forgotten(): void;
}

/** What a person's client sees, whatever it is made of: every event of every conversation once, in order. */
export interface PersonHandlers {
  event(conversation: string, event: SeenEvent): void;
  receipts(conversation: string, members: readonly Marks[]): void;
  /** Something that should not happen and that no promise tells of. */
  failed(error: unknown): void;
}

/** How many messages were first obtained otherwise than live, by what told of them. */
export interface Refetched {
  readonly resumed: number;
  readonly gapped: number;
  readonly lagged: number;
  readonly healed: number;
  /** Times that a connection was given an event and not the one before it, with nothing to say so. */
  readonly holes: number;
}

/** One person with one client on one device. */
export interface Person {
  readonly user: string;
  readonly kind: 'sdk-proto' | 'sdk-json' | 'raw-proto' | 'raw-json';
  readonly wire: Wire;
  /** Signed in and caught up. */
  readonly live: boolean;
  /** What its client is doing and knows of the conversation, in words. */
  state(conversation: string): string;
  /** Resolves when it is live for the first time. */
  connect(): Promise<void>;
  /** The server is there again: does not wait any longer. */
  wake(): void;
  close(): Promise<void>;
  /** An open group. Returns its id. */
  createGroup(key: string, title: string): Promise<string>;
  /** Resolves when they are members. */
  add(conversation: string, users: readonly string[]): Promise<void>;
  join(conversation: string): Promise<void>;
  send(conversation: string, text: string, sending: Sending): void;
  /** Everything up to this message is read. */
  markRead(conversation: string, message: number): void;
  refetched(): Refetched;
}
