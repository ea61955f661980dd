import type { Socket } from '../ports/transport.ts';
import type { CloseName, CodedError } from '../protocol/errors.ts';
import { closes } from '../protocol/errors.ts';
import type { Codec, ServerFrame } from './codec/codec.ts';
import type { Flusher } from './flusher.ts';
import { Outgoing } from './outgoing.ts';
import type { Room } from './room.ts';

export type ConnectionState = 'new' | 'signing-in' | 'resuming' | 'live' | 'closed';

/** Events of a room that came while the missed ones were read: let out, spliced by number, when those are sent. */
export interface Held {
  readonly room: Room;
  readonly first: number;
  readonly last: number;
  readonly chunk: Uint8Array;
}

/** One client at the other end of one socket. Kept small: there are many. */
export class Connection {
  readonly socket: Socket;
  readonly codec: Codec;
  readonly address: string;
  readonly #outgoing: Outgoing;
  readonly #flusher: Flusher;
  state: ConnectionState = 'new';
  user = '';
  /** Names the counters of this client's commands. */
  device = '';
  /** The device that the token is bound to, for revocation; and when the token was issued and runs out. */
  login = '';
  issuedAt = 0;
  expiresAt = 0;
  /** Monotonic milliseconds: when it opened or last said something, and of its last Pong. */
  heard: number;
  beaten = 0;
  rooms: Room[] = [];
  /** Set while it resumes. */
  held: Held[] | undefined;
  heldBytes = 0;
  /** Set while it is lagging: rooms of which it was not sent everything. */
  behind: Set<Room> | undefined;
  /** Commands are checked one after the other a conversation while the owner is asked about membership. */
  checking: Map<string, Promise<void>> | undefined;
  /** Conversations in which a counter was refused with “come back”: higher ones are refused until it comes again. */
  refused: Map<string, { counter: number; error: CodedError }> | undefined;
  /** Frames that could not be understood. */
  strikes = 0;

  constructor(socket: Socket, codec: Codec, address: string, flusher: Flusher, now: number) {
    this.socket = socket;
    this.codec = codec;
    this.address = address;
    this.#outgoing = new Outgoing(socket, codec.binary);
    this.#flusher = flusher;
    this.heard = now;
  }

  get lagging(): boolean {
    return this.behind !== undefined;
  }

  /** Queues a reply, or news that must not be dropped. */
  say(frame: ServerFrame): void {
    this.sayChunk(this.codec.encode(frame));
  }

  sayChunk(chunk: Uint8Array): void {
    if (this.state === 'closed') return;
    this.#outgoing.reply(chunk);
    this.#flusher.connection(this);
  }

  sayError(request: number, error: CodedError): void {
    const { code } = error.entry;
    this.say({
      request,
      error: { code, message: error.message, retryMs: error.retryMs, field: error.field },
    });
  }

  /** Queues news; false: it would pass `bound` bytes waiting, and nothing was queued. */
  tell(chunk: Uint8Array, bound: number): boolean {
    if (this.state === 'closed') return true;
    if (this.#outgoing.waiting() + chunk.length > bound && this.#outgoing.waiting() > 0) return false;
    this.#outgoing.news(chunk);
    this.#flusher.connection(this);
    return true;
  }

  /** Queued by the flusher, called at the end of the turn and when the socket has drained. */
  flush(): void {
    this.#outgoing.flush();
  }

  waiting(): number {
    return this.#outgoing.waiting();
  }

  dropNews(): void {
    this.#outgoing.dropNews();
  }

  /** Sends what waits, then a close frame. */
  close(name: CloseName, reason = ''): void {
    if (this.state === 'closed') return;
    this.flush();
    this.socket.close(closes[name].code, reason || name);
  }

  closed(): void {
    this.state = 'closed';
    this.held = undefined;
    this.behind = undefined;
    this.#outgoing.clear();
  }
}
