import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.ts';
import { openEnvironment } from './lmdb-environment.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let clock: FakeClock;
let directory: string;
let stores: EmbeddedStores;

beforeEach(async () => {
  clock = new FakeClock();
  directory = await mkdtemp(join(tmpdir(), 'kith-pruning-'));
  stores = await open();
});
afterEach(() => rm(directory, { recursive: true }));

const open = (): Promise<EmbeddedStores> => openEmbeddedStores({ directory, clock, logger: silentLogger });

/** Lets time pass, the last half minute of it with timers, and what was put be committed. */
async function pass(ms: number): Promise<void> {
  clock.jump(ms - 30_000);
  clock.advance(30_000);
  await stores.feed.sessions.write('tick', 0, Buffer.of(1), 1);
}

/** Rows on the disk, by table; closes the stores. */
async function rows(): Promise<Record<string, number>> {
  await stores.close();
  const environment = await openEnvironment(directory, 2 ** 30);
  const count = (name: string): number => environment.rows(name).getCount();
  const counts = { outcomes: count('feed_outcomes'), sessions: count('feed_sessions') };
  await environment.close();
  return counts;
}

it('keeps outcomes for a week and sessions for their time, however long it runs', async () => {
  const { outcomes, sessions } = stores.feed;
  const days = 30;
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < 100; i++) outcomes.write([{ actor: `a${i}`, key: `d${day}`, bytes: Buffer.of(10) }]);
    const writes: Promise<boolean>[] = [];
    for (let i = 0; i < 50; i++) writes.push(sessions.write(`order/${day}/${i}`, 0, Buffer.of(1), HOUR_MS));
    await Promise.all(writes);
    await pass(DAY_MS);
  }
  expect(await outcomes.outcome('a1', `d${days - 1}`)).toEqual(Buffer.of(10));
  expect(await outcomes.outcome('a1', 'd0')).toBeUndefined();
  const counts = await rows();
  // Those of a week; and the row by which the test waits for a commit.
  expect(counts).toEqual({ outcomes: 700, sessions: 1 });
});

it('a step is bounded, and what was prolonged or written anew stays', async () => {
  const { outcomes, sessions } = stores.feed;
  const many = Array.from({ length: 1_000 }, (_, i) => ({
    actor: 'a',
    key: `k${1_000 + i}`,
    bytes: Buffer.of(10),
  }));
  outcomes.write(many);
  await sessions.write('kept', 0, Buffer.of(7), 8 * DAY_MS);
  clock.jump(7 * DAY_MS + 1);
  outcomes.write([{ actor: 'a', key: 'k1000', bytes: Buffer.of(11) }]);
  clock.advance(1_000);
  const left = async (): Promise<number> => {
    const found = await Promise.all(many.map(({ key }) => outcomes.outcome('a', key)));
    return found.filter(Boolean).length;
  };
  expect(await left()).toBe(1_000 - 199);
  clock.advance(10_000);
  expect(await left()).toBe(1);
  expect(await outcomes.outcome('a', 'k1000')).toEqual(Buffer.of(11));
  expect((await sessions.read('kept', DAY_MS))?.bytes).toEqual(Buffer.of(7));
  await rows();
});

it('outcomes of an older build, without a time, are kept for a week more', async () => {
  await stores.close();
  const environment = await openEnvironment(directory, 2 ** 30);
  const key = Buffer.concat([Buffer.of(0, 3), Buffer.from('annk1')]);
  await environment.commit(() => void environment.rows('feed_outcomes').put(key, Buffer.of(10, 1, 49)));
  await environment.close();
  stores = await open();
  expect(await stores.feed.outcomes.outcome('ann', 'k1')).toEqual(Buffer.of(10, 1, 49));
  await pass(60_000);
  await pass(6 * DAY_MS);
  expect(await stores.feed.outcomes.outcome('ann', 'k1')).toEqual(Buffer.of(10, 1, 49));
  await pass(DAY_MS);
  expect(await stores.feed.outcomes.outcome('ann', 'k1')).toBeUndefined();
  await stores.close();
});
