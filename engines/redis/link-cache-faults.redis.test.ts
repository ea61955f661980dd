import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRedis, createRedisCluster } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { unique } from '../../ports/conformance.ts';
import type { LinkCacheListener } from '../../ports/link-cache.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { OpenedRedis } from './redis.ts';
import { slotOf, spreadTags } from './slots.ts';
import { open, operator, until } from './under-test.ts';

class Heard implements LinkCacheListener {
  readonly changes: string[] = [];
  losses = 0;
  gaps = 0;

  changed(name: string, version: number): void {
    this.changes.push(`${name} ${version}`);
  }

  lost(): void {
    this.losses++;
  }

  gap(): void {
    this.gaps++;
  }
}

interface Place {
  readonly name: string;
  readonly start: (directory: string) => Promise<{
    readonly addresses: readonly string[];
    readonly servers: readonly Server[];
    end(): Promise<void>;
  }>;
}

const places: Place[] = [
  {
    name: 'one server',
    async start(directory) {
      const server = await createRedis({ directory });
      await server.start();
      return { addresses: [server.address], servers: [server], end: () => server.end('SIGKILL') };
    },
  },
  {
    name: 'a cluster',
    async start(directory) {
      const cluster = await createRedisCluster({ directory });
      await cluster.start();
      return cluster;
    },
  },
];

