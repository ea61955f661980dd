import { countersConformance } from '../../ports/counters.conformance.ts';
import {
  feedNotificationsConformance,
  feedOutcomesConformance,
  feedReadersConformance,
  feedSessionsConformance,
} from '../../ports/feed-stores.conformance.ts';
import { graphConformance } from '../../ports/graph.conformance.ts';
import { postsConformance } from '../../ports/posts.conformance.ts';
import { forgetfulCounts } from './feed-counts.ts';
import { feedSessionsUnderTest, feedUnderTest } from './feed-under-test.ts';

graphConformance('Cassandra', () => feedUnderTest((feed) => feed.graph));
graphConformance('Cassandra, counting each time', () => feedUnderTest((feed) => feed.graph, forgetfulCounts));
postsConformance('Cassandra', () => feedUnderTest((feed) => feed.posts));
countersConformance('Cassandra', () => feedUnderTest((feed) => feed.sets));
countersConformance('Cassandra, counting each time', () =>
  feedUnderTest((feed) => feed.sets, forgetfulCounts),
);
feedOutcomesConformance('Cassandra', () => feedUnderTest((feed) => feed.outcomes));
feedSessionsConformance('Cassandra', feedSessionsUnderTest);
feedReadersConformance('Cassandra', () => feedUnderTest((feed) => feed.readers));
feedNotificationsConformance('Cassandra', () => feedUnderTest((feed) => feed.notifications));
