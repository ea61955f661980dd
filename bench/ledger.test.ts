import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('counts what is missing and what came twice, apart from the warm-up', () => {
  const ledger = new Ledger(2);
  const warmUp = ledger.send();
  ledger.begin();
  const [a, b, c] = [ledger.send(), ledger.send(), ledger.send()];
  ledger.delivered(warmUp, false, performance.now());
  ledger.delivered(a, true, performance.now());
  ledger.delivered(a, false, performance.now());
  ledger.delivered(b, false, performance.now());
  for (let i = 0; i < 3; i++) ledger.delivered(c, false, performance.now());
  expect(ledger.errors()).toEqual({ missing: 1, doubled: 1 });
  expect(ledger.received).toBe(6);
  expect(ledger.delivery.count).toBe(5);
  for (const each of [a, a, b, warmUp]) ledger.accept(each, performance.now());
  expect([ledger.accepted, ledger.complete]).toEqual([2, false]);
  ledger.accept(c, performance.now());
  expect(ledger.complete).toBe(true);
});

test('keeps its books beyond its first size, and strangers out of them', () => {
  const ledger = new Ledger(1);
  for (let i = 0; i < 70_000; i++) ledger.delivered(ledger.send(), false, performance.now());
  ledger.delivered(-1, false, 0);
  ledger.delivered(70_000, false, 0);
  expect(ledger.errors()).toEqual({ missing: 0, doubled: 0 });
  expect(ledger.received).toBe(70_000);
});
