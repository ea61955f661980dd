import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { createRedis, createRedisCluster } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { WINDOW_ENTRIES } from '../../ports/timelines.ts';
import { createKeyspace, type Keyspace, type Shard } from './keyspace.ts';
import { hostAndPort, RUN_LENGTH } from './link.ts';
import { halves } from './timeline-layout.ts';
import { ADD } from './timeline-scripts.ts';
import { open, operator } from './under-test.ts';

// npx tsx engines/redis/measure-timelines.ts [single|cluster] [followers a step]
// What timelines cost against a real server on this machine. One JSON object as the last line.

const READERS = 20_000;
/** Followers a fan-out worker hands over at once. */
const STEP = Number(process.argv[3] ?? 1_000);
const BATCH = 128;
/** As timeline-store.ts has them: timelines in a command, and under way at a node. */
const UNDER_WAY = 256;
const MOST = WINDOW_ENTRIES + WINDOW_ENTRIES / 16;
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

function encoded(args: readonly (string | number)[]): string {
  return `*${args.length}\r\n${args.map((arg) => `$${String(arg).length}\r\n${arg}\r\n`).join('')}`;
}

interface RawNode {
  readonly address: string;
  readonly run: string;
  readonly slots: readonly (readonly [number, number])[];
}

interface RawCommand {
  readonly bytes: Buffer;
  readonly timelines: number;
}

/** The commands that `add` sends to a node for some posts to all readers, encoded before. */
function rawCommands({ run, slots }: RawNode, keyspace: Keyspace, posts: number): RawCommand[] {
  const commands: RawCommand[] = [];
  for (let n = 0; n < posts; n++) {
    const { high, low } = halves(idOf(post + n));
    for (let step = 0; step < READERS; step += STEP) {
      const byShard = new Map<Shard, string[]>();
      for (const name of readers.slice(step, step + STEP)) {
        const shard = keyspace.shardOf(name);
        if (!slots.some(([from, to]) => from <= shard.slot && shard.slot <= to)) continue;
        const keys = byShard.get(shard) ?? [];
        byShard.set(shard, keys);
        keys.push(shard.timeline(name));
      }
      for (const keys of byShard.values()) {
        for (let i = 0; i < keys.length; i += BATCH) {
          const some = keys.slice(i, i + BATCH);
          const args = [run, high, low, 1, WINDOW_ENTRIES, MOST];
          const bytes = Buffer.from(encoded(['EVALSHA', ADD.sha, some.length, ...some, ...args]));
          commands.push({ bytes, timelines: some.length });
        }
      }
    }
  }
  return commands;
}

/** Over a bare socket, with as many timelines under way as `add` allows. */
async function sendRaw(address: string, commands: readonly RawCommand[]): Promise<void> {
  const socket = connect({ ...hostAndPort(address), noDelay: true });
  await once(socket, 'connect');
  let [sent, done, underWay] = [0, 0, 0];
  await new Promise<void>((resolve, reject) => {
    const fill = (): void => {
      const bytes: Buffer[] = [];
      for (; sent < commands.length && underWay < UNDER_WAY; sent++) {
        bytes.push(commands[sent]!.bytes);
        underWay += commands[sent]!.timelines;
      }
      if (bytes.length > 0) socket.write(Buffer.concat(bytes));
      if (done === commands.length) resolve();
    };
    socket.on('data', (bytes) => {
      if (bytes.includes('-')) reject(new Error(bytes.toString()));
      for (const byte of bytes) if (byte === 10) underWay -= commands[done++]!.timelines;
      fill();
    });
    fill();
  });
  socket.destroy();
}

async function rawPipeline(
  nodes: readonly RawNode[],
  cluster: boolean,
  posts: number,
): Promise<() => Promise<void>> {
  const keyspace = createKeyspace(PREFIX, cluster);
  const commands = nodes.map((node) => rawCommands(node, keyspace, posts));
  post += posts;
  return async () => {
    await Promise.all(nodes.map(({ address }, i) => sendRaw(address, commands[i]!)));
  };
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
  const nodes = await Promise.all(
    desks.map(async (desk, i) => {
      const run = /run_id:(\w+)/.exec(await desk.info('server'))![1]!.slice(0, RUN_LENGTH);
      if (!isCluster) return { address: addresses[i]!, run, slots: [[0, 16_383]] as [number, number][] };
      const ranges = (await desk.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
      const port = hostAndPort(addresses[i]!).port;
      const own = ranges.filter(([, , [, each]]) => each === port);
      return { address: addresses[i]!, run, slots: own.map(([a, b]) => [a, b] as [number, number]) };
    }),
  );
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
  await addToAll(store, readers, MOST - 16);
  const full = (await memory(desks)) - before;
  // By turns, so that what else the machine does falls on both.
  const adds: Rate[] = [];
  const raws: Rate[] = [];
  for (let round = 0; round < 5; round++) {
    adds.push(await rateOf(READERS * 32, servers, () => addToAll(store, readers, 32)));
    const raw = await rawPipeline(nodes, isCluster, 32);
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
        [`of${MOST}`]: Math.round(full / READERS),
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
