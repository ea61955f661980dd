import { expect } from 'vitest';
import type { FeedPost, FeedTimeline } from '../../client/feed.ts';
import { LIMIT, PEOPLE, type Person, type Place, period, type Town } from './town.ts';

/** Everything that people are told of the feed and of links at both places is the same. */
export async function sameTown(there: Place, here: Place, town: Town): Promise<void> {
  const asked = [...town.posts.values()].filter((_, i) => i % 8 === 0).concat(town.liked, town.edited);
  for (const person of PEOPLE) {
    expect(await feedOf(here, person, asked), person).toEqual(await feedOf(there, person, asked));
  }
  const names = town.names.filter((_, i) => i < 25 || i % 7 === 0);
  for (const name of names) {
    const [a, b] = [await linkOf(there, name), await linkOf(here, name)];
    expect(b, name).toEqual(a);
  }
  expect(await linksOf(here)).toEqual(await linksOf(there));
  const keys = await Promise.all([there, here].map((place) => place.api('GET', '/v1/link-keys')));
  expect(keys[1]!.body).toEqual(keys[0]!.body);
  expect(await there.clicks(town.named.visited)).toBeGreaterThanOrEqual(30);
}

async function feedOf(place: Place, person: Person, asked: readonly string[]): Promise<unknown> {
  const feed = place.feed(person);
  const timelines: FeedTimeline[] = [
    { home: 'newest' },
    { tag: 'cats' },
    ...PEOPLE.map((user) => ({ user })),
    ...asked.map((commentsOf) => ({ commentsOf })),
    { bookmarks: true },
  ];
  const scrolls: unknown[] = [];
  for (const timeline of timelines) scrolls.push(await orCode(all(feed.posts(timeline, { limit: 20 }))));
  const lists: string[][] = [];
  for (const list of ['following', 'followers', 'follow-requests', 'blocks', 'mutes'] as const) {
    lists.push((await all(feed.names(list))).toSorted());
  }
  const standings: unknown[] = [];
  for (const other of PEOPLE) if (other !== person) standings.push(await feed.standing(other));
  return {
    ...{ scrolls, lists, standings },
    edits: await orCode(feed.edits(asked.at(-1)!)),
    notifications: await all(feed.notifications()),
    ...{ unread: await feed.unreadNotifications(), mark: await feed.readMark('home') },
  };
}

async function linkOf(place: Place, name: string): Promise<unknown> {
  const { status, body } = await place.api('GET', `/v1/links/${name}`);
  const statistics = await place.api('GET', `/v1/links/${name}/statistics?${period()}`);
  const { url: _, from: __, to: ___, ...link } = body ?? {};
  const { from: ____, to: _____, ...counted } = statistics.body ?? {};
  return { status, link, counted };
}

async function linksOf(place: Place): Promise<string[]> {
  const names: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await place.api('GET', `/v1/links?limit=100&cursor=${cursor}`);
    names.push(...body.links.map(({ name }: { name: string }) => name));
    cursor = body.next;
    if (cursor === '') return names;
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What is refused is refused at both places. */
function orCode<T>(asked: Promise<T>): Promise<T | { code: unknown }> {
  return asked.catch((error: { code?: unknown }) => {
    if (error.code === undefined) throw error;
    return { code: error.code };
  });
}

/** What is done at the new place stands over what was moved. */
export async function livesOn(here: Place, town: Town): Promise<void> {
  const { named } = town;
  await codesAreNew(here, town);
  expect((await here.visit(named.disabled)).status).toBe(410);
  expect((await here.visit(named.deleted)).status).toBe(410);
  const again = await here.api('POST', '/v1/links', {
    target: 'https://example.org/x',
    alias: named.deleted,
  });
  expect(again.body.error.name).toBe('name_taken');
  // Two were taken at the old place.
  const visits: number[] = [];
  for (let n = 0; n < LIMIT; n++) visits.push((await here.visit(named.limited)).status);
  expect(visits.filter((status) => status === 302)).toHaveLength(LIMIT - 2);
  const before = await here.clicks(named.visited);
  for (let n = 0; n < 7; n++) expect((await here.visit(named.visited)).status).toBe(302);
  await expect.poll(() => here.clicks(named.visited)).toBe(before + 7);
  const once = { target: 'https://example.org/once', idempotency_key: 'order-17' };
  expect((await here.api('POST', '/v1/links', once)).body.is_new).toBe(false);
  const same = { target: 'https://example.org/page/5', tags: ['early'], find_existing: true };
  expect((await here.api('POST', '/v1/links', same)).body).toMatchObject({
    is_new: false,
    name: town.names[5],
  });
  expect((await here.api('GET', '/v1/links?limit=1', undefined, town.apiKey)).status).toBe(200);
  await commandsWin(here, town);
}

async function codesAreNew(here: Place, town: Town): Promise<void> {
  const old = new Set(town.names);
  for (let n = 0; n < 30; n++) {
    const { status, body } = await here.api('POST', '/v1/links', { target: `https://example.org/new/${n}` });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(old.has(body.name), `${body.name} was given before`).toBe(false);
    old.add(body.name);
    expect((await here.visit(body.name)).to).toBe(`https://example.org/new/${n}`);
  }
  // Nothing of what was moved was overwritten by it.
  expect((await here.visit(town.names[5]!)).to).toBe('https://example.org/page/5');
}

async function commandsWin(here: Place, town: Town): Promise<void> {
  const [ann, bob] = [here.feed('ann'), here.feed('bob')];
  await ann.edit(town.edited, { text: 'edited at the new place' });
  expect((await ann.post(town.edited)).text).toBe('edited at the new place');
  const { likes } = (await ann.post(town.liked)).counts;
  await bob.like(town.liked, false);
  await expect.poll(async () => (await bob.post(town.liked)).counts.likes).toBe(likes - 1);
  await bob.follow('ann', false);
  expect(await bob.standing('ann')).toMatchObject({ follows: false });
  const stays = ({ author, mentions }: FeedPost): boolean => author !== 'ann' || mentions.includes('bob');
  expect((await all(bob.posts({ home: 'newest' }))).filter((post) => !stays(post))).toEqual([]);
  await bob.follow('ann');
  const { id } = await ann.publish({ text: 'at the new place' });
  await expect.poll(async () => (await bob.page({ home: 'newest' })).posts[0]?.id).toBe(id);
  // A client that had no answer at the old place asks once more: it is done already.
  const [key, known] = [...town.posts].at(-1)!;
  expect((await ann.publish({ text: 'whatever' }, key)).id).toBe(known);
  const deleted = town.posts.get('early-3')!;
  await ann.delete(deleted);
  expect((await all(ann.posts({ user: 'ann' }))).map((post) => post.id)).not.toContain(deleted);
}
