import { expect, it } from 'vitest';
import type { Context } from './click.ts';
import { Fold, Sources } from './fold.ts';
import { decodeTally } from './tally.ts';

const PERSON: Context = ['desktop', 'Firefox', 'de', '', '', '', '', 65];
const HOUR = 1_700_000_000 - (1_700_000_000 % 3_600);

class Clicks {
  readonly fold = new Fold({ epoch: 'e', partition: 0, piece: 0 }, new Sources());
  #serial = 0;

  of(...links: string[]): this {
    const frame = { source: 's', serial: ++this.#serial, base: HOUR, contexts: [PERSON] };
    this.fold.add(this.#serial, { ...frame, links, clicks: links.flatMap((_, i) => [i, 0, 0, 1]) });
    return this;
  }

  take(most: number): string[] {
    return this.fold.takeRows(most).map(({ link }) => link);
  }
}

it('gives rows that are behind, longest first, no more than asked for, each once', () => {
  const clicks = new Clicks().of('a', 'b', 'c').of('a', 'd');
  expect(clicks.fold.behind).toBe(4);
  expect(clicks.take(2)).toEqual(['a', 'b']);
  clicks.of('a', 'c');
  expect(clicks.take(9)).toEqual(['c', 'd', 'a']);
  expect(clicks.take(9)).toEqual([]);
  expect(clicks.fold.behind).toBe(0);
});

it('gives a row out of turn once, and again when it was visited again or could not be written', () => {
  const clicks = new Clicks().of('a', 'b');
  const [row] = clicks.fold.takeRowsOf('b');
  expect(decodeTally(row!.bytes).people).toBe(1);
  expect(clicks.fold.takeRowsOf('b')).toEqual([]);
  clicks.of('b');
  expect(clicks.fold.behind).toBe(2);
  expect(clicks.take(9).sort()).toEqual(['a', 'b']);
  clicks.fold.markDirty([row!]);
  expect(clicks.fold.takeRows(9).map(({ bytes }) => decodeTally(bytes).people)).toEqual([2]);
});

it('gives no row of a link that was forgotten, unless it is visited again', () => {
  const clicks = new Clicks().of('a', 'b');
  clicks.fold.forget('a');
  expect(clicks.fold.behind).toBe(1);
  expect(clicks.take(9)).toEqual(['b']);
  clicks.of('a');
  expect(clicks.fold.takeRows(9).map(({ bytes }) => decodeTally(bytes).people)).toEqual([1]);
});

it('gives every row of many once, taken while others come', () => {
  const clicks = new Clicks();
  const given: string[] = [];
  for (let i = 0; i < 500; i++) {
    clicks.of(`x${2 * i}`, `x${2 * i + 1}`);
    given.push(...clicks.take(i % 4));
  }
  given.push(...clicks.take(Number.POSITIVE_INFINITY));
  expect(given).toEqual(Array.from({ length: 1_000 }, (_, i) => `x${i}`));
});
