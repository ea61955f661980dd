import type { Clock } from '../ports/clock.ts';
import type { LinkCache, LinkCacheHandle } from '../ports/link-cache.ts';
import type { Link, LinkStore } from '../ports/link-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { Counter, Metrics } from '../ports/metrics.ts';
import type { CodeMaker } from './code-maker.ts';
import { MemoryTier } from './memory-tier.ts';
import { type LinkName, readName } from './names.ts';
import { type PreparedLink, prepareLink } from './prepared-link.ts';

export interface ResolverOptions {
  readonly store: LinkStore;
  readonly cache: LinkCache;
  readonly codes: CodeMaker;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Links in memory. */
  readonly limit: number;
}

interface Loading {
  readonly promise: Promise<PreparedLink | undefined>;
  /** Told of meanwhile: an older record must not be taken. */
  least: number;
}

/** What a name stands for: from memory, else from the shared tier, else from the store; who asks for the same waits together. */
export class Resolver {
  readonly memory: MemoryTier;
  readonly #options: ResolverOptions;
  readonly #loading = new Map<string, Loading>();
  readonly #reads: Counter;
  #handle: LinkCacheHandle | undefined;

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.memory = new MemoryTier(options.clock, options.limit);
    this.#reads = options.metrics.counter('link_reads_total', 'Links that were read from the store.');
    options.metrics.gauge('link_memory', 'Links in memory.', () => this.memory.size);
  }

  async start(): Promise<void> {
    this.#handle = await this.#options.cache.listen({
      changed: (name, version) => this.#changed(name, version),
      lost: () => this.memory.lost(),
      gap: () => this.memory.sure(),
    });
  }

  async stop(): Promise<void> {
    this.memory.stop();
    await this.#handle?.close();
  }

  /**
   * What stands at a path, if that can be said without waiting: it is in memory, or the store answers at once. Undefined:
   * `resolve` must be asked.
   */
  now(path: string): PreparedLink | undefined {
    return this.memory.get(path) ?? this.#readNow(path);
  }

  #readNow(path: string): PreparedLink | undefined {
    const { store, codes, clock } = this.#options;
    if (store.linkNow === undefined || this.memory.isAbsent(path) || this.#loading.has(path))
      return undefined;
    const name = readName(path.slice(1));
    // An alias in capitals is known by its folded path, and what nobody made is not looked for on the disk.
    if (name === undefined || name.name.length !== path.length - 1 || !path.endsWith(name.name))
      return undefined;
    if (name.number >= 0 && !codes.isMade(name.number)) return undefined;
    this.#reads.value++;
    const link = store.linkNow(name.name);
    if (link === undefined || link.state === 'hidden') return undefined;
    const prepared = prepareLink(link, clock.monotonic());
    this.memory.put(prepared);
    return prepared;
  }

  /** Undefined: nothing stands there that a visitor may know of. */
  async resolve(name: LinkName): Promise<PreparedLink | undefined> {
    const path = `/${name.name}`;
    const known = this.memory.get(path);
    if (known !== undefined) return known;
    if (this.memory.isAbsent(path)) return undefined;
    return (this.#loading.get(path) ?? this.#begin(path, name)).promise;
  }

  #begin(path: string, name: LinkName): Loading {
    const loading: Loading = { promise: this.#load(path, name, () => loading.least), least: 0 };
    this.#loading.set(path, loading);
    // The one who waits hears of a failure; here it only ends.
    loading.promise
      .catch(() => undefined)
      .then(() => {
        if (this.#loading.get(path) === loading) this.#loading.delete(path);
      });
    return loading;
  }

  /**
   * What never existed costs one look at the mark of the blocks, what is hidden one look at its row, and both are then
   * remembered as absent: nobody learns by the clock which it was.
   */
  async #load(path: string, name: LinkName, least: () => number): Promise<PreparedLink | undefined> {
    const loadedAt = this.#options.clock.monotonic();
    const mayExist = name.number < 0 || (await this.#options.codes.mayExist(name.number));
    let link = mayExist ? await this.#read(name.name) : undefined;
    if ((link?.version ?? 0) < least()) link = await this.#fromStore(name.name);
    const isOld = (link?.version ?? 0) < least();
    if (link === undefined || link.state === 'hidden') {
      if (!isOld) this.memory.putAbsent(path);
      return undefined;
    }
    const prepared = prepareLink(link, loadedAt);
    if (!isOld) this.memory.put(prepared);
    return prepared;
  }

  async #read(name: string): Promise<Link | undefined> {
    const { cache, logger } = this.#options;
    try {
      const cached = await cache.get(name);
      if (cached !== undefined) return cached.record === '' ? undefined : (JSON.parse(cached.record) as Link);
    } catch (error) {
      logger.debug({ err: error }, 'the shared tier of links cannot be asked');
    }
    const link = await this.#fromStore(name);
    if (link !== undefined) {
      const filled = cache.fill(name, { version: link.version, record: JSON.stringify(link) });
      filled.catch((error: unknown) =>
        logger.debug({ err: error }, 'the shared tier of links cannot be filled'),
      );
    }
    return link;
  }

  #fromStore(name: string): Promise<Link | undefined> {
    this.#reads.value++;
    return this.#options.store.link(name);
  }

  #changed(name: string, version: number): void {
    const path = `/${name}`;
    const loading = this.#loading.get(path);
    if (loading !== undefined) loading.least = Math.max(loading.least, version);
    const known = this.memory.get(path);
    if (known === undefined || known.link.version < version) this.memory.forget(path);
  }
}
