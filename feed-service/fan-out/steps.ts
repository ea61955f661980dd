import type { Delivered, FeedDelivery, Followers } from '../../ports/feed-delivery.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { TimelineEntry } from '../../ports/timelines.ts';

export interface Steps {
  readonly delivery: FeedDelivery;
  /** Followers of one page: asked for and delivered to at once. */
  readonly pageFollowers: number;
  /** Pages of followers that may be read and wait while others are delivered to. */
  readonly pagesAhead: number;
  /** Pages of a slice that are delivered to at once. */
  readonly pagesTogether: number;
}

/** The steps of fan-out: in the engine's own way where it has one, else by one store after the other. */
export function stepsOf(stores: FeedStores): Steps {
  const { delivery } = stores.timelines;
  // From memory pages cost nothing: all of a slice, so that the next one is appended while all of this one is to be done.
  if (delivery) {
    return { delivery, pageFollowers: 1_000, pagesAhead: Number.POSITIVE_INFINITY, pagesTogether: 1 };
  }
  // Servers that are asked for followers are others than those that are given the post: both have work with one ahead. And
  // each page waits twice for an answer, in which the next one's questions are under way. A question costs Cassandra a good
  // part of what a thousand rows do, so pages are long, and four of them a slice.
  return { delivery: new StepsByStores(stores), pageFollowers: 2_500, pagesAhead: 1, pagesTogether: 2 };
}

interface NamedFollowers extends Followers {
  readonly names: readonly string[];
}

class StepsByStores implements FeedDelivery {
  readonly sliceFactor = 2;
  readonly #stores: FeedStores;

  constructor(stores: FeedStores) {
    this.#stores = stores;
  }

  async followers(source: string, after: string, limit: number): Promise<NamedFollowers> {
    const names = await this.#stores.graph.followers(source, after, limit);
    return { names, size: names.length, last: names.at(-1) ?? after, more: names.length === limit };
  }

  async deliver(
    { names }: NamedFollowers,
    entry: TimelineEntry,
    activeSince: number,
    now: number,
  ): Promise<Delivered> {
    const { timelines, watchers } = this.#stores;
    const active = await this.#active(names, activeSince, now);
    const stood = await timelines.add(active, entry);
    // Without an answer nobody is told; everybody has the post.
    const watching = await watchers.watchingAmong(now, names).catch(() => []);
    return { stood, skipped: names.length - (active === names ? stood : active.length), watching };
  }

  /** All of them, not asked for, where nobody else has a timeline. */
  async #active(names: readonly string[], since: number, now: number): Promise<readonly string[]> {
    const { readers, timelines } = this.#stores;
    if (timelines.unreadMs !== undefined && timelines.unreadMs <= now - since) return names;
    const reads = await readers.lastRead(names);
    return names.filter((_, i) => reads[i]! >= since);
  }
}
