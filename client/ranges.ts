import type { Clock, Timer } from '../ports/clock.ts';
import { notBefore } from './back-off.ts';
import { errorOf, type KithError, passes } from './errors.ts';
import type { Link, ReplyTo } from './link.ts';
import type { Cause } from './stats.ts';
import type { Event, ServerFrame } from './wire.ts';

/** Conversations read at once; the rest wait, so that coming back to a thousand of them is no burst. */
const FLIGHTS = 16;
/** Before asking again for what the server did not give although its head said that it was there. */
const AGAIN_MS = 1_000;

export interface RangeHandlers {
  /** What to ask for next; `to` 0: to the head. */
  range(conversation: string): { from: number; to: number };
  /** Events came. Returns whether any was new. */
  took(conversation: string, events: readonly Event[], cause: Cause): boolean;
  lacks(conversation: string): boolean;
  /** The server will not give this range. */
  refused(conversation: string, error: KithError): void;
  /** Nothing is read and nothing waits for its turn. */
  idle(): void;
}

/** Reads what is missing: one flight a conversation, page after page until nothing lacks. */
export class Ranges {
  readonly #link: Link;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #handlers: RangeHandlers;
  readonly #jobs = new Map<string, Job>();
  #queue: Job[] = [];
  #flying = 0;

  constructor(link: Link, clock: Clock, random: () => number, handlers: RangeHandlers) {
    this.#link = link;
    this.#clock = clock;
    this.#random = random;
    this.#handlers = handlers;
  }

  get idle(): boolean {
    return this.#flying === 0 && this.#queue.length === 0;
  }

  /** Returns whether this began the reading; false: it was under way, and goes on until nothing lacks. */
  want(conversation: string, cause: Cause): boolean {
    const running = this.#jobs.get(conversation);
    if (running !== undefined) {
      running.next ??= cause;
      return false;
    }
    const job = new Job(conversation, cause, (job, frame) => this.#reply(job, frame));
    this.#jobs.set(conversation, job);
    this.#queue.push(job);
    this.#pump();
    return true;
  }

  /** Asks again where a reply did not come within `patienceMs`. */
  sweep(patienceMs: number): void {
    const now = this.#clock.monotonic();
    for (const job of this.#jobs.values()) {
      if (job.request > 0 && now - job.askedAt > patienceMs) this.#ask(job);
    }
  }

  /** The connection is gone, and with it every flight: resuming will say anew what lacks. */
  lost(): void {
    for (const job of this.#jobs.values()) job.timer?.cancel();
    this.#jobs.clear();
    this.#queue = [];
    this.#flying = 0;
  }

  #pump(): void {
    while (this.#flying < FLIGHTS) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      this.#flying += 1;
      this.#ask(job);
    }
  }

  #ask(job: Job): void {
    job.askedAt = this.#clock.monotonic();
    const range = { conversation: job.conversation, ...this.#handlers.range(job.conversation) };
    job.request = this.#link.request({ range }, job);
  }

  #reply(job: Job, frame: ServerFrame): void {
    // Not from before a sweep, nor of a connection that is gone.
    if (frame.request !== job.request || this.#jobs.get(job.conversation) !== job) return;
    job.request = 0;
    this.#flying -= 1;
    if (frame.events) this.#took(job, frame.events.events, frame.events.more);
    else if (frame.error && !passes(frame.error.code)) {
      this.#jobs.delete(job.conversation);
      this.#handlers.refused(job.conversation, errorOf(frame.error));
    } else this.#later(job, frame.error?.retryMs || AGAIN_MS);
    this.#pump();
    if (this.idle) this.#handlers.idle();
  }

  #took(job: Job, events: readonly Event[], more: boolean): void {
    const fresh = this.#handlers.took(job.conversation, events, job.cause);
    if (!more && !this.#handlers.lacks(job.conversation)) {
      this.#jobs.delete(job.conversation);
      return;
    }
    if (!more && job.next !== undefined) job.cause = job.next;
    if (!more) job.next = undefined;
    if (fresh) this.#queue.push(job);
    else this.#later(job, AGAIN_MS);
  }

  #later(job: Job, ms: number): void {
    job.timer = this.#clock.after(notBefore(ms, this.#random), () => {
      job.timer = undefined;
      this.#queue.push(job);
      this.#pump();
    });
  }
}

class Job implements ReplyTo {
  readonly conversation: string;
  cause: Cause;
  /** Why there will be more to read once this is done. */
  next: Cause | undefined = undefined;
  /** The request under way; 0: none. */
  request = 0;
  askedAt = 0;
  timer: Timer | undefined = undefined;
  readonly #reply: (job: Job, frame: ServerFrame) => void;

  constructor(conversation: string, cause: Cause, reply: (job: Job, frame: ServerFrame) => void) {
    this.conversation = conversation;
    this.cause = cause;
    this.#reply = reply;
  }

  reply(frame: ServerFrame): void {
    this.#reply(this, frame);
  }
}
