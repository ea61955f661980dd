import { systemClock } from '../../ports/clock.ts';
import type { StoreUnderTest } from '../../ports/conformance.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import type { SessionsUnderTest } from '../../ports/feed-stores.conformance.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { MemoryCounts } from './feed-count-cache.fixture.ts';
import type { DurableFeedStores } from './feed-stores.ts';
import { testOptions } from './stores-under-test.ts';

/** One process with the feed's stores; those that are given the same counts share them. */
export function openFeed(counts: CountCache = new MemoryCounts()): Promise<CassandraStores> {
  return openCassandraStores({ ...testOptions('kith_conformance'), counts });
}

export async function feedUnderTest<Store>(
  pick: (stores: DurableFeedStores) => Store,
  counts: CountCache = new MemoryCounts(),
): Promise<StoreUnderTest<Store>> {
  let stores = await openFeed(counts);
  return {
    get store() {
      return pick(stores.feed);
    },
    async reopen() {
      await stores.close();
      stores = await openFeed(counts);
    },
    close: () => stores.close(),
  };
}

/** Retries and connections by real timers; only the time that values are kept is moved. */
export async function feedSessionsUnderTest(): Promise<SessionsUnderTest> {
  const wall = new FakeClock();
  const clock = { ...systemClock, now: () => wall.now() };
  const open = (): Promise<CassandraStores> =>
    openCassandraStores({ ...testOptions('kith_conformance'), clock });
  let stores = await open();
  return {
    get store() {
      return stores.feed.sessions;
    },
    async reopen() {
      await stores.close();
      stores = await open();
    },
    close: () => stores.close(),
    pass: async (ms) => wall.advance(ms),
  };
}
