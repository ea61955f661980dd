import { expect, onTestFinished, test } from 'vitest';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { PostStore } from '../../ports/posts.ts';
import { FeedFixture } from './fixture.ts';

test('a publication broken off between the post and its lists is in them when its record comes again', async () => {
  let breaks = true;
  const around = (stores: FeedStores): FeedStores => {
    // As a store that writes one partition after the other.
    const posts: PostStore = Object.create(stores.posts);
    posts.posts = (ids) => stores.posts.posts(ids);
    posts.entries = (queries) => stores.posts.entries(queries);
    posts.write = (rows, entries, revisions) => {
      if (!breaks || entries.length === 0) return stores.posts.write(rows, entries, revisions);
      breaks = false;
      stores.posts.write(rows, []);
      throw new Error('the process ended here');
    };
    return { ...stores, posts };
  };
  const feed = await FeedFixture.start({ around });
  onTestFinished(() => feed.stop());
  await feed.follow('bob', 'ann');
  const id = await feed.post('ann', 'hello #cats');
  expect(breaks).toBe(false);
  const queries = ['ann', '#cats'].map((source) => {
    return { source, direction: 'older', from: LAST_ID, limit: 5 } as const;
  });
  expect(await feed.stores.posts.entries(queries)).toEqual([[id], [id]]);
  await feed.settle();
  const page = await feed.api.reads.home('bob', { limit: 5 });
  expect(page.posts.map((post) => post.id)).toEqual([id]);
});
