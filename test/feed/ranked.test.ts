import { afterEach, expect, test } from 'vitest';
import type { RankedPage } from '../../feed-service/read/ranked.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { FeedFixture, scroll } from './fixture.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

const shift = { ms: 0 };
const clock: Clock = { ...systemClock, now: () => systemClock.now() + shift.ms };
const ranked = (limit: number, place: { before?: string; after?: string } = {}): Promise<RankedPage> =>
  feed.api.reads.ranked('reader', { limit, explain: true, ...place });
const idsOf = (page: RankedPage): string[] => page.posts.map(({ id }) => id);

async function populated(count: number, authors = ['ann', 'bob', 'cat']): Promise<string[]> {
  shift.ms = 0;
  feed = await FeedFixture.start({ clock });
  for (const author of authors) await feed.follow('reader', author);
  const posts: string[] = [];
  for (let i = 0; i < count; i++) posts.push(await feed.post(authors[i % authors.length]!, `n ${i}`));
  await feed.service.settle();
  return posts;
}

test('votes, affinity, media and spread authors decide, and each part is told', async () => {
  const posts = await populated(9, ['ann', 'ann', 'bob']);
  for (const fan of ['f1', 'f2', 'f3', 'f4']) {
    await feed.api.commands.mark(fan, '', 'like', posts[0]!, true);
  }
  await feed.api.commands.mark('reader', '', 'like', posts[2]!, true);
  const page = await ranked(9);
  expect(idsOf(page)[0]).toBe(posts[0]);
  const [top] = page.posts;
  expect(top!.signals!.engagement).toBeCloseTo(Math.log(5));
  for (const post of page.posts) {
    const sum = Object.values(post.signals!).reduce((total, part) => total + part);
    expect(post.score).toBeCloseTo(sum);
  }
  const authors = page.posts.slice(0, 4).map(({ author }) => author);
  expect(new Set(authors).size).toBe(2);
});

test('an order stays as it was frozen while votes and posts come', async () => {
  const posts = await populated(20);
  const first = await ranked(5);
  const late = await feed.post('ann', 'late');
  const rest = await scroll(async (before) => {
    for (const post of posts) await feed.api.commands.mark('fan', '', 'like', post, true);
    return ranked(5, { before: before ?? first.older });
  });
  const all = [...idsOf(first), ...rest];
  expect(all.toSorted()).toEqual(posts.toSorted());
  expect(all).not.toContain(late);
  expect(idsOf(await ranked(100))).toContain(late);
});

test('backwards it gives the same pages', async () => {
  await populated(20);
  const pages = [await ranked(6)];
  while (pages.at(-1)!.hasOlder) pages.push(await ranked(6, { before: pages.at(-1)!.older }));
  expect(pages[0]!.hasNewer).toBe(false);
  const down = pages.flatMap(idsOf);
  let page = pages.at(-1)!;
  const up = idsOf(page);
  while (page.hasNewer) {
    page = await ranked(6, { after: page.newer });
    up.unshift(...idsOf(page));
  }
  expect(up).toEqual(down);
});

test('a scroll whose order ran out goes on behind what it gave', async () => {
  const posts = await populated(30);
  const first = await ranked(7);
  const second = await ranked(7, { before: first.older });
  shift.ms = 2 * 3_600_000;
  // The answer may have been lost: the same page again is not passed over.
  const again = await ranked(7, { before: first.older });
  expect(idsOf(again).some((id) => idsOf(first).includes(id))).toBe(false);
  const rest = await scroll((before) => ranked(7, { before: before ?? again.older }));
  const all = [...idsOf(first), ...idsOf(again), ...rest];
  expect(all.toSorted()).toEqual(posts.toSorted());
  expect(second.posts).toHaveLength(7);
});

test('what was seen counts less the next time', async () => {
  await populated(12);
  const first = idsOf(await ranked(4));
  const next = await ranked(12);
  expect(
    idsOf(next)
      .slice(0, 4)
      .filter((id) => first.includes(id)),
  ).toEqual([]);
  for (const post of next.posts) expect(post.signals!.seen < 0).toBe(first.includes(post.id));
});

test('it goes on beyond what was ranked at once', async () => {
  const posts = await populated(1_100);
  const ids = await scroll((before) => ranked(100, before === undefined ? {} : { before }));
  expect(ids.length).toBe(posts.length);
  expect(new Set(ids)).toEqual(new Set(posts));
});
