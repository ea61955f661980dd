import { afterEach, expect, test } from 'vitest';
import { FeedFixture, scroll } from './fixture.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

test('a post reaches followers, and pages have cursors', async () => {
  feed = await FeedFixture.start();
  await feed.follow('bob', 'alice');
  await feed.api.reads.home('bob', { limit: 3 });
  const posts: string[] = [];
  for (let i = 0; i < 10; i++) posts.push(await feed.post('alice', `post ${i} #cats`));
  await feed.service.settle();
  expect((await feed.timelines.header('bob'))?.size).toBe(10);
  const ids = await scroll((before) => feed.api.reads.home('bob', { limit: 3, ...(before && { before }) }));
  expect(ids).toEqual(posts.toReversed());
  await feed.follow('bob', 'alice', false);
  expect((await feed.api.reads.home('bob', { limit: 3 })).posts).toEqual([]);
});
