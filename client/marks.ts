import type { Clock, Timer } from '../ports/clock.ts';
import type { Conversation } from './conversation.ts';
import type { Link } from './link.ts';
import type { Mark } from './wire.ts';

/** At most one Mark a conversation in this time. */
const GATHER_MS = 1_000;

/**
 * Tells the server how far I have received and read. There is no reply to a Mark, so what was told during the last two
 * beats is told again on the next connection.
 */
export class Marks {
  readonly #link: Link;
  readonly #clock: Clock;
  #unsent = new Set<Conversation>();
  /** Told since the last Pong, and between that and the one before. */
  #told = new Set<Conversation>();
  #toldBefore = new Set<Conversation>();
  #timer: Timer | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(link: Link, clock: Clock) {
    this.#link = link;
    this.#clock = clock;
  }

  /** The marks of the conversation may have moved. */
  touch(conversation: Conversation): void {
    if (this.#unsent.has(conversation) || !lags(conversation)) return;
    this.#unsent.add(conversation);
    if (!this.#link.up || this.#timer !== undefined) return;
    // The first after a quiet second goes at once.
    const wait = Math.max(0, this.#sentAt + GATHER_MS - this.#clock.monotonic());
    this.#timer = this.#clock.after(wait, () => this.flush());
  }

  /** The connection is signed in. */
  welcomed(): void {
    if (this.#unsent.size > 0) this.flush();
  }

  flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!this.#link.up) return;
    this.#sentAt = this.#clock.monotonic();
    const unsent = this.#unsent;
    this.#unsent = new Set();
    for (const conversation of unsent) {
      if (conversation.gone || !lags(conversation)) continue;
      this.#link.send({ mark: markOf(conversation) });
      conversation.readSent = conversation.read;
      conversation.deliveredSent = conversation.delivered;
      this.#told.add(conversation);
    }
  }

  /** A Pong: what was told before the last one has been received. */
  beat(): void {
    this.#toldBefore = this.#told;
    this.#told = new Set();
  }

  /** The server would not take a Mark now; which one is of no matter, since telling again does no harm. */
  refused(retryMs: number): void {
    this.lost();
    this.#timer = this.#clock.after(Math.max(retryMs, GATHER_MS), () => this.flush());
  }

  lost(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const conversation of [...this.#told, ...this.#toldBefore]) {
      conversation.readSent = conversation.deliveredSent = 0;
      this.#unsent.add(conversation);
    }
    this.#told = new Set();
    this.#toldBefore = new Set();
  }

  forget(): void {
    this.lost();
    this.#unsent = new Set();
  }
}

function lags(conversation: Conversation): boolean {
  return conversation.read > conversation.readSent || conversation.delivered > conversation.deliveredSent;
}

function markOf({ id, read, readSent, delivered, deliveredSent }: Conversation): Mark {
  return {
    conversation: id,
    ...(delivered > deliveredSent && { delivered }),
    ...(read > readSent && { read }),
  };
}
