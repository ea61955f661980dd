import type { ClientBody, ServerFrame } from './wire.ts';

/** Who waits for the one reply to a request. Never called again once the connection is lost. */
export interface ReplyTo {
  reply(frame: ServerFrame): void;
}

/** What the parts of the client see of the connection. */
export interface Link {
  /** Signed in: frames may be sent. They leave in order; what is in flight when the connection ends has no reply. */
  readonly up: boolean;
  /** For frames without a reply. */
  send(body: ClientBody): void;
  /** Returns the number that the reply carries. */
  request(body: ClientBody, replyTo: ReplyTo): number;
}
