import { expect, it } from 'vitest';
import { PartitionBatches } from './partition-batches.ts';

const statement = (n: number) => ({ query: 'q', params: [n] });

function numbers(batches: PartitionBatches): unknown[][] {
  return batches.all().map((batch) => batch.statements.map(({ params }) => params[0]));
}

it('keeps the statements of a partition together and in order', () => {
  const batches = new PartitionBatches();
  for (let n = 0; n < 6; n++) batches.add(n % 2 === 0 ? 'even' : 'odd', statement(n), 10);
  expect(numbers(batches)).toEqual([
    [0, 2, 4],
    [1, 3, 5],
  ]);
});

it('ends a batch before it grows beyond 64 KiB, though one row alone may be larger', () => {
  const batches = new PartitionBatches();
  for (const [n, bytes] of [30_000, 30_000, 30_000, 100_000, 10].entries()) {
    batches.add('p', statement(n), bytes);
  }
  expect(numbers(batches)).toEqual([[0, 1], [2], [3], [4]]);
});

it('ends a batch at 256 statements', () => {
  const batches = new PartitionBatches();
  for (let n = 0; n < 600; n++) batches.add('p', statement(n), 0);
  expect(numbers(batches).map((batch) => batch.length)).toEqual([256, 256, 88]);
});
