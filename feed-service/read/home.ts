import type { Clock } from '../../ports/clock.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Counter } from '../../ports/metrics.ts';
import { Reason, type TimelinePage, WINDOW_ENTRIES } from '../../ports/timelines.ts';
import type { FeedSettings } from '../settings.ts';
import { type Direction, mergeSources } from './merge-sources.ts';
import { pulledSourcesOf, sourcesOf } from './sources-of.ts';

/** A reading is noted once in so long: fan-out asks only for days. */
const TOUCH_MS = 3_600_000;
/** A timeline built anew holds so many; the first page is what the reader waits for. */
const BUILD_ENTRIES = WINDOW_ENTRIES / 2;
/** Timelines built at once; the others wait their turn. */
const MAX_BUILDS = 32;
/** Timelines at once out of which deleted posts are being taken; another one's wait for its next read. */
const MAX_TIDIED = 32;
const ALL_REASONS = Reason.author | Reason.tag | Reason.mention;
/** A cache that is flushed again and again while it is built does not keep a reader waiting. */
const ATTEMPTS = 2;

export interface Listed {
  readonly ids: readonly string[];
  /** Behind the last of them there is nothing. */
  readonly end: boolean;
  /** Takes those of the ids that turn out to be deleted. */
  readonly gone?: (ids: readonly string[]) => void;
}

/**
 * The ids of home timelines, before any rule: above the floor from the cache and the pulled sources, below it from all
 * sources, without an end. May hold posts that are not to be seen, never lacks one that is.
 */
export class HomeTimelines {
  readonly #stores: FeedStores;
  readonly #clock: Clock;
  readonly #settings: FeedSettings;
  readonly #builds: Counter;
  readonly #flights = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #tidied = 0;

  constructor(stores: FeedStores, clock: Clock, settings: FeedSettings, builds: Counter) {
    this.#stores = stores;
    this.#clock = clock;
    this.#settings = settings;
    this.#builds = builds;
  }

