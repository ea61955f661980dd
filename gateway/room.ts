import type { Timer } from '../ports/clock.ts';
import type { Connection } from './connection.ts';

/** Consecutive events on their way to the connections that were in the room when they came. */
export interface FanOutSlice {
  readonly connections: readonly Connection[];
  readonly events: readonly Uint8Array[];
  /** Number of the last of the events, and the message number then. */
  readonly last: number;
  readonly message: number;
  /** Encoded when the first connection of a codec needs it. */
  readonly chunks: (Uint8Array | undefined)[];
  /** Connections done. */
  next: number;
}

/** What a gateway knows of a conversation that some of its connections are members of. */
export class Room {
  readonly conversation: string;
  /** Replaced, never changed: a fan-out in progress keeps the list it began with. */
  connections: readonly Connection[] = [];
  members: number;
  /** The last event taken from the mailbox, or the head before the first to come; −1 until either is known. */
  taken: number;
  /** The last event, and the message number then, that every connection was given, holds or reads; −1: not known. */
  event: number;
  message: number;
  /** Monotonic milliseconds of the last change of `event`. */
  changedAt = 0;
  /** Events taken and not yet given to connections. */
  pending: Uint8Array[] = [];
  pendingMessage = 0;
  /** Monotonic milliseconds of the last fan-out, and the timer of the next one. */
  flushedAt = -1_000;
  timer: Timer | undefined;
  /** A fan-out is due at the end of this turn. */
  scheduled = false;
  /** Fan-outs to do, in order: the next begins when the one before has reached its last connection. */
  readonly queue: FanOutSlice[] = [];
  /** An event that the owner has and this gateway lacks, since when; and the newest head that the owner told. */
  owed: { lacks: number; since: number; event: number; message: number } | undefined;
  /** Envelopes held while members are read anew, after a change was missed. */
  holding: (() => void)[] | undefined;

  constructor(conversation: string, event = -1, message = 0, members = 0) {
    this.conversation = conversation;
    this.taken = event;
    this.event = event;
    this.message = message;
    this.members = members;
  }

  /**
   * The head as the owner told it to a connection that attached before it asked. Only the lowest of them counts, and
   * only until the first envelope: what lies above one connection's head may be missing to another, which asked sooner,
   * so it is no reason to pass over an envelope.
   */
  learn(event: number, message: number, members: number): void {
    if (this.taken >= 0) return;
    this.members = members;
    if (this.event >= 0 && this.event <= event) return;
    this.event = event;
    this.message = message;
  }
}
