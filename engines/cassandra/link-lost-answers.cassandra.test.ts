import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { Link } from '../../ports/link-store.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { newKey, newLink } from './links-under-test.ts';
import { testOptions } from './stores-under-test.ts';

const NOW = 1_700_000_000_000;

let proxy: CuttingProxy;
/** Ids of attempts: the answer to the write that carries one can be lost. */
let newId: () => string = () => unique('id');
let stores: CassandraStores;
let links: CassandraStores['links'];

beforeAll(async () => {
  proxy = await CuttingProxy.before(inject('servers').cassandra);
  stores = await openCassandraStores({
    ...testOptions('kith_conformance'),
    contactPoints: [proxy.address],
    newId: () => newId(),
  });
  ({ links } = stores);
  // Statements are prepared at their first use, which carries no values to cut behind.
  await everything();
});

afterAll(async () => {
  await stores.close();
  await proxy.close();
});

async function everything(): Promise<void> {
  const link = newLink();
  await links.links.create(link);
  await links.links.add([newLink()]);
  await links.links.replace(1, changed(link));
  await links.links.page(link.owner, '', 1);
  for (const now of [NOW, NOW + 10]) {
    await links.links.settleRequest(link.owner, 'key', `value ${now}`, now, now + 5);
  }
  const key = newKey(link.owner);
  await links.links.putApiKey(key);
  await links.links.removeApiKey(link.owner, key.id);
  await links.blocks.lease(1);
  await links.budget.take(link.name, 2, 1);
  await links.budget.take(link.name, 2, 1);
  await links.budget.giveBack(link.name, 1);
  await links.clicks.secret(dayOfNobody(), 'secret');
}

/** Does something and loses the answer to its first request that names `text`. */
async function losing<Result>(text: string, action: () => Promise<Result>): Promise<Result> {
  const before = proxy.cuts;
  proxy.loseAnswerTo(text);
  const result = await action();
  expect(proxy.cuts).toBe(before + 1);
  return result;
}

/** Loses the answer to the first write that carries an id of its own. */
async function losingAttempt<Result>(action: () => Promise<Result>): Promise<Result> {
  const before = proxy.cuts;
  let armed = false;
  newId = () => {
    const id = unique('attempt');
    if (!armed) proxy.loseAnswerTo(id);
    armed = true;
    return id;
  };
  try {
    const result = await action();
    expect(proxy.cuts).toBe(before + 1);
    return result;
  } finally {
    newId = () => unique('id');
  }
}

function changed(link: Link, over: Partial<Link> = {}): Link {
  return { ...link, version: link.version + 1, changedAt: NOW + 1, ...over };
}

function dayOfNobody(): number {
  return 200_000_000_000 + Math.floor(Math.random() * 1e12);
}

it('knows a link as made that it made without hearing so', async () => {
  const link = newLink();
  expect(await losingAttempt(() => links.links.create(link))).toBe(true);
  expect(await links.links.link(link.name)).toEqual(link);
  expect(await links.links.byFingerprint(link.owner, link.fingerprint)).toBe(link.name);
  expect((await links.links.page(link.owner, '', 5)).links).toEqual([link]);
  expect(await links.links.create({ ...link, owner: unique('other') })).toBe(false);
});

it('knows its own change of a link that it did not hear of, and that of a rival as not its own', async () => {
  const link = newLink();
  await links.links.create(link);
  const mine = changed(link, { title: 'mine', fingerprint: unique('print') });
  expect(await losingAttempt(() => links.links.replace(1, mine))).toBe(true);
  expect(await links.links.byFingerprint(link.owner, mine.fingerprint)).toBe(link.name);
  expect(await losingAttempt(() => links.links.replace(1, changed(link, { title: 'late' })))).toBe(false);
  expect(await links.links.link(link.name)).toEqual(mine);
});

it('says that it does not know when the link has changed again since', async () => {
  const link = newLink();
  await links.links.create(link);
  await links.links.replace(1, changed(link));
  await links.links.replace(2, changed(changed(link)));
  await expect(losingAttempt(() => links.links.replace(1, changed(link)))).rejects.toThrow('unknown');
});

it('adds links once, whatever it hears', async () => {
  const owner = unique('owner');
  const made = Array.from({ length: 50 }, () => newLink({ owner }));
  await losing(made[7]!.target, () => links.links.add(made));
  expect((await links.links.page(owner, '', 100)).links).toHaveLength(50);
});

it('settles a request once, though it does not hear of it', async () => {
  const [owner, mine] = [unique('owner'), unique('mine')];
  const settle = (value: string, now: number) =>
    links.links.settleRequest(owner, 'key', value, now, now + 1_000);
  expect(await losing(mine, () => settle(mine, NOW))).toBe(mine);
  expect(await settle('other', NOW)).toBe(mine);
  const next = unique('next');
  expect(await losing(next, () => settle(next, NOW + 1_000))).toBe(next);
  expect(await settle('other', NOW + 1_001)).toBe(next);
});

it('takes back a key once, though it does not hear of it', async () => {
  const key = newKey(unique('owner'));
  await links.links.putApiKey(key);
  // Only the removal names the owner; the question before it does not.
  expect(await losing(key.owner, () => links.links.removeApiKey(key.owner, key.id))).toBe(true);
  expect(await links.links.removeApiKey(key.owner, key.id)).toBe(false);
  expect(await links.links.apiKeys(key.owner)).toEqual([]);
});

it('gives no number twice when it does not hear that it has one', async () => {
  const before = await links.blocks.lease(10);
  const count = 77_777;
  // The question names the counter too; only in the write a number of eight bytes stands behind the name.
  const lost = await losing('link codes\0\0\0\b', () => links.blocks.lease(count));
  expect(lost.from).toBeGreaterThanOrEqual(before.to);
  expect(lost.to - lost.from).toBe(count);
  expect((await links.blocks.lease(1)).from).toBeGreaterThanOrEqual(lost.to);
});

it('takes clicks once, and gives back once, when answers are lost', async () => {
  const link = unique('link');
  expect(await losingAttempt(() => links.budget.take(link, 10, 4))).toBe(4);
  expect(await losingAttempt(() => links.budget.take(link, 10, 4))).toBe(4);
  await losingAttempt(() => links.budget.giveBack(link, 3));
  expect(await links.budget.take(link, 10, 100)).toBe(5);
  expect(await links.budget.take(link, 10, 100)).toBe(0);
});

it('settles the secret of a day once, though it does not hear of it', async () => {
  const [day, mine] = [dayOfNobody(), unique('mine')];
  expect(await losing(mine, () => links.clicks.secret(day, mine))).toBe(mine);
  expect(await links.clicks.secret(day, 'other')).toBe(mine);
});
