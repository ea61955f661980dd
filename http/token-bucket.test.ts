import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeClock } from '../ports/fake-clock.ts';
import { LruMap } from './lru-map.ts';
import { TokenBuckets } from './token-bucket.ts';

test('lets the capacity through at once, then says when the next one may come', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 3, perSecond: 2, keys: 10 }, clock);
  expect([1, 2, 3].map(() => buckets.take('alice'))).toEqual([0, 0, 0]);
  expect(buckets.take('alice')).toBe(500);
  clock.advance(499);
  expect(buckets.take('alice')).toBe(1);
  clock.advance(1);
  expect(buckets.take('alice')).toBe(0);
  expect(buckets.take('bob')).toBe(0);
});

test('a refusal takes nothing, and a cost above the capacity waits for a full bucket', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 2, perSecond: 1, keys: 10 }, clock);
  expect(buckets.take('a', 1)).toBe(0);
  expect(buckets.take('a', 100)).toBe(1000);
  expect(buckets.take('a', 100)).toBe(1000);
  clock.advance(1000);
  expect(buckets.take('a', 100)).toBe(0);
  expect(buckets.take('a', 1)).toBe(1000);
});

test('idleness saves up no more than the capacity', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 2, perSecond: 1, keys: 10 }, clock);
  buckets.take('a');
  clock.advance(3_600_000);
  expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 1000]);
});

test('a jump of the wall clock gives nobody tokens', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 1, perSecond: 1, keys: 10 }, clock);
  buckets.take('a');
  clock.jump(3_600_000);
  expect(buckets.take('a')).toBe(1000);
});

test('remembers no more keys than allowed and forgets the one used longest ago', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 1, perSecond: 0.001, keys: 2 }, clock);
  buckets.take('a');
  buckets.take('b');
  expect(buckets.take('a')).toBeGreaterThan(0);
  buckets.take('c');
  expect(buckets.size).toBe(2);
  expect(buckets.take('a')).toBeGreaterThan(0);
  expect(buckets.take('b')).toBe(0);
});

test('never grants more than capacity + rate × time, and who waits as told is served', () => {
  const steps = fc.array(fc.record({ wait: fc.nat(3000), cost: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 10 }),
      fc.integer({ min: 1, max: 20 }),
      steps,
      (capacity, rate, all) => {
        const clock = new FakeClock();
        const buckets = new TokenBuckets({ capacity, perSecond: rate, keys: 1 }, clock);
        let granted = 0;
        for (const { wait, cost } of all) {
          clock.advance(wait);
          const told = buckets.take('k', cost);
          if (told === 0) granted += cost;
          else {
            clock.advance(told);
            expect(buckets.take('k', cost)).toBe(0);
            granted += cost;
          }
          expect(granted).toBeLessThanOrEqual(capacity + (rate * clock.monotonic()) / 1000 + 1e-3);
        }
      },
    ),
  );
});

test('a map that can hold nothing is refused', () => {
  expect(() => new LruMap(0)).toThrow(RangeError);
});

test('looking at what is left takes nothing, and keeps nobody remembered', () => {
  const clock = new FakeClock();
  const buckets = new TokenBuckets({ capacity: 4, perSecond: 2, keys: 2 }, clock);
  expect([buckets.left('a'), buckets.size]).toEqual([4, 0]);
  buckets.take('a', 3);
  buckets.take('b', 3);
  clock.advance(500);
  expect([buckets.left('a'), buckets.left('a')]).toEqual([2, 2]);
  clock.advance(3_600_000);
  expect(buckets.left('a')).toBe(4);
  clock.advance(1);
  buckets.take('a', 3);
  buckets.take('b', 3);
  buckets.left('a');
  buckets.take('c');
  // The one used longest ago was forgotten, although it was looked at since.
  expect([buckets.left('a'), buckets.left('b')]).toEqual([4, 1]);
});
