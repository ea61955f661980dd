import { expect, test } from 'vitest';
import { Backlog } from './backlog.ts';

test('a server that keeps up has a backlog that stands, however it swings', () => {
  const backlog = new Backlog(1_000);
  for (let i = 0; i < 3_000; i++) backlog.note(i / 1_000, 20 + 15 * Math.sin(i / 7));
  expect(Math.abs(backlog.growth)).toBeLessThan(1);
  expect(backlog.most).toBeCloseTo(35, 0);
});

test('one that takes 5 % less than is sent falls behind by 50 ms a second', () => {
  const backlog = new Backlog(2_000);
  for (let i = 0; i < 6_000; i++) backlog.note(i / 2_000, i * 0.05 + 10 * Math.sin(i));
  expect(backlog.growth).toBeCloseTo(50, 0);
});

test('of one moment no growth is told', () => {
  const backlog = new Backlog(10);
  expect(backlog.growth).toBe(0);
  backlog.note(1, 5);
  backlog.note(1, 9);
  expect(backlog.growth).toBe(0);
  expect(backlog.most).toBe(900);
});
