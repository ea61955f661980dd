import { expect, inject, it, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { feedReadersConformance } from '../../ports/feed-stores.conformance.ts';
import { storesUnderTest } from '../embedded/stores-under-test.ts';
import { Readings } from './readings.fixture.ts';
import { open, operator } from './under-test.ts';

const { redis: address, redisCluster } = inject('servers');
const DAY_MS = 86_400_000;

for (const [engine, addresses] of [
  ['redis', [address]],
  ['redis cluster', redisCluster],
] as const) {
  feedReadersConformance(`embedded behind ${engine}`, async () => {
    const redis = await open(addresses);
    const inner = await storesUnderTest((stores) => stores.feed.readers);
    return {
      get store() {
        return redis.feed.cachedReaders(inner.store);
      },
      reopen: () => inner.reopen(),
      async close() {
        await redis.close();
        await inner.close();
      },
    };
  });
}

async function cached(addresses = [address], clock: Clock = systemClock) {
  const redis = await open(addresses, { clock });
  onTestFinished(() => redis.close());
  const inner = new Readings();
  return { inner, readers: redis.feed.cachedReaders(inner), other: redis.feed.cachedReaders(inner) };
}

it('asks for thousands once, in bounded batches, and remembers those too who never read', async () => {
  for (const addresses of [[address], redisCluster]) {
    const { inner, readers } = await cached([...addresses]);
    const users = Array.from({ length: 3_000 }, () => unique('u'));
    users.forEach((user, i) => {
      if (i % 2 === 0) inner.known.set(user, i + 1);
    });
    const due = users.map((_, i) => (i % 2 === 0 ? i + 1 : 0));
    expect(await readers.lastRead(users)).toEqual(due);
    expect(inner.asked.flat().toSorted()).toEqual(users.toSorted());
    for (const batch of inner.asked) expect(batch.length).toBeLessThanOrEqual(500);
    inner.asked.length = 0;
    expect(await readers.lastRead([...users].reverse())).toEqual(due.toReversed());
    expect(inner.asked).toEqual([]);
  }
});

it('answers rightly after a flush in the midst of it', async () => {
  for (const [addresses, server] of [
    [[address], address],
    [redisCluster, redisCluster[1]!],
  ] as const) {
    const { inner, readers } = await cached([...addresses]);
    const desk = await operator(server);
    onTestFinished(() => desk.disconnect());
    const users = Array.from({ length: 200 }, () => unique('u'));
    for (let round = 1; round <= 5; round++) {
      await readers.touch(users.slice(0, 20 * round), round).readable;
      await desk.flushall();
      await readers.touch(users.slice(0, 10), round).readable;
      expect(await readers.lastRead(users)).toEqual(users.map((user) => inner.known.get(user) ?? 0));
    }
  }
});

it('does not let an answer that was looked up before a reading hide it', async () => {
  const { inner, readers, other } = await cached();
  const user = unique('u');
  inner.known.set(user, 5);
  let release = (): void => undefined;
  inner.hold = new Promise((resolve) => {
    release = resolve;
  });
  const looking = readers.lastRead([user]);
  await expect.poll(() => inner.asked).toEqual([[user]]);
  await other.touch([user], 9).readable;
  release();
  expect(await looking).toEqual([5]);
  expect(await readers.lastRead([user])).toEqual([9]);
});

it('begins anew in the end, so that those nobody asks for take no memory', async () => {
  let now = 1_000 * DAY_MS;
  const { inner, readers } = await cached([address], { ...systemClock, now: () => now });
  const users = Array.from({ length: 100 }, () => unique('u'));
  await readers.lastRead(users);
  now += 3 * DAY_MS;
  await readers.lastRead(users);
  expect(inner.asked).toHaveLength(1);
  now += 3 * DAY_MS;
  await readers.lastRead(users);
  const again = inner.asked[1]!.length;
  // Not all parts at once.
  expect(again).toBeGreaterThan(20);
  expect(again).toBeLessThan(80);
  now += 3 * DAY_MS;
  await readers.lastRead(users);
  expect(inner.asked.flat()).toHaveLength(200);
});
