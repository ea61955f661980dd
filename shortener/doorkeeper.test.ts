import { expect, it } from 'vitest';
import { Doorkeeper } from './doorkeeper.ts';

it('knows who came before, and few of those who did not', () => {
  const door = new Doorkeeper(1_000);
  const names = Array.from({ length: 1_000 }, (_, i) => `/name-${i}`);
  const mistaken = names.filter((name) => door.knows(name));
  expect(mistaken.length).toBeLessThan(names.length / 8);
  expect(names.every((name) => door.knows(name))).toBe(true);
});

it('forgets all when as many have come as it is for', () => {
  const door = new Doorkeeper(10);
  expect(door.knows('/first')).toBe(false);
  for (let i = 0; i < 200; i++) door.knows(`/other-${i}`);
  // Each forgetting leaves ten at most, so of all these few are known now.
  const known = Array.from({ length: 200 }, (_, i) => `/other-${i}`).filter((name) => door.knows(name));
  expect(known.length).toBeLessThan(60);
});
