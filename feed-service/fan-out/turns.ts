import type { Clock } from '../../ports/clock.ts';

/** Work without a turn of the event loop: what a read, or a small author's post, waits for at most at each of its hops. */
const STEP_MS = 0.25;

/** Lets the event loop's other work in whenever enough time has passed, however much was done in it. */
export class Turns {
  readonly #clock: Clock;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.monotonic();
  }

  async pass(): Promise<void> {
    if (this.#clock.monotonic() - this.#since < STEP_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = this.#clock.monotonic();
  }
}
