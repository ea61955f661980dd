import { expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { MemoryCounts } from './feed-count-cache.fixture.ts';
import { FeedCounts } from './feed-counts.ts';

/** A set as its rows are, written by several processes. */
class Rows {
  size = 0;
  counted = 0;
  readonly cache = new MemoryCounts();
  readonly clock = new FakeClock();
  /** Called in the middle of a count. */
  during: () => Promise<void> = async () => undefined;

  process(): FeedCounts {
    return new FeedCounts(this.cache, this.clock, async () => {
      this.counted++;
      const size = this.size;
      await this.during();
      return size;
    });
  }
}

async function addOne(rows: Rows, counts: FeedCounts, between?: () => Promise<unknown>): Promise<void> {
  const asked = await counts.ask(['s']);
  rows.size++;
  await between?.();
  await counts.changed(asked, new Map([['s', 1]]));
}

it('counts once, and knows from then on what its own and others’ changes made of it', async () => {
  const rows = new Rows();
  const [mine, theirs] = [rows.process(), rows.process()];
  expect(await mine.sizes(['s'])).toEqual([0]);
  for (let i = 1; i <= 3; i++) {
    await addOne(rows, i === 2 ? theirs : mine);
    expect(await mine.sizes(['s'])).toEqual([i]);
    expect(await theirs.sizes(['s', 's'])).toEqual([i, i]);
  }
  expect(rows.counted).toBe(1);
});

it('does not keep a count that somebody made between a change and its being told', async () => {
  const rows = new Rows();
  const [writer, reader] = [rows.process(), rows.process()];
  await addOne(rows, writer, () => reader.sizes(['s']));
  expect(await reader.sizes(['s'])).toEqual([1]);
  expect(rows.counted).toBe(2);
});

it('answers what it counted though the set changes meanwhile, and counts again', async () => {
  const rows = new Rows();
  const [reader, writer] = [rows.process(), rows.process()];
  rows.during = () => {
    rows.during = async () => undefined;
    return addOne(rows, writer);
  };
  expect(await reader.sizes(['s'])).toEqual([0]);
  expect(await reader.sizes(['s'])).toEqual([1]);
  expect(await reader.sizes(['s'])).toEqual([1]);
  expect(rows.counted).toBe(2);
});

it('counts while the cache is away, and believes nothing that it missed', async () => {
  const rows = new Rows();
  const counts = rows.process();
  expect(await counts.sizes(['s'])).toEqual([0]);
  await addOne(rows, counts, async () => {
    rows.cache.away = true;
  });
  expect(await counts.sizes(['s'])).toEqual([1]);
  rows.cache.away = false;
  expect(await counts.sizes(['s'])).toEqual([1]);
  expect(await rows.process().sizes(['s'])).toEqual([1]);
});

it('counts one set once at a time, however many ask', async () => {
  const rows = new Rows();
  const counts = rows.process();
  let running = 0;
  let most = 0;
  rows.during = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await Promise.all(Array.from({ length: 50 }, () => counts.sizes(['s'])));
  expect(rows.counted).toBeLessThan(4);
  await Promise.all(Array.from({ length: 50 }, (_, i) => counts.sizes([`s${i}`])));
  expect(most).toBe(4);
});

it('recounts only when nobody is left who knew the size before', async () => {
  const rows = new Rows();
  const [writer, mender] = [rows.process(), rows.process()];
  await writer.sizes(['s']);
  let mended: Promise<number> | undefined;
  const recount = async (): Promise<void> => {
    mended = mender.recount('s');
    await new Promise((resolve) => setImmediate(resolve));
  };
  await addOne(rows, writer, recount);
  rows.clock.advance(2_000);
  expect(await mended).toBe(1);
  expect(await rows.cache.get(['s'])).toEqual([1]);
  // Who takes longer than the recount waits does not add to what it found.
  await addOne(rows, writer, async () => {
    await recount();
    rows.clock.advance(2_000);
    expect(await mended).toBe(2);
  });
  expect(await writer.sizes(['s'])).toEqual([2]);
});

it('is right again after a flush in the middle of everything', async () => {
  const rows = new Rows();
  const counts = rows.process();
  await counts.sizes(['s']);
  await addOne(rows, counts, async () => rows.cache.flush());
  expect(await counts.sizes(['s'])).toEqual([1]);
  rows.cache.flush();
  await addOne(rows, counts);
  expect(await counts.sizes(['s'])).toEqual([2]);
});
