import { beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { Lease } from './lease.ts';

let clock: FakeClock;
let lease: Lease;

beforeEach(() => {
  clock = new FakeClock();
  lease = new Lease(clock, 1000);
});

test('nobody has a lease before the first answer', () => {
  expect(lease.isValid).toBe(false);
});

test('it counts from when the request was sent, not from its answer', () => {
  const sent = lease.stamp();
  clock.advance(900);
  lease.renew(sent);
  expect(lease.isValid).toBe(true);
  clock.advance(99);
  expect(lease.isValid).toBe(true);
  clock.advance(1);
  expect(lease.isValid).toBe(false);
});

test('a machine that was suspended has none, though its monotonic clock stood still', () => {
  lease.renew(lease.stamp());
  clock.jump(1000);
  expect(lease.isValid).toBe(false);
});

test('a wall clock that is put back prolongs nothing', () => {
  lease.renew(lease.stamp());
  clock.jump(-3_600_000);
  clock.advance(999);
  expect(lease.isValid).toBe(true);
  clock.advance(1);
  expect(lease.isValid).toBe(false);
});

test('it ends at once when told', () => {
  lease.renew(lease.stamp());
  lease.end();
  expect(lease.isValid).toBe(false);
});
