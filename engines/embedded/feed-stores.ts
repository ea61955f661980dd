import type { Clock } from '../../ports/clock.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { EmbeddedCountedSets } from './counter-store.ts';
import { EmbeddedFeedNotifications } from './feed-notifications.ts';
import { EmbeddedFeedOutcomes } from './feed-outcomes.ts';
import { EmbeddedFeedReaders } from './feed-readers.ts';
import { EmbeddedFeedSessions } from './feed-sessions.ts';
import { EmbeddedGraphStore } from './graph-store.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { EmbeddedPostStore } from './post-store.ts';
import { EmbeddedTimelines } from './timeline-store.ts';
import type { WriteBehind } from './write-behind.ts';

export type { FeedStores };

/** The stores of the feed in the common environment; timelines in memory. */
export function createFeedStores(
  environment: LmdbEnvironment,
  behind: WriteBehind,
  clock: Clock,
): FeedStores & { readonly timelines: EmbeddedTimelines } {
  return {
    graph: new EmbeddedGraphStore(environment, behind),
    posts: new EmbeddedPostStore(environment, behind),
    timelines: new EmbeddedTimelines(),
    sets: new EmbeddedCountedSets(environment, behind),
    outcomes: new EmbeddedFeedOutcomes(environment, behind),
    sessions: new EmbeddedFeedSessions(environment, behind, clock),
    readers: new EmbeddedFeedReaders(environment, behind),
    notifications: new EmbeddedFeedNotifications(environment, behind),
  };
}