describe.each(places)('the link cache of $name', ({ start }) => {
  let directory: string;
  let place: Awaited<ReturnType<Place['start']>>;
  let redis: OpenedRedis;
  let other: OpenedRedis;
  let desks: Redis[];
  let prefix: string;
  let heard: Heard;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kith-link-cache-'));
    place = await start(directory);
  });
  afterAll(async () => {
    await place.end();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    prefix = `${unique('faults')}:`;
    redis = await open(place.addresses, { prefix });
    other = await open(place.addresses, { prefix });
    desks = await Promise.all(place.addresses.map(operator));
    heard = new Heard();
    await redis.linkCache.listen(heard);
  });
  afterEach(async () => {
    // A case that failed may have left them stopped or dead.
    for (const server of place.servers) server.signal('SIGCONT');
    await Promise.all(place.servers.map((server) => server.pid ?? server.start()));
    for (const desk of desks) desk.disconnect();
    await redis.close();
    await other.close();
  });

  const flush = async (): Promise<void> => void (await Promise.all(desks.map((desk) => desk.flushall())));
  const old = { version: 1, record: 'old' };
  const young = { version: 2, record: 'new' };

  async function hearsAgain(): Promise<void> {
    const name = unique('again');
    await until(async () => {
      await other.linkCache.invalidate(name, 2).catch(() => undefined);
      return heard.changes.includes(`${name} 2`);
    }, 'a change is heard again');
  }

  it('does not take an old row from a slow reader when the marker went with a flush', async () => {
    const name = unique('link');
    expect(await redis.linkCache.get(name)).toBeUndefined();
    await other.linkCache.invalidate(name, 2);
    await flush();
    expect(await redis.linkCache.fill(name, old)).toBe(false);
    // Nor when somebody has asked since.
    expect(await redis.linkCache.get(name)).toBeUndefined();
    expect(await redis.linkCache.fill(name, old)).toBe(true);
    await other.linkCache.invalidate(name, 2);
    expect(await redis.linkCache.get(name)).toBeUndefined();
    await flush();
    expect(await other.linkCache.get(name)).toBeUndefined();
    expect(await redis.linkCache.fill(name, old)).toBe(false);
    expect(await other.linkCache.fill(name, young)).toBe(true);
    expect(await redis.linkCache.get(name)).toEqual(young);
  });

  it('has nothing after a flush, and everything again when it is filled in', async () => {
    const names = Array.from({ length: 50 }, () => unique('link'));
    for (const name of names) expect(await redis.linkCache.fill(name, young)).toBe(true);
    await flush();
    for (const name of names) expect(await other.linkCache.get(name)).toBeUndefined();
    for (const name of names) expect(await other.linkCache.fill(name, young)).toBe(true);
    for (const name of names) expect(await redis.linkCache.get(name)).toEqual(young);
    expect([heard.losses, heard.gaps]).toEqual([0, 0]);
  });

  it('takes no row that was read before a connection was cut: the server may have forgotten meanwhile', async () => {
    const name = unique('link');
    expect(await redis.linkCache.get(name)).toBeUndefined();
    for (const desk of desks) await desk.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await until(
      async () => (await redis.registry.epoch()) !== '' && redis.troubles().length === 0,
      'it is back',
    );
    expect(await redis.linkCache.fill(name, old)).toBe(false);
    expect(await redis.linkCache.get(name)).toBeUndefined();
    expect(await redis.linkCache.fill(name, old)).toBe(true);
  });

  it('keeps records for a day and markers for more than a minute', async () => {
    const [filled, marked] = [unique('link'), unique('link')];
    await redis.linkCache.fill(filled, young);
    await redis.linkCache.invalidate(marked, 2);
    const ttls = new Map<string, number>();
    for (const desk of desks) {
      for (const key of await desk.keys(`${prefix}*`)) ttls.set(key, await desk.pttl(key));
    }
    const ttlOf = (name: string): number => Array.from(ttls).find(([key]) => key.endsWith(name))![1];
    expect(ttlOf(filled)).toBeGreaterThan(86_000_000);
    expect(ttlOf(filled)).toBeLessThanOrEqual(86_400_000);
    expect(ttlOf(marked)).toBeGreaterThan(60_000);
  });

  it('says that changes may be missed when its subscriber was thrown out, and when they are heard again', async () => {
    for (const desk of desks) await desk.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await until(() => heard.gaps > 0, 'the gap is told');
    expect([heard.losses, heard.gaps]).toEqual([heard.gaps, heard.losses]);
    await hearsAgain();
  });

  it('refuses at once while the server is gone, and fills in nothing that was read before', async () => {
    const name = unique('link');
    expect(await redis.linkCache.get(name)).toBeUndefined();
    for (const server of place.servers) await server.end('SIGKILL');
    await until(() => heard.losses === 1, 'the loss is told');
    await expect(redis.linkCache.get(name)).rejects.toThrow(StoreUnavailable);
    await expect(redis.linkCache.fill(name, old)).resolves.toBe(false);
    await expect(redis.linkCache.get(name)).rejects.toThrow(StoreUnavailable);
    await expect(redis.linkCache.invalidate(name, 2)).rejects.toThrow(StoreUnavailable);
    for (const server of place.servers) await server.start();
    await until(() => heard.gaps === 1, 'the gap is told');
    const answers = (): Promise<boolean> =>
      redis.linkCache.get(name).then(
        () => true,
        () => false,
      );
    await until(answers, 'the server answers');
    expect(await redis.linkCache.fill(name, old)).toBe(false);
    expect(await redis.linkCache.get(name)).toBeUndefined();
    expect(await redis.linkCache.fill(name, young)).toBe(true);
    await hearsAgain();
  });

  it('notices that a server hangs, and lets nobody wait for it', async () => {
    const name = unique('link');
    for (const server of place.servers) server.signal('SIGSTOP');
    await expect(redis.linkCache.get(name)).rejects.toThrow();
    await expect(redis.linkCache.get(name)).rejects.toThrow('away');
    await until(() => heard.losses === 1, 'the silence is noticed');
    for (const server of place.servers) server.signal('SIGCONT');
    await until(() => heard.gaps === 1, 'the gap is told');
    await hearsAgain();
    expect([heard.losses, heard.gaps]).toEqual([1, 1]);
  });

  it('follows its keys and its channel to another node', async () => {
    if (place.servers.length === 1) return;
    const tag = spreadTags(16)[5]!;
    const slot = slotOf(`{${tag}}`);
    const names = Array.from({ length: 2_000 }, () => unique('link'));
    const name = names.find((each) => slotOf(each) % 16 === 5)!;
    await redis.linkCache.fill(name, old);
    await move(slot);
    await until(() => heard.gaps > 0, 'the gap is told');
    await until(
      () =>
        redis.linkCache.get(name).then(
          (found) => found?.record === 'old',
          () => false,
        ),
      'it is there',
    );
    await other.linkCache.invalidate(name, 2);
    await until(() => heard.changes.includes(`${name} 2`), 'the change is heard');
    expect(await redis.linkCache.get(name)).toBeUndefined();
  });

  async function move(slot: number): Promise<void> {
    const ranges = (await desks[0]!.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
    const [, , [, port]] = ranges.find(([first, last]) => first <= slot && slot <= last)!;
    const from = place.addresses.findIndex((address) => address.endsWith(`:${port}`));
    const to = (from + 1) % desks.length;
    const ids = await Promise.all(desks.map((desk) => desk.cluster('MYID')));
    await desks[to]!.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(ids[from]));
    await desks[from]!.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(ids[to]));
    const keys = (await desks[from]!.call('CLUSTER', 'GETKEYSINSLOT', slot, 1_000)) as string[];
    const [host, target] = place.addresses[to]!.split(':');
    if (keys.length > 0) {
      await desks[from]!.call('MIGRATE', host!, target!, '', 0, 5_000, 'KEYS', ...keys);
    }
    for (const desk of [desks[to]!, ...desks])
      await desk.call('CLUSTER', 'SETSLOT', slot, 'NODE', String(ids[to]));
  }
});
