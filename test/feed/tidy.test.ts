import { afterEach, expect, test } from 'vitest';
import { contentOf, Revision } from '../../feed-service/records.ts';
import { FeedFixture, scroll } from './fixture.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

const home = (reader: string) =>
  scroll((before) => feed.api.reads.home(reader, { limit: 20, ...(before && { before }) }));

test('deleted posts leave the windows of those who read, and nothing else does', async () => {
  feed = await FeedFixture.start({ window: 64 });
  await feed.follow('bob', 'ann');
  await feed.follow('bob', 'carol');
  await home('bob');
  const kept: string[] = [];
  for (let round = 0; round < 4; round++) {
    const gone: string[] = [];
    for (let i = 0; i < 20; i++) gone.push(await feed.post('ann', 'x'));
    kept.push(await feed.post('ann', 'kept'), await feed.post('carol', 'kept'));
    for (const id of gone) await feed.api.commands.delete('ann', '', id);
    await feed.service.settle();
    expect((await feed.stores.timelines.header('bob'))!.size).toBe(20 + kept.length);
    expect(await home('bob')).toEqual(kept.toReversed());
    expect((await feed.stores.timelines.header('bob'))!.size).toBe(kept.length);
  }
  // What is only hidden comes back.
  await feed.api.commands.relate('bob', '', { target: 'carol', mute: true });
  expect(await home('bob')).toHaveLength(kept.length / 2);
  await feed.api.commands.relate('bob', '', { target: 'carol', mute: false });
  expect(await home('bob')).toEqual(kept.toReversed());
});

test('of a deleted post no text is kept, neither the last nor an earlier one', async () => {
  feed = await FeedFixture.start();
  const id = await feed.post('ann', 'first');
  for (const text of ['second', 'third']) {
    await feed.api.commands.edit('ann', '', id, { text, images: [], card: null });
  }
  const texts = async (): Promise<string[]> =>
    (await feed.stores.posts.revisions(id, 10)).map((row) => contentOf(Revision.decode(row).content).text);
  expect(await texts()).toEqual(['first', 'second']);
  await feed.api.commands.delete('ann', '', id);
  expect(await texts()).toEqual(['', '']);
  const [row] = await feed.stores.posts.posts([id]);
  expect(Buffer.from(row!).toString()).not.toContain('third');
});
