import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { HyperLogLog, visitorMark } from './hyper-log-log.ts';

const markOf = (text: string): number => visitorMark(createHash('sha256').update(text).digest());

function of(prefix: string, count: number): HyperLogLog {
  const made = new HyperLogLog();
  for (let i = 0; i < count; i++) made.add(markOf(`${prefix}${i}`));
  return made;
}

it.each([0, 1, 2, 10, 100, 1_000, 3_000, 10_000, 100_000])('counts %i to within a fiftieth', (count) => {
  const found = of('visitor ', count).count();
  expect(Math.abs(found - count)).toBeLessThanOrEqual(count * 0.02);
});

it('counts who comes again once, also by way of its marks and of a union', () => {
  const [a, b] = [of('x', 20_000), of('x', 30_000)];
  const before = b.count();
  b.merge(a);
  expect(b.count()).toBe(before);
  expect(HyperLogLog.of(b.toMarks()).count()).toBe(before);
  const small = of('x', 10);
  small.merge(of('x', 10));
  expect(small.count()).toBe(10);
});
