import { systemClock } from '../../ports/clock.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import {
  feedNotificationsConformance,
  feedOutcomesConformance,
  feedReadersConformance,
  feedSessionsConformance,
} from '../../ports/feed-stores.conformance.ts';
import { feedWatchersConformance } from '../../ports/feed-watchers.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

feedOutcomesConformance('embedded', () => storesUnderTest((stores) => stores.feed.outcomes));
feedReadersConformance('embedded', () => storesUnderTest((stores) => stores.feed.readers));
feedWatchersConformance('embedded', () => storesUnderTest((stores) => stores.feed.watchers));
feedNotificationsConformance('embedded', () => storesUnderTest((stores) => stores.feed.notifications));
feedSessionsConformance('embedded', async () => {
  const wall = new FakeClock();
  // Commits go by real timers; only the time that values are kept is moved.
  const clock = { ...systemClock, now: () => wall.now() };
  const tested = await storesUnderTest((stores) => stores.feed.sessions, clock);
  return Object.assign(tested, { pass: async (ms: number) => wall.advance(ms) });
});
