import { expect, test } from 'vitest';
import { rounded, summarize, table } from './output.ts';

test('every figure of every case has its own min, median and max', () => {
  const run = (p99: number) => [
    { name: 'kith, 20/s', values: { p99_ms: p99, missing: 0 } },
    { name: 'kith, 100/s', values: { p99_ms: p99 * 2 } },
  ];
  const summaries = summarize([run(3), run(1), run(2)]);
  expect(summaries).toEqual([
    {
      name: 'kith, 20/s',
      figures: { p99_ms: { min: 1, median: 2, max: 3 }, missing: { min: 0, median: 0, max: 0 } },
    },
    { name: 'kith, 100/s', figures: { p99_ms: { min: 2, median: 4, max: 6 } } },
  ]);
  expect(table(summaries, 3)).toMatch(/kith, 100\/s .*\n {2}p99_ms +2 +4 +6\n/);
});

test('rounds to three digits and never before the point', () => {
  expect([0, 0.012345, 2.34567, 99.96, 123_456.7].map(rounded)).toEqual([0, 0.0123, 2.35, 100, 123_457]);
});
