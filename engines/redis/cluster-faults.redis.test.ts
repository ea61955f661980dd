import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createRedisCluster, type RedisCluster } from '../../deploy/servers/redis.ts';
import { unique } from '../../ports/conformance.ts';
import { LANES } from '../../ports/mailbox.ts';
import type { OpenedRedis } from './redis.ts';
import { SlotMoves } from './slot-moves.ts';
import { slotOf } from './slots.ts';
import { Inbox, open, operator, until } from './under-test.ts';

const LONG_MS = 600_000;
const users = Array.from({ length: 300 }, (_, i) => `user-${i}`);

let directory: string;
let cluster: RedisCluster;
let redis: OpenedRedis;
let desks: Redis[];
let moves: SlotMoves;
let inbox: Inbox;
let prefix: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
  cluster = await createRedisCluster({ directory });
  await cluster.start();
});
afterAll(async () => {
  await cluster.end();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  prefix = `${unique('faults')}:`;
  redis = await open(cluster.addresses, { prefix });
  desks = await Promise.all(cluster.addresses.map(operator));
  moves = new SlotMoves(desks, cluster.addresses);
  inbox = new Inbox();
  await redis.mailbox.listen('gateway', inbox);
  await redis.registry.lease('gateway', LONG_MS, false);
  await redis.registry.register('gateway', users);
});
afterEach(async () => {
  for (const desk of desks) desk.disconnect();
  await redis.close();
});

function publishAll(text: string): void {
  for (let lane = 0; lane < LANES; lane++) redis.mailbox.publish('gateway', lane, Buffer.from(text));
}

/** Every lane is heard; what was published before is not counted. */
async function hearsEveryLane(): Promise<void> {
  let round = 0;
  await until(() => {
    const text = `round ${round++}`;
    publishAll(text);
    const heard = new Set(inbox.lanes.filter((_, i) => inbox.texts[i]!.startsWith('round')));
    return heard.size === LANES;
  }, 'every lane is heard');
}

async function onlineCount(): Promise<number> {
  return (await redis.registry.presence(users)).filter(({ online }) => online).length;
}

it('follows a lane whose slot moves to another node, and tells of the gap', async () => {
  await hearsEveryLane();
  const move = await moves.of(slotOf(`${prefix}mail:5:gateway`));
  await moves.begin(move);
  await moves.finish(move);
  await until(() => inbox.gaps > 0, 'the gap is told');
  inbox.lanes.length = inbox.texts.length = 0;
  await hearsEveryLane();
  expect(redis.troubles()).toEqual([]);
});

it('hears a lane again whose slot was elsewhere for a moment only', async () => {
  await hearsEveryLane();
  const move = await moves.of(slotOf(`${prefix}mail:6:gateway`));
  const back = { slot: move.slot, from: move.to, to: move.from };
  for (const each of [move, back]) {
    await moves.begin(each);
    await moves.finish(each);
  }
  await until(() => inbox.gaps > 0, 'the gap is told');
  inbox.lanes.length = inbox.texts.length = 0;
  await hearsEveryLane();
});

it('answers rightly before, while and after a part of the users moves to another node', async () => {
  const [key] = (await Promise.all(desks.map((desk) => desk.keys(`${prefix}*:users`)))).flat();
  const move = await moves.of(slotOf(key!));
  expect(await onlineCount()).toBe(users.length);
  const before = await redis.registry.epoch();
  await moves.begin(move);
  expect(await onlineCount()).toBe(users.length);
  await moves.keys(move);
  // The old node now sends whoever asks for the keys to the new one, which serves them only if it is told so.
  expect(await onlineCount()).toBe(users.length);
  await redis.registry.unregister('gateway', users.slice(0, 100), Date.now());
  await redis.registry.register('gateway', users.slice(0, 50));
  expect(await onlineCount()).toBe(users.length - 50);
  await moves.finish(move);
  expect(await onlineCount()).toBe(users.length - 50);
  expect(await redis.registry.gatewaysOf(users)).toEqual(['gateway']);
  // Another server has the shard: whether it got everything is not known here.
  expect(await redis.registry.epoch()).not.toBe(before);
});

it('outlives the death of a node: the others go on, then another epoch, a gap and everything again', async () => {
  const { registry } = redis;
  await hearsEveryLane();
  const epoch = await registry.epoch();
  // Not the one that has the leases: they stand, and only the epoch tells that users are gone.
  const node = cluster.servers.at(-1);
  await node!.end('SIGKILL');
  await until(() => redis.troubles().length > 0, 'the trouble is told');
  expect(redis.troubles().join()).toContain(node!.address);
  inbox.lanes.length = inbox.texts.length = 0;
  publishAll('in the meantime');
  await until(() => inbox.texts.length > 0, 'the other nodes go on');
  await node!.start();
  await until(() => redis.troubles().length === 0, 'the node is back');
  await until(() => inbox.gaps > 0, 'the gap is told');
  inbox.lanes.length = inbox.texts.length = 0;
  await hearsEveryLane();
  await until(async () => (await registry.epoch().catch(() => epoch)) !== epoch, 'the epoch is another');
  expect(await registry.lease('gateway', LONG_MS, true)).toBe(true);
  expect(await onlineCount()).toBeLessThan(users.length);
  await registry.register('gateway', users);
  expect(await onlineCount()).toBe(users.length);
  expect(await registry.gatewaysOf(users)).toEqual(['gateway']);
});
