import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import { timelinesConformance } from '../../ports/timelines.conformance.ts';
import { Reason, type TimelineStore } from '../../ports/timelines.ts';
import { BEGIN } from './timeline-scripts.ts';
import type { TimelinesOptions } from './timeline-store.ts';
import { open, operator } from './under-test.ts';

const { redis: address, redisCluster } = inject('servers');
const reasons = Reason.author;
const id = (n: number): string => (900_000_000_000_000_000n + BigInt(n)).toString();

for (const [engine, addresses] of [
  ['redis', [address]],
  ['redis cluster', redisCluster],
] as const) {
  timelinesConformance(engine, async () => {
    const redis = await open(addresses);
    return { store: redis.feed.timelines, reopen: async () => undefined, close: () => redis.close() };
  });
}

describe('timelines in Redis', () => {
  async function opened(timelines: TimelinesOptions = {}): Promise<TimelineStore> {
    const redis = await open([address], { timelines });
    onTestFinished(() => redis.close());
    return redis.feed.timelines;
  }
  async function desk() {
    const redis = await operator(address);
    onTestFinished(() => redis.disconnect());
    return redis;
  }
  const begun = async (store: TimelineStore): Promise<string> => {
    const reader = unique('r');
    expect(await store.complete(reader, await store.begin(reader, 1), [], FIRST_ID)).toBe(true);
    return reader;
  };

  it('has no hole above the floor, whatever comes in whatever order into a small window', async () => {
    const store = await opened({ window: 6 });
    const operation = fc.tuple(fc.constantFrom('add', 'merge', 'remove'), fc.nat(60), fc.nat(60));
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 60 }), async (operations) => {
        const reader = await begun(store);
        const model = new Set<string>();
        for (const [kind, a, b] of operations) {
          if (kind === 'remove') {
            await store.remove(reader, [id(a), id(b)], reasons);
            for (const n of [a, b]) model.delete(id(n));
          } else if (kind === 'add') {
            await store.add([reader], { id: id(a), reasons });
            model.add(id(a));
          } else {
            const low = Math.min(a, b);
            const some = Array.from({ length: Math.abs(a - b) % 12 }, (_, i) => id(low + i));
            await store.merge(
              reader,
              some.map((each) => ({ id: each, reasons })),
            );
            for (const each of some) model.add(each);
          }
        }
        const page = (await store.page(reader, LAST_ID, 'older', 100))!;
        const above = [...model].filter((each) => compareIds(each, page.floor) > 0).sort(compareIds);
        expect(page.entries.map((entry) => entry.id)).toEqual(above.toReversed());
        const up = (await store.page(reader, FIRST_ID, 'newer', 100))!;
        expect(up.entries.map((entry) => entry.id)).toEqual(above);
        expect(page.entries.length).toBeLessThanOrEqual(7);
      }),
      { numRuns: 100 },
    );
  });

  it('trusts nothing after a flush, and takes no token from before it', async () => {
    const store = await opened();
    const [trusted, building] = [await begun(store), unique('r')];
    const token = await store.begin(building, 1);
    await (await desk()).flushall();
    expect(await store.add([trusted, building], { id: id(1), reasons })).toBe(0);
    expect(await store.page(trusted, LAST_ID, 'older', 10)).toBeUndefined();
    expect(await store.complete(building, token, [], FIRST_ID)).toBe(false);
    const again = await store.begin(building, 1);
    expect(again).not.toBe(token);
    expect(await store.complete(building, token, [], FIRST_ID)).toBe(false);
    expect(await store.complete(building, again, [], FIRST_ID)).toBe(true);
  });

  it('lives as long as it is read, and for minutes while nobody completes it', async () => {
    const store = await opened({ unreadMs: 5_000_000 });
    const redis = await desk();
    const reader = unique('r');
    const token = await store.begin(reader, 1);
    const [key] = await redis.keys(`*:t:${reader}`);
    expect(await redis.pttl(key!)).toBeLessThanOrEqual(600_000);
    await store.complete(reader, token, [{ id: id(1), reasons }], FIRST_ID);
    expect(await redis.pttl(key!)).toBeGreaterThan(4_000_000);
    await redis.pexpire(key!, 50_000);
    for (let n = 2; n < 60; n++) await store.add([reader], { id: id(n), reasons });
    await store.add([reader], { id: id(1), reasons: Reason.tag });
    await store.remove(reader, [id(3)], reasons);
    expect(await redis.pttl(key!)).toBeLessThanOrEqual(50_000);
    expect(await redis.pttl(key!)).toBeGreaterThan(0);
    await store.page(reader, LAST_ID, 'older', 1);
    expect(await redis.pttl(key!)).toBeGreaterThan(4_000_000);
  });

  it('takes a begin whose answer was lost, and that comes again, for the same', async () => {
    const store = await opened();
    const redis = await desk();
    const reader = unique('r');
    const token = await store.begin(reader, 1);
    await store.add([reader], { id: id(1), reasons });
    const [key] = await redis.keys(`*:t:${reader}`);
    const run = (await redis.getrange(key!, 0, 11)) as string;
    await redis.eval(BEGIN.text, 1, key!, run, token, 1, 600_000, 544);
    expect(await store.complete(reader, token, [], FIRST_ID)).toBe(true);
    expect((await store.header(reader))?.size).toBe(1);
  });

  it('works on when the server forgets its scripts', async () => {
    const store = await opened();
    const readers = await Promise.all(Array.from({ length: 200 }, () => begun(store)));
    await (await desk()).script('FLUSH');
    expect(await store.add(readers, { id: id(1), reasons })).toBe(200);
  });
});
