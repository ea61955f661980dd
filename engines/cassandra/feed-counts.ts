import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import { wait } from './backoff.ts';
import { SharedReads } from './shared-reads.ts';

/** Counts at work at the same time: each passes over whole partitions. */
const MOST_COUNTING = 4;
/** Names remembered whose cached size may be wrong since the cache did not answer. */
const MOST_DOUBTFUL = 10_000;

/**
 * From being asked whether a size is known to its change being told. Who takes longer does not add: a recount may have
 * passed by.
 */
const MOST_CHANGING_MS = 1_000;
/** Longer than that and the way of what was sent: those who knew the size before a recount are through. */
const RECOUNT_AFTER_MS = 2 * MOST_CHANGING_MS;

/** Which sizes were known before the rows were written. */
export interface Asked {
  readonly known: ReadonlySet<string>;
  readonly at: number;
}

/** Remembers nothing: everything is counted whenever it is asked for. */
export const forgetfulCounts: CountCache = {
  get: async (names) => names.map(() => undefined),
  add: async () => undefined,
  begin: async () => '',
  complete: async () => false,
};

/**
 * Sizes from the cache, counted where it does not know them. Who changes a set asks before the change whether the size is
 * known, and says after it what changed: added to a known size, while an unknown one is begun anew, so that a count that
 * was made in between, with the change or without it, is not kept.
 *
 * A cache that does not answer leaves a size in doubt; it is not believed here until the cache was told.
 */
export class FeedCounts {
  readonly #cache: CountCache;
  readonly #clock: Clock;
  readonly #count: (name: string) => Promise<number>;
  readonly #shared = new SharedReads<number>();
  readonly #doubtful = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** `count`: the size by the rows themselves. */
  constructor(cache: CountCache, clock: Clock, count: (name: string) => Promise<number>) {
    this.#cache = cache;
    this.#clock = clock;
    this.#count = count;
  }

  /** Which sizes are known now; never rejects. */
  async ask(names: readonly string[]): Promise<Asked> {
    const at = this.#clock.monotonic();
    const sizes = await this.#get(names);
    return { known: new Set(names.filter((_, i) => sizes[i] !== undefined)), at };
  }

  /** To be awaited after the rows stand, and before they are said to be readable. Never rejects. */
  async changed({ known, at }: Asked, deltas: ReadonlyMap<string, number>): Promise<void> {
    const isLate = this.#clock.monotonic() - at > MOST_CHANGING_MS;
    const changes = Array.from(deltas, ([name, delta]) => ({ name, delta })).filter(
      ({ delta }) => delta !== 0,
    );
    const added = isLate ? [] : changes.filter(({ name }) => known.has(name));
    const begun = isLate ? changes : changes.filter(({ name }) => !known.has(name));
    await Promise.all([
      added.length === 0 ? undefined : this.#cache.add(added).catch(() => this.#doubt(added)),
      ...begun.map(({ name }) => this.forget(name)),
    ]);
  }

  /** What is remembered of a size is not to be believed. Never rejects. */
  async forget(name: string): Promise<void> {
    await this.#cache.begin(name).then(
      () => this.#doubtful.delete(name),
      () => this.#doubt([{ name }]),
    );
  }

  /** In the order asked. */
  async sizes(names: readonly string[]): Promise<number[]> {
    const known = await this.#get(names);
    return Promise.all(names.map((name, i) => known[i] ?? this.#countShared(name)));
  }

  /** Counts though a size may be known, once nobody is left who would still add to that one. */
  async recount(name: string): Promise<number> {
    await this.forget(name);
    await wait(this.#clock, RECOUNT_AFTER_MS);
    return this.#countShared(name);
  }

  /** Counts, and has the cache remember it unless the set changes meanwhile. */
  #countShared(name: string): Promise<number> {
    return this.#shared.read(name, () => this.#inTurn(() => this.#countOnce(name)));
  }

  async #countOnce(name: string): Promise<number> {
    const token = await this.#cache.begin(name).catch(() => undefined);
    if (token !== undefined) this.#doubtful.delete(name);
    const count = await this.#count(name);
    if (token !== undefined) await this.#cache.complete(name, token, count).catch(() => false);
    return count;
  }

  async #get(names: readonly string[]): Promise<(number | undefined)[]> {
    if (names.length === 0) return [];
    if (this.#doubtful.size > 0) await this.#tellDoubts();
    const sizes = await this.#cache.get(names).catch(() => names.map(() => undefined));
    return this.#doubtful.size === 0
      ? sizes
      : sizes.map((size, i) => (this.#doubtful.has(names[i]!) ? undefined : size));
  }

  #doubt(names: readonly { readonly name: string }[]): void {
    for (const { name } of names) if (this.#doubtful.size < MOST_DOUBTFUL) this.#doubtful.add(name);
  }

  /** One first: while the cache is away the others need not try. */
  async #tellDoubts(): Promise<void> {
    const [first, ...others] = this.#doubtful;
    if (first === undefined) return;
    await this.forget(first);
    if (!this.#doubtful.has(first)) await Promise.all(others.map((name) => this.forget(name)));
  }

  async #inTurn(count: () => Promise<number>): Promise<number> {
    if (this.#running >= MOST_COUNTING) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await count();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
