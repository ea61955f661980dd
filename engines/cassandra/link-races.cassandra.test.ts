import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ClickRow } from '../../ports/click-store.ts';
import { unique } from '../../ports/conformance.ts';
import { BUCKET_SIZE } from './buckets.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import type { CassandraClickStore } from './click-store.ts';
import { newLink } from './links-under-test.ts';
import { testOptions } from './stores-under-test.ts';

const DAY = 20_000;

/** As three processes have them. */
let instances: CassandraStores['links'][];
let opened: CassandraStores[];
const on = (i: number): CassandraStores['links'] => instances[i % instances.length]!;

beforeAll(async () => {
  opened = await Promise.all(
    Array.from({ length: 3 }, () => openCassandraStores(testOptions('kith_conformance'))),
  );
  instances = opened.map(({ links }) => links);
});

afterAll(async () => {
  for (const each of opened) await each.close();
});

function row(link: string, upTo: number, over: Partial<ClickRow> = {}): ClickRow {
  const bytes = Buffer.from(`up to ${upTo}`);
  return { link, day: DAY, hour: 5, epoch: 'epoch', partition: 0, piece: 0, upTo, bytes, ...over };
}

const texts = async (link: string): Promise<string[]> =>
  (await on(2).clicks.rows(link, DAY)).map(({ bytes }) => Buffer.from(bytes).toString());

it('gives an alias to one of thirty who race from three processes', async () => {
  const name = unique('alias');
  const links = Array.from({ length: 30 }, () => newLink({ name }));
  const won = await Promise.all(links.map((link, i) => on(i).links.create(link)));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await on(1).links.link(name)).toEqual(links[won.indexOf(true)]);
});

it('lists an alias once for an owner who claimed it from three processes at once', async () => {
  const [name, owner] = [unique('alias'), unique('owner')];
  const made = await Promise.all([0, 1, 2].map((i) => on(i).links.create(newLink({ name, owner }))));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect((await on(0).links.page(owner, '', 10)).links).toHaveLength(1);
});

it('deals out exactly the limit to a hundred who take from three processes', async () => {
  const link = unique('link');
  const taken = await Promise.all(Array.from({ length: 100 }, (_, i) => on(i).budget.take(link, 1_000, 13)));
  expect(taken.reduce((sum, each) => sum + each, 0)).toBe(1_000);
});

it('gives each number once to sixty who lease from three processes', async () => {
  const blocks = await Promise.all(Array.from({ length: 60 }, (_, i) => on(i).blocks.lease(100)));
  expect(blocks.every(({ from, to }) => to - from === 100)).toBe(true);
  const firsts = new Set(blocks.map(({ from }) => from));
  expect(firsts.size).toBe(60);
  const ordered = [...firsts].sort((a, b) => a - b);
  for (let i = 1; i < ordered.length; i++) expect(ordered[i]! - ordered[i - 1]!).toBeGreaterThanOrEqual(100);
});

it('does not undo a change when a slow bulk writes its rows once more', async () => {
  const link = newLink();
  await on(0).links.add([link]);
  const next = { ...link, version: 2, title: 'changed' };
  expect(await on(1).links.replace(1, next)).toBe(true);
  await on(0).links.add([link]);
  expect(await on(2).links.link(link.name)).toEqual(next);
});

it('pages through more links than a partition has, made in bulks by three processes', async () => {
  const owner = unique('owner');
  const links = Array.from({ length: BUCKET_SIZE + 500 }, () => newLink({ owner }));
  const bulks = Array.from({ length: Math.ceil(links.length / 500) }, (_, i) =>
    links.slice(i * 500, (i + 1) * 500),
  );
  await Promise.all(bulks.map((bulk, i) => on(i).links.add(bulk)));
  const found: string[] = [];
  let next = '';
  do {
    const page = await on(0).links.page(owner, next, 700);
    found.push(...page.links.map(({ name }) => name));
    next = page.next;
  } while (next !== '');
  expect(found).toHaveLength(links.length);
  expect(new Set(found)).toEqual(new Set(links.map(({ name }) => name)));
});

it('keeps of two owners of a partition what goes further, whoever writes last', async () => {
  const link = unique('link');
  await on(0).clicks.put([row(link, 140)]);
  await on(1).clicks.put([row(link, 120)]);
  expect(await texts(link)).toEqual(['up to 140']);
  await on(1).clicks.put([row(link, 150)]);
  expect(await texts(link)).toEqual(['up to 150']);
});

it('keeps erased what a zombie, or a process that starts again, writes of the same offsets', async () => {
  const link = unique('link');
  const another = { epoch: 'another log' };
  await on(0).clicks.put([row(link, 140), row(link, 90, { piece: 1 })]);
  await on(0).clicks.erase(link, DAY, DAY);
  await on(1).clicks.put([row(link, 120), row(link, 140), row(link, 90, { piece: 1 })]);
  expect(await texts(link)).toEqual([]);
  // What goes further stands, and so does another log, whose offsets begin anew.
  await on(1).clicks.put([row(link, 141), row(link, 3, another)]);
  expect((await texts(link)).sort()).toEqual(['up to 141', 'up to 3']);
});

it('erases up to where the log says, whoever writes what comes before or behind it', async () => {
  const link = unique('link');
  const erase = (offset: number): Promise<void> =>
    (on(0).clicks as CassandraClickStore).erase(link, DAY, DAY, { epoch: 'epoch', partition: 0, offset });
  await on(0).clicks.put([row(link, 140), row(link, 9, { epoch: 'an older log' })]);
  await erase(150);
  expect(await texts(link)).toEqual([]);
  await on(1).clicks.put([row(link, 149)]);
  expect(await texts(link)).toEqual([]);
  await on(1).clicks.put([row(link, 160)]);
  // Said again, after what came behind it, by a process that reads the log again.
  await erase(150);
  await on(2).clicks.put([row(link, 160)]);
  expect(await texts(link)).toEqual(['up to 160']);
});

it('finds the newest mark though hundreds were made, and lets go of old ones', async () => {
  const epoch = unique('epoch');
  for (let piece = 0; piece < 300; piece++) {
    await on(piece).clicks.putMark({ epoch, partition: 3, piece, bytes: Buffer.from(String(piece)) });
  }
  const below = async (piece: number): Promise<string | undefined> => {
    const mark = await on(0).clicks.markBelow(epoch, 3, piece);
    return mark && Buffer.from(mark.bytes).toString();
  };
  expect([await below(300), await below(299), await below(250)]).toEqual(['299', '298', '249']);
  expect(await below(100)).toBeUndefined();
});
