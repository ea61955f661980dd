import type { Clock, Timer } from '../ports/clock.ts';
import { backOff, notBefore } from './back-off.ts';
import { errorOf, KithError, passes } from './errors.ts';
import type { Link, ReplyTo } from './link.ts';
import type { ClientBody, ServerFrame } from './wire.ts';

/**
 * Requests that may be repeated without harm: they are asked again, after the time that the server names or on the next
 * connection, until they are answered.
 */
export class Calls {
  readonly #link: Link;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #open = new Set<Call>();

  constructor(link: Link, clock: Clock, random: () => number) {
    this.#link = link;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * `pick` takes its part out of the reply. `bound`: the answer is of use on this connection only, so that the call
   * rejects with 'lost' at its end. Rejects with what the server refuses for good, and with 'closed'.
   */
  call<T>(body: ClientBody, pick: (frame: ServerFrame) => T | null | undefined, bound = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const call = new Call(body, bound, reject, (frame) => {
        if (frame.request !== call.request) return;
        call.request = 0;
        if (frame.error) this.#failed(call, errorOf(frame.error));
        else this.#answered(call, pick(frame), resolve);
      });
      this.#open.add(call);
      this.#ask(call);
    });
  }

  /** The connection is signed in. */
  welcomed(): void {
    for (const call of this.#open) this.#ask(call);
  }

  lost(): void {
    for (const call of [...this.#open]) {
      call.request = 0;
      call.timer?.cancel();
      call.timer = undefined;
      if (call.bound) this.#end(call, new KithError('lost'));
    }
  }

  /** Asks again where an answer did not come within `patienceMs`. */
  sweep(patienceMs: number): void {
    const now = this.#clock.monotonic();
    for (const call of this.#open) if (call.request > 0 && now - call.askedAt > patienceMs) this.#ask(call);
  }

  close(): void {
    for (const call of [...this.#open]) this.#end(call, new KithError('closed'));
  }

  #ask(call: Call): void {
    if (!this.#link.up) return;
    call.askedAt = this.#clock.monotonic();
    call.request = this.#link.request(call.body, call);
  }

  #answered<T>(call: Call, answer: T | null | undefined, resolve: (answer: T) => void): void {
    if (answer === null || answer === undefined) {
      this.#end(
        call,
        new KithError('unknown', { message: 'The server answered with another kind of frame.' }),
      );
      return;
    }
    this.#open.delete(call);
    resolve(answer);
  }

  #failed(call: Call, error: KithError): void {
    if (!passes(error.code)) {
      this.#end(call, error);
      return;
    }
    const ms =
      error.retryMs > 0 ? notBefore(error.retryMs, this.#random) : backOff(call.failures, this.#random);
    call.failures += 1;
    call.timer = this.#clock.after(ms, () => {
      call.timer = undefined;
      this.#ask(call);
    });
  }

  #end(call: Call, error: KithError): void {
    call.timer?.cancel();
    this.#open.delete(call);
    call.reject(error);
  }
}

class Call implements ReplyTo {
  readonly body: ClientBody;
  readonly bound: boolean;
  readonly reject: (error: KithError) => void;
  readonly reply: (frame: ServerFrame) => void;
  /** The request under way; 0: none. */
  request = 0;
  askedAt = 0;
  failures = 0;
  timer: Timer | undefined = undefined;

  constructor(
    body: ClientBody,
    bound: boolean,
    reject: (error: KithError) => void,
    reply: (frame: ServerFrame) => void,
  ) {
    this.body = body;
    this.bound = bound;
    this.reject = reject;
    this.reply = reply;
  }
}
