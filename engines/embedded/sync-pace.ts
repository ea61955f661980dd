import type { Clock } from '../../ports/clock.ts';

/**
 * Least time between the starts of two syncs when appends come fast, ms. A sync costs about 100 µs of CPU whatever it
 * holds, so this bounds syncing to a tenth of a core, for a wait that is half of it on average.
 */
const GATHER_MS = 1;
/** Waiting begins when it would gather at least this many appends; below, a sync each is cheap enough. */
const WORTH_WAITING = 2;
/** Over which the rate of appends is averaged, ms: long against a batch, short against what a person notices. */
const MEMORY_MS = 20;
/** What an interval counts for at least, ms: a clock that stands must not divide by zero. */
const LEAST_INTERVAL_MS = 0.05;

/** Says how long the next sync should wait for company: not at all when it is quiet. */
export class SyncPace {
  readonly #clock: Clock;
  #lastStart = Number.NEGATIVE_INFINITY;
  /** Appends a millisecond. */
  #rate = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until the next sync should start. */
  wait(): number {
    if (this.#rate * GATHER_MS < WORTH_WAITING) return 0;
    return Math.max(0, GATHER_MS - (this.#clock.monotonic() - this.#lastStart));
  }

  /** A sync of `count` appends starts. */
  started(count: number): void {
    const now = this.#clock.monotonic();
    const interval = Math.max(LEAST_INTERVAL_MS, now - this.#lastStart);
    this.#lastStart = now;
    this.#rate += (count / interval - this.#rate) * Math.min(1, interval / MEMORY_MS);
  }
}
