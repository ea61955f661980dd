import type { Clock } from '../ports/clock.ts';
import { TokenBuckets } from './token-bucket.ts';

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

/**
 * What a user may ask for in a time: each request costs points, and every answer says how many are left and after how
 * many seconds there are as many as can be.
 */
export class Points {
  readonly #options: PointsOptions;
  readonly #purses: TokenBuckets;

  constructor(options: PointsOptions, clock: Clock) {
    const { capacity, perSecond, users } = options;
    this.#options = options;
    this.#purses = new TokenBuckets({ capacity, perSecond, keys: users }, clock);
  }

  spend(user: string, cost: number): Spent {
    const { capacity, perSecond } = this.#options;
    const retryMs = this.#purses.take(user, cost);
    const left = this.#purses.left(user);
    const headers = {
      'ratelimit-limit': String(capacity),
      'ratelimit-remaining': String(Math.max(0, Math.floor(left))),
      'ratelimit-reset': String(Math.ceil((capacity - left) / perSecond)),
    };
    return { retryMs, headers };
  }
}
