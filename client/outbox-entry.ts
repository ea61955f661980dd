import type { KithError } from './errors.ts';
import type { Link, ReplyTo } from './link.ts';
import type { Action, ServerFrame } from './wire.ts';

/** What became of a command. */
export interface Sent {
  readonly conversation: string;
  readonly counter: number;
  readonly event: number;
  /** 0: not a message. */
  readonly message: number;
}

/** Resolves with the outcome, rejects with a KithError when the server refuses for good. Need not be awaited. */
export interface Sending extends Promise<Sent> {
  /** The command is durable: it will get its outcome whatever happens. Settles no later than the outcome. */
  readonly accepted: Promise<void>;
}

/** One command on its way. */
export class Entry implements ReplyTo {
  readonly counter: number;
  readonly action: Action;
  floor: number;
  /** Whose it is. */
  queue: { answered(entry: Entry, frame: ServerFrame): void } | undefined = undefined;
  /** A later process would find it. */
  saved = false;
  /** It was on a wire. */
  tried = false;
  /** Its outcome is known. */
  settled = false;
  /** The gateway said “not now”, and has not heard it again. */
  refused = false;
  sentAt = 0;
  #request = 0;
  #promise: Sending | undefined;
  #resolve: ((sent: Sent) => void) | undefined;
  #reject: ((error: KithError) => void) | undefined;
  #accept: (() => void) | undefined;
  #unaccept: ((error: KithError) => void) | undefined;

  constructor(counter: number, action: Action, floor: number) {
    this.counter = counter;
    this.action = action;
    this.floor = floor;
  }

  /** What the application holds. Nobody need await it: the events of the client say the same. */
  sending(): Sending {
    if (this.#promise !== undefined) return this.#promise;
    const accepted = new Promise<void>((resolve, reject) => {
      this.#accept = resolve;
      this.#unaccept = reject;
    });
    const outcome = new Promise<Sent>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // An unhandled rejection would end a Node process.
    outcome.catch(() => undefined);
    accepted.catch(() => undefined);
    this.#promise = Object.assign(outcome, { accepted });
    return this.#promise;
  }

  /** The same under another counter, with the application's promise. */
  renamed(counter: number): Entry {
    const entry = new Entry(counter, this.action, this.floor);
    entry.#promise = this.#promise;
    entry.#resolve = this.#resolve;
    entry.#reject = this.#reject;
    entry.#accept = this.#accept;
    entry.#unaccept = this.#unaccept;
    return entry;
  }

  say(link: Link, conversation: string, now: number): void {
    this.tried = true;
    this.refused = false;
    this.sentAt = now;
    this.#request = link.request({ command: { conversation, counter: this.counter, ...this.action } }, this);
  }

  forgetRequest(): void {
    this.#request = 0;
    this.refused = false;
  }

  reply(frame: ServerFrame): void {
    // An answer to an earlier saying tells nothing about this one.
    if (frame.request === this.#request) this.queue?.answered(this, frame);
  }

  accept(): void {
    this.#accept?.();
  }

  resolve(sent: Sent): void {
    this.#accept?.();
    this.#resolve?.(sent);
  }

  reject(error: KithError): void {
    this.#unaccept?.(error);
    this.#reject?.(error);
  }
}
