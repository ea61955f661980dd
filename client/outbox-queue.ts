import type { Clock, Timer } from '../ports/clock.ts';
import { backOff, notBefore } from './back-off.ts';
import { errorOf, type KithError, needsToken, passes } from './errors.ts';
import type { Link } from './link.ts';
import type { Entry } from './outbox-entry.ts';
import type { ServerFrame } from './wire.ts';

/** Commands of one conversation on the wire without an outcome; far below the 1,024 that the server remembers. */
const WINDOW = 64;
/** How far the first leap over used counters goes; each further one goes twice as far, up to the bound. */
const LEAP = 1_024;
const LONGEST_LEAP = 1 << 20;

export interface QueueHandlers {
  accepted(entry: Entry, unshortened: boolean): void;
  /** For good. */
  refused(queue: OutboxQueue, entry: Entry, error: KithError): void;
}

/** The commands of one conversation, by rising counter; those before `#next` are on the wire. */
export class OutboxQueue {
  readonly conversation: string;
  /** The highest counter used, and as far as that is saved by itself. */
  last = 0;
  lastSaved = 0;
  /** Nothing is said: on this connection it is not yet known what became of what was said before. */
  quiet: boolean;
  /** That is being asked. */
  asking = false;
  /** Which connection this is. */
  round = 0;
  /** From here on counters belong to the last leap. */
  #landed = 0;
  #leap = LEAP;
  readonly #link: Link;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #handlers: QueueHandlers;
  #entries: Entry[] = [];
  #next = 0;
  /**
   * How many may be on the wire: half as many after a refusal, one more for each round that is accepted. Else a sender
   * at its rate limit would say the whole queue again for each one that is let through.
   */
  #window = WINDOW;
  #hold: Timer | undefined;
  #holds = 0;

  constructor(
    conversation: string,
    quiet: boolean,
    link: Link,
    clock: Clock,
    random: () => number,
    handlers: QueueHandlers,
  ) {
    this.conversation = conversation;
    this.quiet = quiet;
    this.#link = link;
    this.#clock = clock;
    this.#random = random;
    this.#handlers = handlers;
  }

  /**
   * A counter in place of one that turned out to be used. The first of those that were together on the wire leaps far
   * ahead, the others follow one by one, so that they stay in order.
   */
  rename(used: number): number {
    if (used < this.#landed) this.last += 1;
    else {
      this.last += this.#leap;
      this.#landed = this.last;
      this.#leap = Math.min(2 * this.#leap, LONGEST_LEAP);
    }
    return this.last;
  }

  add(entry: Entry): void {
    entry.queue = this;
    this.#entries.push(entry);
  }

  find(counter: number): Entry | undefined {
    return this.#entries.find((entry) => entry.counter === counter);
  }

  open(): number {
    return this.#entries.reduce((count, entry) => count + (entry.settled ? 0 : 1), 0);
  }

  /** Counters that may have reached the server. */
  tried(): number[] {
    return this.#entries.filter((entry) => entry.tried && !entry.settled).map((entry) => entry.counter);
  }

  /** When the oldest command without an outcome was said; infinite when there is none on the wire. */
  oldestSent(): number {
    return this.#next > 0 ? this.#entries[0]!.sentAt : Number.POSITIVE_INFINITY;
  }

  voidFloors(): void {
    for (const entry of this.#entries) entry.floor = 0;
  }

  clear(): Entry[] {
    this.lost();
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  lost(): void {
    this.round += 1;
    this.quiet = true;
    this.asking = false;
    this.#hold?.cancel();
    this.#hold = undefined;
    this.#holds = 0;
    this.#window = WINDOW;
    this.#next = 0;
    // What a new connection does not know of, it need not hear again.
    this.#entries = this.#entries.filter((entry) => !entry.settled);
    for (const entry of this.#entries) entry.forgetRequest();
  }

  /** Says everything without an outcome, from the first on. */
  again(): void {
    this.quiet = false;
    this.#next = 0;
    this.pump();
  }

  /** Says what is saved, in order, as far as the window allows. */
  pump(): void {
    if (!this.#link.up || this.quiet || this.#hold !== undefined) return;
    while (this.#next < this.#entries.length && this.#next < this.#window) {
      const entry = this.#entries[this.#next]!;
      if (!entry.saved) return;
      this.#next += 1;
      entry.say(this.#link, this.conversation, this.#clock.monotonic());
    }
  }

  /** Takes the entry out. One that was refused stays until it was said again, see `#refuse`. */
  settle(entry: Entry): void {
    entry.settled = true;
    if (!entry.refused) this.#remove(entry);
  }

  /** The reply to the last saying of the entry. */
  answered(entry: Entry, frame: ServerFrame): void {
    if (frame.error) {
      const error = errorOf(frame.error);
      if (passes(error.code) || needsToken(error.code)) this.#refuse(entry, error);
      else if (entry.settled) this.#remove(entry);
      else this.#handlers.refused(this, entry, error);
      return;
    }
    this.#holds = 0;
    this.#window = Math.min(WINDOW, this.#window + 1 / this.#window);
    if (entry.settled) this.#remove(entry);
    else this.#handlers.accepted(entry, frame.accepted?.unshortened ?? false);
  }

  /**
   * Not now. On this connection the gateway refuses every higher counter of the conversation until this one has come
   * again: that keeps the order. So the queue waits and goes on from here, saying again also what got its outcome
   * meanwhile (it may have been taken although the gateway could not tell): else the gateway would wait for ever.
   */
  #refuse(entry: Entry, error: KithError): void {
    entry.refused = true;
    let index = this.#entries.indexOf(entry);
    if (index < 0) {
      // Its outcome was faster than this answer and took it out.
      index = this.#entries.findIndex((other) => other.counter > entry.counter);
      if (index < 0) index = this.#entries.length;
      this.#entries.splice(index, 0, entry);
    }
    this.#next = Math.min(this.#next, index);
    // A refused token ends the connection; the next one begins anew.
    if (this.#hold !== undefined || needsToken(error.code)) return;
    const ms =
      error.retryMs > 0 ? notBefore(error.retryMs, this.#random) : backOff(this.#holds, this.#random);
    this.#holds += 1;
    this.#window = Math.max(1, this.#window / 2);
    this.#hold = this.#clock.after(ms, () => {
      this.#hold = undefined;
      this.pump();
    });
  }

  #remove(entry: Entry): void {
    const index = this.#entries.indexOf(entry);
    if (index < 0) return;
    this.#entries.splice(index, 1);
    if (index < this.#next) this.#next -= 1;
    this.pump();
  }
}
