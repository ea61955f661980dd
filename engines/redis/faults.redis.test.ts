import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { createRedis } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import type { OpenedRedis } from './redis.ts';
import { CountingMetrics, Inbox, open, operator, until } from './under-test.ts';

let directory: string;
let server: Server;
let redis: OpenedRedis;
let metrics: CountingMetrics;
let desk: Redis;
let inbox: Inbox;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
  server = await createRedis({ directory });
  await server.start();
});
afterAll(async () => {
  await server.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  metrics = new CountingMetrics();
  redis = await open([server.address], { metrics });
  desk = await operator(server.address);
  inbox = new Inbox();
  await redis.mailbox.listen('gateway', inbox);
});
afterEach(async () => {
  server.signal('SIGCONT');
  desk.disconnect();
  await redis.close();
});

function publish(...texts: readonly string[]): void {
  for (const text of texts) redis.mailbox.publish('gateway', 3, Buffer.from(text));
}

async function hearsAgain(): Promise<void> {
  inbox.texts.length = 0;
  publish('again');
  await until(() => inbox.texts.includes('again'), 'a message is heard again');
  expect(inbox.texts).toEqual(['again']);
}

it('tells of a gap when its subscriber was thrown out, and hears again', async () => {
  const killed = await desk.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  expect(killed).toBe(1);
  await until(() => inbox.gaps > 0, 'the gap is told');
  await hearsAgain();
  expect(inbox.gaps).toBe(1);
  expect(metrics.value('mailbox_gaps_total')).toBe(1);
  expect(redis.troubles()).toEqual([]);
});

it('tells of a gap when it listens too slowly for the server', async () => {
  await desk.config('SET', 'client-output-buffer-limit', 'pubsub 1mb 1mb 1');
  const [channel] = (await desk.call('PUBSUB', 'SHARDCHANNELS', '*mail:3:*')) as string[];
  const storm = 'for i = 1, 3000 do redis.call("SPUBLISH", KEYS[1], ARGV[1]) end';
  await desk.eval(storm, 1, channel!, 'x'.repeat(1_000));
  await until(() => inbox.gaps > 0, 'the gap is told');
  expect(inbox.texts.length).toBeLessThan(3_000);
  await hearsAgain();
});

it('outlives a killed server: another epoch, a gap, and everything works again', async () => {
  const { registry } = redis;
  await registry.lease('gateway', 600_000, false);
  await registry.register('gateway', ['alice']);
  const epoch = await registry.epoch();
  await server.end('SIGKILL');
  await until(() => redis.troubles().length > 0, 'the trouble is told');
  expect(redis.troubles().join()).toContain(server.address);
  publish('lost');
  expect(metrics.value('mailbox_dropped_total')).toBe(1);
  const waits = registry.gatewaysOf(['alice']);
  await server.start();
  expect(await waits).toEqual([]);
  expect(await registry.epoch()).not.toBe(epoch);
  expect(await registry.lease('gateway', 600_000, true)).toBe(false);
  await registry.register('gateway', ['alice']);
  expect(await registry.gatewaysOf(['alice'])).toEqual(['gateway']);
  await until(() => inbox.gaps > 0, 'the gap is told');
  await hearsAgain();
  expect(redis.troubles()).toEqual([]);
});

it('says in a sentence that a killed server is away, and does later nothing of what it gave up', async () => {
  const { registry } = redis;
  await registry.lease('gateway', 600_000, false);
  await server.end('SIGKILL');
  await expect(registry.register('gateway', ['alice'])).rejects.toThrow(
    `Redis at ${server.address} cannot be`,
  );
  await expect(redis.mailbox.listen('gateway', inbox)).rejects.toThrow('Somebody listens');
  await server.start();
  await until(async () => (await registry.epoch()) !== '', 'the server answers');
  expect(await desk.keys('*:users')).toEqual([]);
});

it('bounds what waits for a server that hangs, and never blocks or throws', async () => {
  const large = Buffer.alloc(100_000);
  server.signal('SIGSTOP');
  for (let i = 0; i < 1_000; i++) redis.mailbox.publish('gateway', 3, large);
  expect(metrics.gaugeOf('mailbox_waiting_bytes')).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(metrics.gaugeOf('mailbox_waiting_bytes')).toBeGreaterThan(15 * 1024 * 1024);
  expect(metrics.value('mailbox_dropped_total')).toBeGreaterThan(800);
  await until(() => redis.troubles().length > 0, 'the silence is noticed');
  expect(metrics.gaugeOf('mailbox_waiting_bytes')).toBe(0);
  const gone = metrics.value('mailbox_lost_total') + metrics.value('mailbox_dropped_total');
  expect(gone).toBeGreaterThanOrEqual(1_000);
  server.signal('SIGCONT');
  await until(() => redis.troubles().length === 0, 'the server is back');
  await until(() => {
    publish('again');
    return inbox.texts.includes('again');
  }, 'a message is heard again');
});

it('has another epoch when a server comes back with what it had on disk', async () => {
  const keeps = await createRedis({ directory: join(directory, 'keeps'), appendOnly: true });
  onTestFinished(() => keeps.end('SIGKILL'));
  await keeps.start();
  const other = await open([keeps.address]);
  onTestFinished(() => other.close());
  const before = await other.registry.epoch();
  await other.registry.lease('gateway', 600_000, false);
  await other.registry.register('gateway', ['alice']);
  await until(async () => {
    const each = await operator(keeps.address);
    const synced = /aof_pending_bio_fsync:0/.test(await each.info('persistence'));
    each.disconnect();
    return synced;
  }, 'the disk has it');
  await keeps.end('SIGTERM');
  await keeps.start();
  expect(await other.registry.gatewaysOf(['alice'])).toEqual(['gateway']);
  expect(await other.registry.epoch()).not.toBe(before);
});
