import type { TimelineEntry } from './timelines.ts';

/**
 * A power that a TimelineStore may have besides: fan-out's steps in one place, where followers, their readings and
 * their timelines stand in one memory. Guarantees what `GraphStore.followers`, `FeedReaders.lastRead`,
 * `TimelineStore.add` and `FeedWatchers.watchingAmong` guarantee one after the other; an engine that has to ask servers
 * gains nothing by it and leaves it out.
 */
export interface FeedDelivery {
  /** How many times as long as usual a slice of followers may be, since its steps cost so much less. */
  readonly sliceFactor: number;
  /** As `GraphStore.followers`, in a form that `deliver` takes without looking names up. */
  followers(source: string, after: string, limit: number): Promise<Followers>;
  /** Adds the post to the timelines of those who read at `activeSince` or later. */
  deliver(followers: Followers, entry: TimelineEntry, activeSince: number, now: number): Promise<Delivered>;
}

/** Followers of one page; only the engine that made it knows how they are written. */
export interface Followers {
  readonly size: number;
  /** Where the next page begins behind. */
  readonly last: string;
  /** There may be more behind it. */
  readonly more: boolean;
}

export interface Delivered {
  /** Timelines that stood and have the post. */
  readonly stood: number;
  /** Followers left out since they do not read. */
  readonly skipped: number;
  /** Those of the followers who have the feed open at `now`. */
  readonly watching: readonly string[];
}
