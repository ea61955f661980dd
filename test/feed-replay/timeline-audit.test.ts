import { expect, onTestFinished, test } from 'vitest';
import { FeedFixture } from '../feed/fixture.ts';
import { nameOf, plantFollows, plantTimelines } from '../feed/measure/planting.ts';
import { auditTimelines, compare } from './timeline-audit.ts';

const FOLLOWERS = 2_300;
const quiet = (): void => undefined;

test('the audit of timelines finds one that lacks a post, one that has a foreign one, and one that is gone', async () => {
  const feed = await FeedFixture.start({ settings: { slowFollowers: 100 } });
  onTestFinished(() => feed.stop());
  const { stores, timelines } = feed;
  await plantFollows(stores, 'star', FOLLOWERS, quiet);
  await plantTimelines(stores, 'star', FOLLOWERS, quiet);
  await stores.readers.touch(
    Array.from({ length: FOLLOWERS }, (_, i) => nameOf(i)),
    Date.now(),
  ).durable;
  const posts = [await feed.post('star', 'one'), await feed.post('star', 'two')];
  await feed.settle();
  const audit = () => auditTimelines(stores, 'star', posts, quiet);
  const right = { followers: FOLLOWERS, windows: FOLLOWERS, missing: 0, twice: 0, extra: 0 };
  expect(await audit()).toEqual(right);
  await timelines.remove(nameOf(FOLLOWERS - 1), [posts[0]!], 7);
  expect(await audit()).toEqual({ ...right, missing: 1 });
  await timelines.add([nameOf(1_001)], { id: (BigInt(posts[1]!) + 1n).toString(), reasons: 1 });
  expect(await audit()).toEqual({ ...right, missing: 1, extra: 1 });
  await timelines.drop([nameOf(0)]);
  expect(await audit()).toEqual({ ...right, windows: FOLLOWERS - 1, missing: 1, extra: 1 });
});

test('a list that has a post twice is told from one that has it once', () => {
  expect(compare(['9', '8', '9'], ['9', '8'])).toEqual({ missing: 0, twice: 1, extra: 0 });
  expect(compare(['9', '7'], ['9', '8'])).toEqual({ missing: 1, twice: 0, extra: 1 });
});
