import type { Clock } from '../ports/clock.ts';
import { LruMap } from './lru-map.ts';

export interface BucketOptions {
  /** How much may come at once. */
  readonly capacity: number;
  /** How much comes back each second. */
  readonly perSecond: number;
  /** Keys remembered; one that was forgotten begins with a full bucket. About 150 bytes a key. */
  readonly keys: number;
}

interface Bucket {
  tokens: number;
  /** Monotonic milliseconds at which `tokens` was right. */
  at: number;
}

/** Additions of fractions err in the last digits; less than this much of a token is nobody's loss. */
const ROUNDING = 1e-6;

/**
 * Token buckets of one kind, one a key (an address, a user and verb). Memory is bounded: of more keys than `keys` the
 * one used longest ago is forgotten, which is the one most likely to be full again anyway.
 */
export class TokenBuckets {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #perMs: number;
  readonly #buckets: LruMap<string, Bucket>;

  constructor(options: BucketOptions, clock: Clock) {
    if (!(options.capacity > 0 && options.perSecond > 0)) {
      throw new RangeError('A token bucket needs a capacity and a rate above 0.');
    }
    this.#clock = clock;
    this.#capacity = options.capacity;
    this.#perMs = options.perSecond / 1000;
    this.#buckets = new LruMap(options.keys);
  }

  /**
   * Takes `cost` tokens: 0 when they were there, else nothing is taken and the milliseconds (at least 1) are told after
   * which they would be. A cost above the capacity counts as the capacity: it waits for a full bucket, not for ever.
   */
  take(key: string, cost = 1): number {
    const wanted = Math.min(cost, this.#capacity);
    const now = this.#clock.monotonic();
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = { tokens: this.#capacity, at: now };
      this.#buckets.set(key, bucket);
    }
    bucket.tokens = Math.min(this.#capacity, bucket.tokens + this.#gained(bucket));
    bucket.at = now;
    const missing = wanted - bucket.tokens;
    if (missing <= ROUNDING) {
      bucket.tokens -= wanted;
      return 0;
    }
    return Math.max(1, Math.ceil((missing - ROUNDING) / this.#perMs));
  }

  /** Milliseconds after which `take` of one would be answered 0; 0: now. Counts as no use. */
  wait(key: string): number {
    const missing = Math.min(1, this.#capacity) - this.left(key);
    return missing <= ROUNDING ? 0 : Math.max(1, Math.ceil((missing - ROUNDING) / this.#perMs));
  }

  /** What the key has now; a whole bucket for one that is not remembered. Counts as no use. */
  left(key: string): number {
    const bucket = this.#buckets.peek(key);
    if (!bucket) return this.#capacity;
    return Math.min(this.#capacity, bucket.tokens + this.#gained(bucket));
  }

  #gained({ at }: Bucket): number {
    return Math.max(0, this.#clock.monotonic() - at) * this.#perMs;
  }

  /** Keys remembered now. */
  get size(): number {
    return this.#buckets.size;
  }
}
