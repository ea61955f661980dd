/** Width of a bucket: a percentile is right within 1 %. */
const GROWTH = 1.01;
const LOG_GROWTH = Math.log(GROWTH);
/** Everything at or below this many milliseconds is one bucket. */
const LEAST = 0.01;
/** Up to LEAST × 1.01^2048, about two months. */
const BUCKETS = 2048;

export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Counts times in buckets that grow by 1 %: any number of them in 16 KB, and a record costs some nanoseconds. */
export class Histogram {
  readonly #buckets = new Float64Array(BUCKETS);
  #count = 0;
  #max = 0;

  get count(): number {
    return this.#count;
  }

  /** A time in milliseconds. */
  record(ms: number): void {
    const index = ms <= LEAST ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(ms / LEAST) / LOG_GROWTH));
    this.#buckets[index]!++;
    this.#count++;
    if (ms > this.#max) this.#max = ms;
  }

  clear(): void {
    this.#buckets.fill(0);
    this.#count = 0;
    this.#max = 0;
  }

  /** The time that the share `q` (0 to 1) of all did not exceed; 0 when there are none. */
  quantile(q: number): number {
    const rank = Math.max(1, Math.ceil(q * this.#count));
    let seen = 0;
    for (let index = 0; index < BUCKETS && this.#count > 0; index++) {
      seen += this.#buckets[index]!;
      if (seen >= rank) return Math.min(this.#max, LEAST * GROWTH ** index);
    }
    return this.#max;
  }

  percentiles(): Percentiles {
    return {
      count: this.#count,
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      p99: this.quantile(0.99),
      max: this.#max,
    };
  }
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Of one figure over the runs. The median of an even number of runs is the mean of the middle two. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { min: sorted[0]!, median, max: sorted[sorted.length - 1]! };
}
