/** Buckets a doubling: a value is known to within 3 %. */
const PER_DOUBLING = 32;
/** The least that is told apart, in milliseconds. */
const LEAST = 0.01;
const BUCKETS = PER_DOUBLING * 32;

/** Times in milliseconds by the tens of millions, in constant memory. */
export class Histogram {
  readonly #buckets = new Float64Array(BUCKETS);
  #count = 0;

  add(ms: number): void {
    const bucket = ms <= LEAST ? 0 : Math.floor(Math.log2(ms / LEAST) * PER_DOUBLING);
    this.#buckets[Math.min(bucket, BUCKETS - 1)]! += 1;
    this.#count += 1;
  }

  /** `share` from 0 to 1; 0 when nothing was added. In milliseconds, to a tenth. */
  quantile(share: number): number {
    const rank = this.#count * share;
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      sum += this.#buckets[bucket]!;
      if (sum > 0 && sum >= rank) return Math.round(LEAST * 2 ** ((bucket + 0.5) / PER_DOUBLING) * 10) / 10;
    }
    return 0;
  }
}
