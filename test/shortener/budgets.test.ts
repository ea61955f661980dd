import { expect, it, onTestFinished } from 'vitest';
import { storesUnderTest } from '../../engines/embedded/stores-under-test.ts';
import { unique } from '../../ports/conformance.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { Budgets } from '../../shortener/budgets.ts';

async function opened(most: number) {
  const tested = await storesUnderTest((stores) => stores.shortener.budget);
  onTestFinished(() => tested.close());
  const clock = new FakeClock();
  return { clock, store: tested.store, budgets: new Budgets(tested.store, clock, most) };
}

it('serves a limit exactly, to many at once', async () => {
  const { budgets } = await opened(10);
  const link = { name: unique('link'), maxClicks: 70 };
  const taken = await Promise.all(Array.from({ length: 100 }, () => budgets.take(link)));
  expect(taken.filter(Boolean)).toHaveLength(70);
});

it('remembers so many links, and gives back what it held of one that it forgets', async () => {
  const { budgets, store } = await opened(2);
  const links = Array.from({ length: 3 }, () => ({ name: unique('link'), maxClicks: 1_000 }));
  for (const link of links) expect(await budgets.take(link)).toBe(true);
  // The first had a lease of 50, of which one was served.
  await expect.poll(() => store.take(links[0]!.name, 1_000, 1_000)).toBe(999);
  // Of the last one the rest of its lease is held still.
  expect(await store.take(links[2]!.name, 1_000, 1_000)).toBe(950);
});

it('asks again a second after nothing was left', async () => {
  const { budgets, store, clock } = await opened(10);
  const link = { name: unique('link'), maxClicks: 1 };
  expect([await budgets.take(link), await budgets.take(link)]).toEqual([true, false]);
  await store.giveBack(link.name, 1);
  expect(await budgets.take(link)).toBe(false);
  clock.advance(1_000);
  expect(await budgets.take(link)).toBe(true);
});
