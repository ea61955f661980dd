import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { createIds, ID_EPOCH } from './ids.ts';

test('an id holds the millisecond, the worker and the sequence', () => {
  const clock = new FakeClock(ID_EPOCH + 5);
  const next = createIds(() => 3, clock);
  expect(BigInt(next())).toBe((5n << 22n) | (3n << 12n));
  expect(BigInt(next())).toBe((5n << 22n) | (3n << 12n) | 1n);
  clock.advance(1);
  expect(BigInt(next())).toBe((6n << 22n) | (3n << 12n));
});

test('ids rise and never repeat, also when the clock goes back and when a millisecond is full', () => {
  const steps = fc.array(fc.record({ jump: fc.integer({ min: -5000, max: 5000 }), ids: fc.nat(6000) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, (all) => {
      const clock = new FakeClock(ID_EPOCH + 1_000_000);
      const next = createIds(() => 1023, clock);
      let last = -1n;
      for (const { jump, ids } of all) {
        clock.jump(jump);
        for (let i = 0; i < ids; i++) {
          const id = BigInt(next());
          if (id <= last) expect(id).toBeGreaterThan(last);
          last = id;
        }
      }
      expect(last < 1n << 63n).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('a worker number that does not fit is refused', () => {
  for (const worker of [-1, 1024, 1.5, Number.NaN]) {
    expect(() => createIds(() => worker, new FakeClock())()).toThrow(RangeError);
  }
});
