import type { Clock, Timer } from '../../ports/clock.ts';

/** A clock for tests on a model disk: every timer fires a few turns of the event loop later, whatever its time. */
export class TurnClock implements Clock {
  #time = 0;

  now(): number {
    return 1_700_000_000_000 + this.#time;
  }

  monotonic(): number {
    return ++this.#time;
  }

  after(ms: number, callback: () => void): Timer {
    let turns = 3;
    let cancelled = false;
    const step = (): void => {
      if (cancelled) return;
      if (--turns > 0) {
        setImmediate(step);
        return;
      }
      this.#time += ms;
      callback();
    };
    setImmediate(step);
    return {
      cancel: () => {
        cancelled = true;
      },
    };
  }
}
