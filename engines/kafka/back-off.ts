import type { Clock } from '../../ports/clock.ts';

const FIRST_MS = 100;
const LAST_MS = 2_000;

/** Waits longer and longer between tries, and can be woken. Half of each wait is random, so that many do not march in step. */
export class BackOff {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #lastMs: number;
  #nextMs = FIRST_MS;
  #wake: (() => void) | undefined;

  constructor(clock: Clock, random: () => number = Math.random, lastMs = LAST_MS) {
    this.#clock = clock;
    this.#random = random;
    this.#lastMs = lastMs;
  }

  async wait(): Promise<void> {
    const ms = this.#nextMs * (0.5 + this.#random() / 2);
    this.#nextMs = Math.min(this.#nextMs * 2, this.#lastMs);
    await new Promise<void>((resolve) => {
      const timer = this.#clock.after(ms, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
    this.#wake = undefined;
  }

  /** Ends the wait that is going on. */
  wake(): void {
    this.#wake?.();
  }

  reset(): void {
    this.#nextMs = FIRST_MS;
  }
}
