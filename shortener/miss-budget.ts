import type { Clock } from '../ports/clock.ts';

interface Bucket {
  tokens: number;
  /** Monotonic milliseconds. */
  at: number;
}

export interface MissBudgetOptions {
  /** Misses that a client may have at once. */
  readonly capacity: number;
  readonly perSecond: number;
  /** Clients remembered. */
  readonly keys: number;
}

/**
 * What a client may miss: who asks for codes that nobody made is guessing, and is sent away before it finds one. Only
 * misses cost, so nobody who follows links that exist ever meets it.
 */
export class MissBudget {
  readonly #clock: Clock;
  readonly #options: MissBudgetOptions;
  readonly #buckets = new Map<string, Bucket>();
  /** Clients that have nothing left: the redirect asks who comes only when there are some. */
  readonly #spent = new Set<string>();

  constructor(options: MissBudgetOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  get isQuiet(): boolean {
    return this.#spent.size === 0;
  }

  /** Milliseconds after which the client may ask again; 0: now. */
  blockedFor(client: string): number {
    if (!this.#spent.has(client)) return 0;
    const bucket = this.#bucket(client);
    if (bucket.tokens >= 1) {
      this.#spent.delete(client);
      return 0;
    }
    return Math.max(1, Math.ceil(((1 - bucket.tokens) * 1000) / this.#options.perSecond));
  }

  /** The client missed once. */
  spend(client: string): void {
    const bucket = this.#bucket(client);
    bucket.tokens = Math.max(0, bucket.tokens - 1);
    if (bucket.tokens < 1) this.#spent.add(client);
  }

  #bucket(client: string): Bucket {
    const now = this.#clock.monotonic();
    const { capacity, perSecond, keys } = this.#options;
    const standing = this.#buckets.get(client);
    if (standing !== undefined) {
      standing.tokens = Math.min(capacity, standing.tokens + ((now - standing.at) * perSecond) / 1000);
      standing.at = now;
      return standing;
    }
    if (this.#buckets.size >= keys) this.#forgetOldest();
    const bucket: Bucket = { tokens: capacity, at: now };
    this.#buckets.set(client, bucket);
    return bucket;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (oldest.done) return;
    this.#buckets.delete(oldest.value);
    this.#spent.delete(oldest.value);
  }
}