  async list(reader: string, from: string, direction: Direction, limit: number): Promise<Listed> {
    const read = (): Promise<TimelinePage | undefined> =>
      this.#stores.timelines.page(reader, from, direction, limit);
    const [isTrusted, first] = await Promise.all([this.#noteRead(reader), read()]);
    let page = isTrusted ? first : undefined;
    for (let attempt = 0; page === undefined; attempt++) {
      if (attempt === ATTEMPTS) return this.#below(reader, from, direction, limit);
      await this.#buildOnce(reader);
      page = await read();
    }
    const listed = await (direction === 'older'
      ? this.#older(reader, from, limit, page)
      : this.#newer(reader, from, limit, page));
    return { ...listed, gone: (ids) => this.#tidy(reader, ids) };
  }

  async #older(reader: string, from: string, limit: number, page: TimelinePage): Promise<Listed> {
    const pulled = await this.#pulled(reader, from, 'older', limit);
    const cached = page.entries.map(({ id }) => id);
    const above = pulled.filter((id) => compareIds(id, page.floor) > 0);
    // Fewer than asked for: the cache has no more above its floor.
    const bottom = cached.length < limit ? page.floor : cached[cached.length - 1]!;
    const ids = union(cached, above, 'older')
      .filter((id) => compareIds(id, bottom) >= 0)
      .slice(0, limit);
    if (ids.length === limit) return { ids, end: false };
    const start = compareIds(from, page.floor) <= 0 ? from : next(page.floor);
    const rest = await this.#below(reader, start, 'older', limit - ids.length);
    return { ids: [...ids, ...rest.ids], end: rest.end };
  }

  async #newer(reader: string, from: string, limit: number, page: TimelinePage): Promise<Listed> {
    if (compareIds(from, page.floor) < 0) {
      const { posts } = this.#stores;
      const low = await mergeSources(posts, await sourcesOf(this.#stores, reader), from, 'newer', limit);
      const ids = low.filter((id) => compareIds(id, page.floor) <= 0);
      if (ids.length === limit) return { ids, end: false };
      const rest = await this.list(reader, page.floor, 'newer', limit - ids.length);
      return { ids: [...ids, ...rest.ids], end: rest.end };
    }
    const pulled = await this.#pulled(reader, from, 'newer', limit);
    const cached = page.entries.map(({ id }) => id);
    const ids = union(cached, pulled, 'newer').slice(0, limit);
    return { ids, end: ids.length < limit };
  }

  /**
   * What is merged at read. Asked for when the timeline was read, never before: else the first pulled post of an author
   * could be missing below a later one that the timeline has already, and who reads upwards would never meet it.
   */
  async #pulled(reader: string, from: string, direction: Direction, limit: number): Promise<string[]> {
    const sources = await pulledSourcesOf(this.#stores, reader);
    return mergeSources(this.#stores.posts, sources, from, direction, limit);
  }

  async #below(reader: string, from: string, direction: Direction, limit: number): Promise<Listed> {
    const sources = await sourcesOf(this.#stores, reader);
    const ids = await mergeSources(this.#stores.posts, sources, from, direction, limit);
    return { ids, end: ids.length < limit };
  }

  /** A deleted post never comes back: its place in the window is for another. Behind the read, and not for its sake. */
  #tidy(reader: string, deleted: readonly string[]): void {
    if (deleted.length === 0 || this.#tidied >= MAX_TIDIED) return;
    this.#tidied++;
    this.#stores.timelines
      .remove(reader, deleted, ALL_REASONS)
      .catch(() => undefined)
      .finally(() => this.#tidied--);
  }

  /** Whoever comes back after long was left out by fan-out: what stands then is not to be trusted, and false. */
  async #noteRead(reader: string): Promise<boolean> {
    const { readers, timelines } = this.#stores;
    const now = this.#clock.now();
    const [last] = await readers.lastRead([reader]);
    if (now - last! < TOUCH_MS) return true;
    const written = readers.touch([reader], now);
    if (written.readable) await written.readable;
    // An hour sooner than fan-out leaves a reader out, so that no difference of clocks makes a hole.
    if (now - last! < this.#settings.activeMs - TOUCH_MS) return true;
    await timelines.drop([reader]);
    return false;
  }

  /** One flight a reader, a bounded number of flights. */
  #buildOnce(reader: string): Promise<void> {
    let flight = this.#flights.get(reader);
    if (flight === undefined) {
      flight = this.#inTurn(() => this.#build(reader)).finally(() => this.#flights.delete(reader));
      this.#flights.set(reader, flight);
    }
    return flight;
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#running >= MAX_BUILDS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      await work();
    } finally {
      const waiter = this.#waiting.shift();
      if (waiter) waiter();
      else this.#running--;
    }
  }

  /** What is published from the `begin` on is added by fan-out; what was before is in the sources. */
  async #build(reader: string): Promise<void> {
    const { timelines, posts } = this.#stores;
    this.#builds.value++;
    const token = await timelines.begin(reader, this.#clock.now());
    const sources = await sourcesOf(this.#stores, reader);
    const ids = await mergeSources(posts, sources, LAST_ID, 'older', BUILD_ENTRIES);
    const floor = ids.length < BUILD_ENTRIES ? FIRST_ID : before(ids[ids.length - 1]!);
    const entries = ids.map((id) => ({ id, reasons: ALL_REASONS }));
    await timelines.complete(reader, token, entries, floor);
  }
}

function next(id: string): string {
  return (BigInt(id) + 1n).toString();
}

function before(id: string): string {
  return (BigInt(id) - 1n).toString();
}

/** Two lists in the order of the direction, as one. */
function union(a: readonly string[], b: readonly string[], direction: Direction): string[] {
  if (b.length === 0) return [...a];
  const sign = direction === 'older' ? -1 : 1;
  const all = [...new Set([...a, ...b])];
  return all.sort((x, y) => sign * compareIds(x, y));
}
