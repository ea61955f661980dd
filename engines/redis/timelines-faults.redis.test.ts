import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createRedis, createRedisCluster, type RedisCluster } from '../../deploy/servers/redis.ts';
import { unique } from '../../ports/conformance.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { Readings } from './readings.fixture.ts';
import type { RedisFeed } from './redis.ts';
import { SlotMoves } from './slot-moves.ts';
import { slotOf } from './slots.ts';
import { open, operator, until } from './under-test.ts';

const reasons = 1;
const READERS = 200;

let directory: string;
let cluster: RedisCluster;
let desks: Redis[];
let moves: SlotMoves;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-redis-'));
  cluster = await createRedisCluster({ directory });
  await cluster.start();
  desks = await Promise.all(cluster.addresses.map(operator));
  moves = new SlotMoves(desks, cluster.addresses);
});
afterAll(async () => {
  for (const desk of desks) desk.disconnect();
  await cluster.end();
  await rm(directory, { recursive: true, force: true });
});

async function opened(addresses: readonly string[], prefix: string): Promise<RedisFeed> {
  const redis = await open(addresses, { prefix });
  onTestFinished(() => redis.close());
  return redis.feed;
}

/** Timelines that posts are added to without a pause, and what each may be asked for. */
class Traffic {
  readonly readers: readonly string[];
  /** Ids whose `add` has returned, in order. */
  readonly added: string[] = [];
  /** Of each reader the first post that began to be added after the timeline was begun: from it on all must be there. */
  readonly #since = new Map<string, number>();
  readonly #store: TimelineStore;
  #next = 1;
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(store: TimelineStore) {
    this.#store = store;
    this.readers = Array.from({ length: READERS }, () => unique('r'));
  }

  async begin(reader: string): Promise<void> {
    const token = await this.#store.begin(reader, 1);
    const since = this.#next;
    if (await this.#store.complete(reader, token, [], FIRST_ID)) this.#since.set(reader, since);
  }

  start(): void {
    this.#running = (async () => {
      while (!this.#stopped) {
        const post = String(this.#next++);
        await this.#store.add(this.readers, { id: post, reasons });
        this.added.push(post);
      }
    })();
  }

  async goesOn(): Promise<void> {
    const wanted = this.added.length + 3;
    await until(() => this.added.length >= wanted, 'posts are added');
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** Checks every timeline that may be trusted; answers how many there are. */
  async check(): Promise<number> {
    let trusted = 0;
    for (const reader of this.readers) {
      const page = await this.#store.page(reader, LAST_ID, 'older', 1_000);
      if (page === undefined) continue;
      trusted++;
      const due = this.added
        .filter((post) => Number(post) >= this.#since.get(reader)!)
        .filter((post) => compareIds(post, page.floor) > 0);
      const ids = page.entries.map(({ id }) => id);
      expect(due.filter((post) => !ids.includes(post))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
    return trusted;
  }
}

it('lacks nothing in any timeline that is trusted, while a slot moves in the midst of adding', async () => {
  const prefix = `${unique('move')}:`;
  const { timelines: store } = await opened(cluster.addresses, prefix);
  const traffic = new Traffic(store);
  await Promise.all(traffic.readers.map((reader) => traffic.begin(reader)));
  const keys = (await Promise.all(desks.map((desk) => desk.keys(`${prefix}*:t:*`)))).flat();
  const slot = slotOf(keys[0]!);
  const inSlot = keys.filter((key) => slotOf(key) === slot).length;
  expect(inSlot).toBeGreaterThan(2);
  traffic.start();
  await traffic.goesOn();
  const move = await moves.of(slot);
  await moves.begin(move);
  await traffic.goesOn();
  // Half of the keys are there and half here: a command for all of them is refused by both nodes.
  await moves.keys(move, Math.floor(inSlot / 2));
  await traffic.goesOn();
  const lost = traffic.readers.filter((reader) => keys.some((key) => key.endsWith(reader)));
  for (const reader of lost.slice(0, 20)) await traffic.begin(reader);
  await traffic.goesOn();
  while ((await moves.keys(move)) > 0);
  await traffic.goesOn();
  await moves.finish(move);
  await traffic.goesOn();
  await traffic.stop();
  const trusted = await traffic.check();
  expect(trusted).toBeGreaterThan(READERS / 2);
  expect(trusted).toBeLessThan(READERS);
});

it('does not trust a timeline that left its node and came back, having missed posts meanwhile', async () => {
  const prefix = `${unique('back')}:`;
  const { timelines: store } = await opened(cluster.addresses, prefix);
  const reader = unique('r');
  await store.complete(reader, await store.begin(reader, 1), [], FIRST_ID);
  expect(await store.add([reader], { id: '1', reasons })).toBe(1);
  const [key] = (await Promise.all(desks.map((desk) => desk.keys(`${prefix}*:t:*`)))).flat();
  const there = await moves.of(slotOf(key!));
  for (const move of [there, { ...there, from: there.to, to: there.from }]) {
    await moves.begin(move);
    await moves.keys(move);
    await moves.finish(move);
    if (move === there) expect(await store.add([reader], { id: '2', reasons })).toBe(0);
  }
  expect(await store.page(reader, LAST_ID, 'older', 10)).toBeUndefined();
  expect(await store.add([reader], { id: '3', reasons })).toBe(0);
});

it('lacks nothing in any timeline that is trusted, when a node dies and comes back empty', async () => {
  const { timelines: store } = await opened(cluster.addresses, `${unique('death')}:`);
  const traffic = new Traffic(store);
  await Promise.all(traffic.readers.map((reader) => traffic.begin(reader)));
  traffic.start();
  await traffic.goesOn();
  const node = cluster.servers[1]!;
  await node.end('SIGKILL');
  await node.start();
  await traffic.goesOn();
  await traffic.stop();
  const trusted = await traffic.check();
  expect(trusted).toBeGreaterThan(READERS / 3);
  expect(trusted).toBeLessThan(READERS);
});

it('does not trust what a server brings back from its disk, though all of it is there', async () => {
  const server = await createRedis({ directory: join(directory, 'keeps'), appendOnly: true });
  onTestFinished(() => server.end('SIGKILL'));
  await server.start();
  const { timelines: store, counts, cachedReaders } = await opened([server.address], 'disk:');
  const [reader, building] = ['r1', 'r2'];
  await store.complete(reader, await store.begin(reader, 1), [{ id: '1', reasons }], FIRST_ID);
  const token = await store.begin(building, 1);
  await counts.complete('likes', await counts.begin('likes'), 3);
  const inner = new Readings();
  const readings = cachedReaders(inner);
  await readings.touch([reader], 5).readable;
  await server.end('SIGTERM');
  await server.start();
  await until(async () => (await store.header(reader)) === undefined, 'it is not trusted');
  const desk = await operator(server.address);
  onTestFinished(() => desk.disconnect());
  expect(await desk.keys('*:t:*')).toHaveLength(2);
  expect(await store.page(reader, LAST_ID, 'older', 10)).toBeUndefined();
  expect(await store.complete(building, token, [], FIRST_ID)).toBe(false);
  expect(await store.add([reader], { id: '2', reasons })).toBe(0);
  expect(await desk.keys('*:t:*')).toEqual([]);
  expect(await counts.get(['likes'])).toEqual([undefined]);
  // Another process may have noted this at a server whose disk did not get it.
  inner.known.set(reader, 9);
  expect(await readings.lastRead([reader])).toEqual([9]);
});
