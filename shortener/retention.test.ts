import { afterEach, beforeEach, expect, it } from 'vitest';
import { storesUnderTest } from '../engines/embedded/stores-under-test.ts';
import type { ClickRow, ClickStore } from '../ports/click-store.ts';
import type { StoreUnderTest } from '../ports/conformance.ts';
import type { EventLog } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { Aggregator } from './aggregate.ts';
import type { Context } from './click.ts';
import { ClickRetention } from './retention.ts';
import { readStatistics, type Statistics } from './statistics.ts';
import { encodeVisits } from './tally.ts';
import { DAY_MS } from './visitors.ts';

const LINKS = 40;
const [DAYS, HOURS] = [60, 10];
let tested: StoreUnderTest<ClickStore>;
let clock: FakeClock;
let today: number;
beforeEach(async () => {
  tested = await storesUnderTest(({ shortener }) => shortener.clicks);
  clock = new FakeClock();
  today = Math.floor(clock.now() / DAY_MS);
});
afterEach(() => tested.close());

/** Three visits of a link and day, in two hours, of two people. */
function rowsOf(link: string, day: number): ClickRow[] {
  return [3, 3, 17].map((hour, piece) => {
    const context: Context = ['desktop', 'Firefox', 'de', '', '', '', '', 64 * (1 + (piece % 2)) + 1];
    const second = day * 86_400 + hour * 3_600 + piece;
    const place = { epoch: 'older-log', partition: piece, piece, upTo: 5 };
    return { link, day, hour, ...place, bytes: encodeVisits([[second, 1, ...context]]) };
  });
}

async function retention(store: ClickStore): Promise<ClickRetention> {
  const subscription = { holds: () => true, stop: async () => undefined };
  const log = { epoch: 'e', consume: async () => subscription, partitionOf: () => 0 };
  const shared = { store, clock, logger: silentLogger, metrics: noMetrics };
  const aggregator = new Aggregator({ ...shared, log: log as unknown as EventLog });
  await aggregator.start();
  return new ClickRetention({ ...shared, aggregator, days: DAYS, hours: HOURS });
}

const ages = [0, HOURS, HOURS + 1, 30, DAYS, DAYS + 1, 400];
const statistics = (link: string, age: number, step: 'hour' | 'day' = 'hour'): Promise<Statistics> => {
  const from = (today - age) * DAY_MS;
  return readStatistics(tested.store, link, { from, to: from + DAY_MS, step });
};

it('forgets hours, then days, of every link, and loses no click of what it keeps', async () => {
  const links = Array.from({ length: LINKS }, (_, i) => `link-${i}`);
  await tested.store.put(links.flatMap((link) => ages.flatMap((age) => rowsOf(link, today - age))));
  const before = await Promise.all(ages.map((age) => statistics('link-7', age, 'day')));
  await (await retention(tested.store)).sweep();
  await tested.reopen();
  for (const link of links) {
    const found = await Promise.all(ages.map((age) => statistics(link, age)));
    expect(found.map(({ clicks, visitors }) => [clicks, visitors])).toEqual(
      ages.map((age) => (age > DAYS ? [0, 0] : [3, 2])),
    );
    expect(found.map(({ series }) => series.length)).toEqual([2, 2, 1, 1, 1, 0, 0]);
  }
  const after = await Promise.all(ages.map((age) => statistics('link-7', age, 'day')));
  expect(after.slice(0, 5)).toEqual(before.slice(0, 5));
});

it('ends right though it is killed and begun again after any step, and done by two at once', async () => {
  const links = Array.from({ length: LINKS }, (_, i) => `link-${i}`);
  await tested.store.put(links.flatMap((link) => ages.flatMap((age) => rowsOf(link, today - age))));
  for (let steps = 1; steps < 4; steps++) {
    const half = await retention(tested.store);
    for (let i = 0; i < steps; i++) await half.step();
    await tested.reopen();
  }
  const two = [await retention(tested.store), await retention(tested.store)];
  await Promise.all(two.map((each) => each.sweep()));
  for (const link of links) {
    const found = await Promise.all(ages.map(async (age) => (await statistics(link, age)).clicks));
    expect(found).toEqual([3, 3, 3, 3, 3, 0, 0]);
    expect(await tested.store.rows(link, today - 30)).toHaveLength(1);
  }
});

it('takes in what comes later of a day that is summed', async () => {
  await tested.store.put(rowsOf('late', today - 30));
  await (await retention(tested.store)).sweep();
  await tested.store.put(rowsOf('late', today - 30).map((row) => ({ ...row, piece: row.piece + 10 })));
  expect((await statistics('late', 30)).clicks).toBe(6);
  await (await retention(tested.store)).sweep();
  expect((await statistics('late', 30)).clicks).toBe(6);
  expect(await tested.store.rows('late', today - 30)).toHaveLength(1);
});

it('goes step by step by its clock, round after round', async () => {
  await tested.store.put(rowsOf('old', today - 400));
  const sweeper = await retention(tested.store);
  sweeper.start();
  const ended = async (): Promise<void> => {
    while ((await tested.store.rows('old', today - 400)).length > 0) {
      clock.advance(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await ended();
  await tested.store.put(rowsOf('old', today - 400));
  await ended();
  await sweeper.stop();
});
