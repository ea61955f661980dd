import { expect, it, onTestFinished } from 'vitest';
import { storesUnderTest } from '../../engines/embedded/stores-under-test.ts';
import { stepsOf } from '../../feed-service/fan-out/steps.ts';
import { FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { plantFollowsOf } from './measure/planting.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const NOW = 1_800_000_000_000;

/** The embedded stores without their own way of delivery; what is given stands in their timelines' place. */
async function opened(timelines: Partial<FeedStores['timelines']>) {
  const tested = await storesUnderTest((stores) => stores.feed);
  onTestFinished(() => tested.close());
  const own = tested.store.timelines;
  const bare: FeedStores['timelines'] = {
    ...{ begin: own.begin.bind(own), complete: own.complete.bind(own), add: own.add.bind(own) },
    ...{ merge: own.merge.bind(own), remove: own.remove.bind(own), page: own.page.bind(own) },
    ...{ header: own.header.bind(own), drop: own.drop.bind(own) },
    ...timelines,
  };
  const asked: string[] = [];
  const { readers } = tested.store;
  const stores: FeedStores = {
    ...tested.store,
    timelines: bare,
    readers: {
      lastRead(users) {
        asked.push(...users);
        return readers.lastRead(users);
      },
      ...{ touch: readers.touch.bind(readers), mark: readers.mark.bind(readers) },
      raiseMark: readers.raiseMark.bind(readers),
    },
  };
  return { stores, asked };
}

/** `reads` read a minute ago, `idle` two weeks ago; both have a timeline, `none` has not. */
async function deliver({ stores }: Awaited<ReturnType<typeof opened>>) {
  await plantFollowsOf(stores, 'ann', ['reads', 'idle', 'none'], () => undefined);
  await stores.readers.touch(['reads'], NOW - 60_000).durable;
  await stores.readers.touch(['idle'], NOW - 2 * WEEK_MS).durable;
  for (const reader of ['reads', 'idle']) {
    const token = await stores.timelines.begin(reader, NOW);
    await stores.timelines.complete(reader, token, [], FIRST_ID);
  }
  const { delivery, pageFollowers } = stepsOf(stores);
  const page = await delivery.followers('ann', '', pageFollowers);
  const done = await delivery.deliver(page, { id: '77', reasons: 1 }, NOW - WEEK_MS, NOW);
  const has = async (reader: string): Promise<boolean> =>
    (await stores.timelines.page(reader, LAST_ID, 'older', 1))?.entries[0]?.id === '77';
  return { done, has };
}

it('leaves those out who do not read, where their timelines stay', async () => {
  const world = await opened({});
  const { done, has } = await deliver(world);
  expect(done).toEqual({ stood: 1, skipped: 2, watching: [] });
  expect(world.asked.sort()).toEqual(['idle', 'none', 'reads']);
  expect([await has('reads'), await has('idle')]).toEqual([true, false]);
});

it('asks nobody when they read where a timeline that nobody reads is gone by itself', async () => {
  const world = await opened({ unreadMs: WEEK_MS });
  const { done, has } = await deliver(world);
  expect(done).toEqual({ stood: 2, skipped: 1, watching: [] });
  expect(world.asked).toEqual([]);
  expect(await has('reads')).toBe(true);
});

it('asks where timelines outlive those who count as readers', async () => {
  const world = await opened({ unreadMs: WEEK_MS + 1 });
  expect((await deliver(world)).done).toEqual({ stood: 1, skipped: 2, watching: [] });
  expect(world.asked).toHaveLength(3);
});
