import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { testOptions } from './stores-under-test.ts';

const TTL = 600_000;

let proxy: CuttingProxy;
let stores: CassandraStores;
const wall = new FakeClock();

beforeAll(async () => {
  proxy = await CuttingProxy.before(inject('servers').cassandra);
  stores = await openCassandraStores({
    ...testOptions('kith_conformance'),
    contactPoints: [proxy.address],
    clock: { ...systemClock, now: () => wall.now() },
  });
  // Statements are prepared at their first use, which carries no values to cut behind.
  const name = unique('prepare');
  const { sessions } = stores.feed;
  await sessions.write(name, 0, Buffer.from('a'), TTL);
  await sessions.write(name, 1, Buffer.from('b'), TTL);
  wall.advance(2 * TTL);
  await sessions.write(name, 0, Buffer.from('c'), TTL);
});

afterAll(async () => {
  await stores.close();
  await proxy.close();
});

/** Does something and loses the answer to its first request that names `text`. */
async function losing<Result>(text: string, action: () => Promise<Result>): Promise<Result> {
  const before = proxy.cuts;
  proxy.loseAnswerTo(text);
  const result = await action();
  expect(proxy.cuts).toBe(before + 1);
  return result;
}

const write = (name: string, revision: number, text: string): Promise<boolean> =>
  stores.feed.sessions.write(name, revision, Buffer.from(text), TTL);

async function standing(name: string): Promise<[number, string] | undefined> {
  const value = await stores.feed.sessions.read(name, TTL);
  return value && [value.revision, Buffer.from(value.bytes).toString()];
}

it('knows a session that it made without hearing so', async () => {
  const [name, mine] = [unique('name'), unique('mine')];
  expect(await losing(mine, () => write(name, 0, mine))).toBe(true);
  expect(await standing(name)).toEqual([1, mine]);
  const late = unique('late');
  expect(await losing(late, () => write(name, 0, late))).toBe(false);
  expect(await standing(name)).toEqual([1, mine]);
});

it('knows a session that it replaced without hearing so, once', async () => {
  const [name, next] = [unique('name'), unique('next')];
  await write(name, 0, 'first');
  expect(await losing(next, () => write(name, 1, next))).toBe(true);
  expect(await standing(name)).toEqual([2, next]);
  const late = unique('late');
  expect(await losing(late, () => write(name, 1, late))).toBe(false);
  expect(await standing(name)).toEqual([2, next]);
});

it('knows a session that it put over one whose time ran out', async () => {
  const [name, next] = [unique('name'), unique('next')];
  await write(name, 0, 'first');
  await write(name, 1, 'second');
  wall.advance(TTL + 1);
  expect(await standing(name)).toBeUndefined();
  expect(await losing(next, () => write(name, 0, next))).toBe(true);
  expect(await standing(name)).toEqual([1, next]);
});

it('gives a session to one of those who race for it while answers are lost', async () => {
  const name = unique('name');
  const texts = Array.from({ length: 5 }, () => unique('text'));
  await write(name, 0, 'first');
  const made = await losing(texts[2]!, () => Promise.all(texts.map((text) => write(name, 1, text))));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await standing(name)).toEqual([2, texts[made.indexOf(true)]]);
});
