import type { Clock } from '../../ports/clock.ts';

export interface PointsOptions {
  /** Points that may be spent at once. */
  readonly capacity: number;
  readonly perSecond: number;
  /** Users remembered; one that was forgotten begins anew. */
  readonly users: number;
}

export interface Spent {
  /** 0: admitted; else milliseconds after which the points would be there. */
  readonly retryMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Purse {
  points: number;
  /** Monotonic milliseconds at which `points` was right. */
  at: number;
}

/** What a user may ask of the feed in a time: each request costs points, and every answer says how many are left. */
export class Points {
  readonly #options: PointsOptions;
  readonly #clock: Clock;
  /** The user seen longest ago first. */
  readonly #purses = new Map<string, Purse>();

  constructor(options: PointsOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  spend(user: string, cost: number): Spent {
    const { capacity, perSecond } = this.#options;
    const now = this.#clock.monotonic();
    const purse = this.#purse(user, now);
    purse.points = Math.min(capacity, purse.points + ((now - purse.at) * perSecond) / 1000);
    purse.at = now;
    const missing = Math.min(cost, capacity) - purse.points;
    if (missing <= 0) purse.points -= Math.min(cost, capacity);
    const headers = {
      'ratelimit-limit': String(capacity),
      'ratelimit-remaining': String(Math.floor(purse.points)),
      'ratelimit-reset': String(Math.ceil((capacity - purse.points) / perSecond)),
    };
    return { retryMs: missing <= 0 ? 0 : Math.max(1, Math.ceil((missing / perSecond) * 1000)), headers };
  }

  #purse(user: string, now: number): Purse {
    const purse = this.#purses.get(user) ?? { points: this.#options.capacity, at: now };
    this.#purses.delete(user);
    if (this.#purses.size >= this.#options.users) {
      const oldest = this.#purses.keys().next();
      if (!oldest.done) this.#purses.delete(oldest.value);
    }
    this.#purses.set(user, purse);
    return purse;
  }
}
