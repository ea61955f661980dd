import { expect, onTestFinished, test } from 'vitest';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { FeedDelivery } from '../../ports/feed-delivery.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { FeedFixture } from './fixture.ts';
import { audit, names, overlaid, plant } from './planting.ts';

/** Any timer this short is the slow lane's patience. */
const SHORT_MS = 10;

/** Every step takes long, and nobody's patience ends but by `lose`. */
function patientClock() {
  const patience = new Set<() => void>();
  let time = 0;
  const clock: Clock = {
    now: () => systemClock.now(),
    monotonic: () => (time += 0.3),
    after(ms, callback) {
      if (ms >= SHORT_MS) return systemClock.after(ms, callback);
      patience.add(callback);
      return { cancel: () => void patience.delete(callback) };
    },
  };
  const lose = (): void => {
    for (const callback of patience) callback();
  };
  return { clock, isWaiting: () => patience.size > 0, lose };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the slow lane gives way to a small author’s post, and goes on when that takes too long', async () => {
  const { clock, isWaiting, lose } = patientClock();
  let small = '';
  let pages = 0;
  let arrive = (): void => undefined;
  let release = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const around = (stores: FeedStores): FeedStores => {
    const { delivery } = stores.timelines;
    const deliver: FeedDelivery['deliver'] = async (followers, entry, ...rest) => {
      if (followers.size === 1) {
        small = entry.id;
        arrive();
        await released;
      } else {
        // Not before the small author's post is under way.
        await arrived;
        pages++;
      }
      return delivery!.deliver(followers, entry, ...rest);
    };
    const followers: FeedDelivery['followers'] = (...args) => delivery!.followers(...args);
    const held = { sliceFactor: 1, followers, deliver };
    return { ...stores, timelines: overlaid(stores.timelines, { delivery: held }) };
  };
  const feed = await FeedFixture.start({ clock, around, settings: { slowFollowers: 1_000 } });
  onTestFinished(async () => {
    release();
    await feed.stop();
  });
  const many = names(4_000);
  await plant(feed, 'star', many);
  await plant(feed, 'small', ['friend']);
  const large = await feed.post('star', 'x');
  await feed.post('small', 'y');

  while (!isWaiting() && pages < 40) await turn();
  expect(isWaiting()).toBe(true);
  const before = pages;
  for (let i = 0; i < 50; i++) await turn();
  expect(pages).toBe(before);
  // Of 40: the first fan-out reads pages of 100.
  expect(before).toBeLessThan(5);

  for (; pages === before; lose()) await turn();
  release();
  await feed.settle();
  expect(await audit(feed, many, large)).toEqual({ missing: 0, twice: 0 });
  expect(await audit(feed, ['friend'], small)).toEqual({ missing: 0, twice: 0 });
});
