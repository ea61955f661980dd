import { LruMap } from '../http/lru-map.ts';
import { type BucketOptions, TokenBuckets } from '../http/token-bucket.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * What a client may miss: who asks for codes that nobody made is guessing, and is sent away before it finds one. Only
 * misses cost, so nobody who follows links that exist ever meets it.
 */
export class MissBudget {
  readonly #buckets: TokenBuckets;
  /** Clients that have nothing left: the redirect asks who comes only when there are some. */
  readonly #spent: LruMap<string, true>;

  constructor(options: BucketOptions, clock: Clock) {
    this.#buckets = new TokenBuckets(options, clock);
    this.#spent = new LruMap(options.keys);
  }

  get isQuiet(): boolean {
    return this.#spent.size === 0;
  }

  /** Milliseconds after which the client may ask again; 0: now. */
  blockedFor(client: string): number {
    if (this.#spent.peek(client) === undefined) return 0;
    const blockedMs = this.#buckets.wait(client);
    if (blockedMs === 0) this.#spent.delete(client);
    return blockedMs;
  }

  /** The client missed once. */
  spend(client: string): void {
    this.#buckets.take(client);
    if (this.#buckets.wait(client) > 0) this.#spent.set(client, true);
  }
}
