import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { createRedis, createRedisCluster } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { WINDOW_ENTRIES } from '../../ports/timelines.ts';
import { MOST_ENTRIES, TimelinePipeline } from './timeline-pipeline.fixture.ts';
import { open, operator } from './under-test.ts';

// npx tsx engines/redis/measure-timelines.ts [single|cluster] [followers a step]
// What timelines cost against a real server on this machine. One JSON object as the last line.

const READERS = 20_000;
/** Followers a fan-out worker hands over at once. */
const STEP = Number(process.argv[3] ?? 1_000);
const PREFIX = 'm:';

const reader = (i: number): string => `u${String(i).padStart(21, '0')}`;
const idOf = (n: number): string => (900_000_000_000_000_000n + BigInt(n) * 4_194_304n).toString();
const readers = Array.from({ length: READERS }, (_, i) => reader(i));
let post = 1;

/** Clock ticks of /proc are hundredths of a second. */
function cpuOf(servers: readonly Server[]): number {
  let ticks = 0;
  for (const { pid } of servers) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10_000;
}

interface Rate {
  readonly perSecond: number;
  readonly clientMicros: number;
  readonly serverMicros: number;
}

async function rateOf(items: number, servers: readonly Server[], work: () => Promise<void>): Promise<Rate> {
  const [began, client, server] = [performance.now(), process.cpuUsage(), cpuOf(servers)];
  await work();
  const [seconds, used] = [(performance.now() - began) / 1_000, process.cpuUsage(client)];
  const each = (micros: number): number => Number((micros / items).toFixed(2));
  return {
    perSecond: Math.round(items / seconds),
    clientMicros: each(used.user + used.system),
    serverMicros: each(cpuOf(servers) - server),
  };
}

async function memory(desks: readonly Redis[]): Promise<number> {
  const infos = await Promise.all(desks.map((desk) => desk.info('memory')));
  return infos.reduce((sum, info) => sum + Number(/used_memory:(\d+)/.exec(info)![1]), 0);
}

/** As a fan-out worker does it: a step at a time, each awaited. */
async function addToAll(store: TimelineStore, names: readonly string[], posts: number): Promise<void> {
  for (let n = 0; n < posts; n++) {
    const entry = { id: idOf(post++), reasons: 1 };
    for (let i = 0; i < names.length; i += STEP) await store.add(names.slice(i, i + STEP), entry);
  }
}

/** Plain commands on sorted sets, in explicit pipelines of 128, several under way: what it is compared with. */
async function sortedSets(desk: Redis, count: number, posts: number): Promise<void> {
  let next = 0;
  const total = count * posts;
  const runner = async (): Promise<void> => {
    while (next < total) {
      const pipeline = desk.pipeline();
      for (let i = 0; i < 128 && next < total; i++, next++) {
        const n = Math.floor(next / count);
        pipeline.zadd(`z:${reader(next % count)}`, n, idOf(n).padStart(19, '0'));
      }
      await pipeline.exec();
    }
  };
  await Promise.all(Array.from({ length: 4 }, runner));
}

const directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
const isCluster = process.argv[2] === 'cluster';
const cluster = isCluster ? await createRedisCluster({ directory }) : undefined;
const servers = cluster?.servers ?? [await createRedis({ directory })];
if (cluster) await cluster.start();
else await servers[0]!.start();
const addresses = servers.map(({ address }) => address);
const redis = await open(addresses, { prefix: PREFIX });
const desks = await Promise.all(addresses.map(operator));
const store = redis.feed.timelines;
try {
  const pipeline = await TimelinePipeline.open(addresses, PREFIX);
  const absent = await rateOf(READERS * 20, servers, () => addToAll(store, readers, 20));
  const before = await memory(desks);
  for (let i = 0; i < READERS; i += 200) {
    const some = readers.slice(i, i + 200);
    await Promise.all(
      some.map(async (name) => store.complete(name, await store.begin(name, 1), [], FIRST_ID)),
    );
  }
  const empty = (await memory(desks)) - before;
  await addToAll(store, readers, 16);
  const small = (await memory(desks)) - before;
  await addToAll(store, readers, MOST_ENTRIES - 16);
  const full = (await memory(desks)) - before;
  // By turns, so that what else the machine does falls on both.
  const adds: Rate[] = [];
  const raws: Rate[] = [];
  for (let round = 0; round < 5; round++) {
    adds.push(await rateOf(READERS * 32, servers, () => addToAll(store, readers, 32)));
    const ids = Array.from({ length: 32 }, () => idOf(post++));
    const raw = pipeline.prepare(ids, readers, STEP);
    raws.push(await rateOf(READERS * 32, servers, raw));
  }
  const middle = (rates: readonly Rate[]): Rate =>
    rates.toSorted((a, b) => a.perSecond - b.perSecond)[rates.length >> 1]!;
  let place = 0;
  const pages = await rateOf(20_000, servers, async () => {
    const runner = async (): Promise<void> => {
      while (place < 20_000) await store.page(reader((place++ * 7) % READERS), LAST_ID, 'older', 20);
    };
    await Promise.all(Array.from({ length: 50 }, runner));
  });
  // Behind a trim there is room: what is measured is finding the place and moving what is above.
  await addToAll(store, readers, 4);
  const late = await rateOf(READERS * 8, servers, async () => {
    for (let n = 0; n < 8; n++) {
      const entry = { id: (BigInt(idOf(post - 20)) + BigInt(n + 1)).toString(), reasons: 1 };
      for (let i = 0; i < READERS; i += STEP) await store.add(readers.slice(i, i + STEP), entry);
    }
  });
  const sorted = isCluster ? undefined : await compareSortedSets();
  const [add, raw] = [middle(adds), middle(raws)];
  process.stdout.write(
    `${JSON.stringify({
      ...{ cluster: isCluster, readers: READERS, deliveries: add, rawPipeline: raw },
      ratio: Number((add.perSecond / raw.perSecond).toFixed(2)),
      ...{ withoutTimeline: absent, late, pages },
      bytesATimeline: {
        empty: Math.round(empty / READERS),
        of16: Math.round(small / READERS),
        [`of${MOST_ENTRIES}`]: Math.round(full / READERS),
      },
      sortedSets: sorted,
    })}\n`,
  );
} finally {
  for (const desk of desks) desk.disconnect();
  await redis.close();
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  await rm(directory, { recursive: true });
}

async function compareSortedSets(): Promise<Rate & { readonly bytesATimeline: number }> {
  const count = 2_000;
  const before = await memory(desks);
  const rate = await rateOf(count * WINDOW_ENTRIES, servers, () =>
    sortedSets(desks[0]!, count, WINDOW_ENTRIES),
  );
  return { ...rate, bytesATimeline: Math.round(((await memory(desks)) - before) / count) };
}
