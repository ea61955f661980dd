import { expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import type { FeedDelivery, Followers } from '../../ports/feed-delivery.ts';
import { SlicePages } from './slice-pages.ts';
import { Turns } from './turns.ts';

/** Followers 1, 2, 3 … of which each page is read when the test says so. */
function stage(all: number, limit: number, ahead: number) {
  const asked: string[] = [];
  const ends: [string, boolean][] = [];
  const due: (() => void)[] = [];
  const followers = (_: string, after: string, most: number): Promise<Followers> => {
    asked.push(after);
    const first = Number(after);
    const size = Math.min(most, all - first);
    const page = { size, last: String(first + size), more: first + size < all };
    return new Promise((resolve) => due.push(() => resolve(page)));
  };
  const deliver = (): never => {
    throw new Error('pages deliver nothing');
  };
  const delivery: FeedDelivery = { sliceFactor: 1, followers, deliver };
  const pages = new SlicePages({
    ...{
      delivery,
      pageFollowers: 1_000,
      ahead,
      limit,
      source: 'ann',
      after: '0',
      turns: new Turns(new FakeClock()),
    },
    ended: (last, more) => ends.push([last, more]),
  });
  const read = async (): Promise<void> => {
    due.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pages, read, asked, ends };
}

it('reads the next page while one is delivered to, and no page beyond', async () => {
  const { pages, read, asked, ends } = stage(10_000, 3_000, 1);
  await read();
  expect(asked).toEqual(['0']);
  expect(await pages.next()).toMatchObject({ last: '1000' });
  expect(asked).toEqual(['0', '1000']);
  await read();
  expect(asked).toEqual(['0', '1000']);
  expect(await pages.next()).toMatchObject({ last: '2000' });
  expect(ends).toEqual([]);
  await read();
  // The slice ends here, though its last page was not taken yet.
  expect(ends).toEqual([['3000', true]]);
  expect(await pages.next()).toMatchObject({ last: '3000' });
  expect(await pages.next()).toBeUndefined();
  expect(asked).toEqual(['0', '1000', '2000']);
});

it('knows the end before the first page is taken where pages cost nothing', async () => {
  const { pages, read, ends } = stage(2_500, 5_000, Number.POSITIVE_INFINITY);
  const first = pages.next();
  for (let i = 0; i < 3; i++) await read();
  expect(ends).toEqual([['2500', false]]);
  expect([await first, await pages.next(), await pages.next(), await pages.next()]).toMatchObject([
    ...[{ last: '1000' }, { last: '2000' }, { last: '2500' }],
    undefined,
  ]);
});

it('rejects when a page cannot be read, and harms nobody who does not ask any more', async () => {
  const broken: FeedDelivery = {
    sliceFactor: 1,
    followers: (_, after) =>
      after === '' ? Promise.resolve({ size: 1, last: 'a', more: true }) : Promise.reject(new Error('gone')),
    deliver: () => Promise.reject(new Error('not asked for')),
  };
  const turns = new Turns(new FakeClock());
  const ended = (): never => {
    throw new Error('the end is not known');
  };
  const pages = new SlicePages({
    delivery: broken,
    pageFollowers: 1_000,
    ahead: 1,
    source: 'ann',
    after: '',
    limit: 9,
    turns,
    ended,
  });
  expect(await pages.next()).toMatchObject({ last: 'a' });
  // Unhandled it would fail the test.
  await new Promise((resolve) => setImmediate(resolve));
  await expect(pages.next()).rejects.toThrow('gone');
});
