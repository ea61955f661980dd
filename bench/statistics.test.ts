import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram, spread } from './statistics.ts';

test('percentiles are those of the sorted list, within a bucket of 1 %', () => {
  const times = fc.array(fc.double({ min: 0.02, max: 60_000, noNaN: true }), {
    minLength: 1,
    maxLength: 500,
  });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95, 0.99, 1), (list, q) => {
      const histogram = new Histogram();
      for (const each of list) histogram.record(each);
      const exact = [...list].sort((a, b) => a - b)[Math.ceil(q * list.length) - 1]!;
      expect(histogram.quantile(q)).toBeGreaterThanOrEqual(exact * 0.999999);
      expect(histogram.quantile(q)).toBeLessThanOrEqual(exact * 1.0101);
    }),
  );
});

test('the largest is exact, and nothing recorded is nothing', () => {
  const histogram = new Histogram();
  expect(histogram.percentiles()).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  for (const each of [0, 3, 1234.5]) histogram.record(each);
  expect(histogram.percentiles()).toMatchObject({ count: 3, max: 1234.5 });
  histogram.clear();
  expect(histogram.percentiles()).toMatchObject({ count: 0, max: 0 });
});

test('a spread is least, middle, most', () => {
  expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
  expect(spread([4, 1, 2, 3])).toEqual({ min: 1, median: 2.5, max: 4 });
  expect(() => spread([])).toThrow(RangeError);
});
