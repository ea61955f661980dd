import type { CountedSets } from './counters.ts';
import type { FeedNotifications } from './feed-notifications.ts';
import type { FeedOutcomes } from './feed-outcomes.ts';
import type { FeedReaders } from './feed-readers.ts';
import type { FeedSessions } from './feed-sessions.ts';
import type { FeedWatchers } from './feed-watchers.ts';
import type { GraphStore } from './graph.ts';
import type { PostStore } from './posts.ts';
import type { TimelineStore } from './timelines.ts';

/** What the feed keeps: one engine for each. */
export interface FeedStores {
  readonly graph: GraphStore;
  readonly posts: PostStore;
  readonly timelines: TimelineStore;
  readonly sets: CountedSets;
  readonly outcomes: FeedOutcomes;
  readonly sessions: FeedSessions;
  readonly readers: FeedReaders;
  readonly watchers: FeedWatchers;
  readonly notifications: FeedNotifications;
}
