import type { Clock } from '../../ports/clock.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { EmbeddedCountedSets } from './counter-store.ts';
import type { Reach } from './feed-delivery.ts';
import { EmbeddedFeedNotifications } from './feed-notifications.ts';
import { EmbeddedFeedOutcomes } from './feed-outcomes.ts';
import { Pruning } from './feed-pruning.ts';
import { EmbeddedFeedReaders } from './feed-readers.ts';
import { EmbeddedFeedSessions } from './feed-sessions.ts';
import { EmbeddedFeedWatchers } from './feed-watchers.ts';
import { EmbeddedGraphStore } from './graph-store.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { EmbeddedPostStore } from './post-store.ts';
import { ReaderNumbers } from './reader-numbers.ts';
import { EmbeddedTimelines } from './timeline-store.ts';
import type { WriteBehind } from './write-behind.ts';

export interface EmbeddedFeedStores extends FeedStores {
  readonly timelines: EmbeddedTimelines;
  /** For timelines of one's own. */
  readonly reach: Reach;
  /** Ends what goes on in the background; before the stores are closed. */
  stop(): void;
}

/** The stores of the feed in the common environment; timelines and watchers in memory. */
export function createFeedStores(
  environment: LmdbEnvironment,
  behind: WriteBehind,
  clock: Clock,
): EmbeddedFeedStores {
  const numbers = new ReaderNumbers();
  const graph = new EmbeddedGraphStore(environment, behind, numbers);
  const readers = new EmbeddedFeedReaders(environment, behind, numbers);
  const watchers = new EmbeddedFeedWatchers(numbers);
  const reach = { numbers, followers: graph.followerLists, readers, watchers };
  const outcomes = new EmbeddedFeedOutcomes(environment, behind, clock);
  const sessions = new EmbeddedFeedSessions(environment, behind, clock);
  const pruning = new Pruning([outcomes, sessions], behind, clock);
  return {
    ...{ graph, readers, watchers, outcomes, sessions, reach },
    posts: new EmbeddedPostStore(environment, behind),
    timelines: new EmbeddedTimelines(undefined, undefined, reach),
    sets: new EmbeddedCountedSets(environment, behind),
    notifications: new EmbeddedFeedNotifications(environment, behind),
    stop: () => pruning.stop(),
  };
}
