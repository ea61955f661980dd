import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { forgetfulCounts } from './feed-counts.ts';
import { FeedEpochs } from './feed-epochs.ts';
import { CassandraGraphStore } from './feed-graph.ts';
import { CassandraFeedNotifications } from './feed-notifications.ts';
import { CassandraFeedOutcomes } from './feed-outcomes.ts';
import { CassandraPostStore } from './feed-posts.ts';
import { CassandraFeedReaders } from './feed-readers.ts';
import { CassandraFeedSessions } from './feed-sessions.ts';
import { CassandraCountedSets } from './feed-sets.ts';
import type { Session } from './session.ts';

/** What of the feed is kept for good; timelines and who has the feed open are for an engine of memory. */
export interface DurableFeedStores extends Omit<FeedStores, 'timelines' | 'watchers'> {
  /** Of the logs that rows stand for; also for who moves another installation here. */
  readonly epochs: FeedEpochs;
}

export interface FeedStoresParts {
  readonly session: Session;
  readonly clock: Clock;
  /** Names that no other call and no other process makes. */
  readonly newId: () => string;
  /** Without one, sizes are counted whenever they are asked for. */
  readonly counts: CountCache | undefined;
}

export function createFeedStores({ session, clock, newId, counts }: FeedStoresParts): DurableFeedStores {
  const epochs = new FeedEpochs(session);
  const cache = counts ?? forgetfulCounts;
  return {
    epochs,
    graph: new CassandraGraphStore(session, epochs, cache, clock),
    posts: new CassandraPostStore(session, epochs, clock),
    sets: new CassandraCountedSets(session, epochs, cache, clock),
    outcomes: new CassandraFeedOutcomes(session),
    sessions: new CassandraFeedSessions({ session, clock, newId }),
    readers: new CassandraFeedReaders(session),
    notifications: new CassandraFeedNotifications(session, epochs, cache, clock),
  };
}
