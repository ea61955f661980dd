import { TokenBuckets } from '../../http/token-bucket.ts';
import type { Clock } from '../../ports/clock.ts';

/** Users remembered; whoever was forgotten starts with a full bucket. */
const KEYS = 100_000;
/** What may come at once, in seconds of the rate. */
const BURST_SECONDS = 4;

export interface VerbRates {
  /** Commands a user and second. */
  readonly commands: number;
  /** Reads (ranges, history, lists, members, presence) a user and second. */
  readonly reads: number;
}

/** What one user may ask for in a second, over all connections: 0 admits, else milliseconds after which to come back. */
export class VerbLimits {
  readonly #commands: TokenBuckets;
  readonly #reads: TokenBuckets;
  readonly #creates: TokenBuckets;
  readonly #marks: TokenBuckets;

  constructor(rates: VerbRates, clock: Clock) {
    const buckets = (perSecond: number, seconds: number): TokenBuckets =>
      new TokenBuckets({ capacity: Math.max(1, perSecond * seconds), perSecond, keys: KEYS }, clock);
    this.#commands = buckets(rates.commands, BURST_SECONDS);
    this.#reads = buckets(rates.reads, BURST_SECONDS);
    this.#creates = buckets(Math.max(1, rates.commands / 10), 10);
    this.#marks = buckets(rates.reads, BURST_SECONDS);
  }

  command(user: string): number {
    return this.#commands.take(user);
  }

  create(user: string): number {
    return this.#creates.take(user);
  }

  read(user: string): number {
    return this.#reads.take(user);
  }

  mark(user: string): number {
    return this.#marks.take(user);
  }
}
