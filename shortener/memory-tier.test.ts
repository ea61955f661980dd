import { expect, it } from 'vitest';
import { FakeClock } from '../ports/fake-clock.ts';
import { LIFE_MS, MemoryTier, NEGATIVE_LIFE_MS } from './memory-tier.ts';
import { type PreparedLink, prepareLink } from './prepared-link.ts';

function prepared(clock: FakeClock, name = 'abcdefg'): PreparedLink {
  return prepareLink(
    {
      ...{ name, owner: 'o', target: 'https://example.org/', version: 1, state: 'active' },
      ...{ createdAt: 0, changedAt: 0, expiresAt: 0, maxClicks: 0, status: 302, passwordHash: '' },
      ...{ forwardQuery: false, indexed: false, title: '', tags: [], rules: [], fingerprint: 'f' },
    },
    clock.monotonic(),
  );
}

it('forgets a link at the end of its life, however often it was asked for', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 10);
  memory.put(prepared(clock));
  for (let ms = 0; ms < LIFE_MS; ms += 1_000) {
    expect(memory.get('/abcdefg')).toBeDefined();
    clock.advance(1_000);
  }
  clock.advance(500);
  expect(memory.get('/abcdefg')).toBeUndefined();
  expect(clock.timers).toBe(0);
});

it('trusts a link for a second only while changes may be missed, and none from before when they are heard again', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 10);
  memory.put(prepared(clock));
  clock.advance(10_000);
  expect(memory.get('/abcdefg')).toBeDefined();
  memory.lost();
  expect(memory.get('/abcdefg')).toBeUndefined();
  memory.put(prepared(clock));
  clock.advance(999);
  expect(memory.get('/abcdefg')).toBeDefined();
  clock.advance(1);
  expect(memory.get('/abcdefg')).toBeUndefined();
  memory.put(prepared(clock));
  memory.sure();
  expect(memory.get('/abcdefg')).toBeUndefined();
  memory.put(prepared(clock));
  clock.advance(10_000);
  expect(memory.get('/abcdefg')).toBeDefined();
});

it('remembers for a moment that a name stands for nothing', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 10);
  memory.putAbsent('/abcdefg');
  clock.advance(NEGATIVE_LIFE_MS - 1);
  expect(memory.isAbsent('/abcdefg')).toBe(true);
  clock.advance(1);
  expect(memory.isAbsent('/abcdefg')).toBe(false);
});

it('holds no more than its limit, of links and of names that stand for nothing', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 3);
  for (const path of ['/a', '/b', '/c', '/d']) memory.putAbsent(`${path}x`);
  // There is no room for the last one, which is kept when it comes again.
  for (const name of ['a', 'b', 'c', 'd', 'd']) memory.put(prepared(clock, name));
  expect(['/a', '/b', '/c', '/d'].map((path) => memory.get(path) !== undefined)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(['/a', '/b', '/c', '/d'].map((path) => memory.isAbsent(`${path}x`))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

it('keeps in place of another only what comes again, and takes the newer of what it has', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 2);
  memory.put(prepared(clock, 'a'));
  memory.put(prepared(clock, 'b'));
  memory.put(prepared(clock, 'c'));
  expect(memory.get('/c')).toBeUndefined();
  expect([memory.get('/a'), memory.get('/b')]).not.toContain(undefined);
  const newer = prepared(clock, 'a');
  memory.put(newer);
  expect(memory.get('/a')).toBe(newer);
  memory.put(prepared(clock, 'c'));
  expect(memory.get('/c')).toBeDefined();
  // There is room: whoever comes is kept.
  memory.forget('/c');
  memory.put(prepared(clock, 'd'));
  expect(memory.get('/d')).toBeDefined();
});

it('lets those go first that nobody asked for', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 10);
  const wanted = ['a', 'b', 'c'];
  for (const name of wanted) memory.put(prepared(clock, name));
  for (let i = 0; i < 1_000; i++) {
    for (const name of wanted) expect(memory.get(`/${name}`)).toBeDefined();
    for (let times = 0; times < 2; times++) memory.put(prepared(clock, `tail-${i}`));
    expect(memory.size).toBeLessThanOrEqual(10);
  }
  // Once nobody asks for them any more they go as the others do.
  for (let i = 0; i < 60; i++) memory.put(prepared(clock, `new-${i >> 1}`));
  expect(wanted.filter((name) => memory.get(`/${name}`) !== undefined)).toEqual([]);
});

it('holds its bound also when all are asked for, and takes a changed link in place of the old one', () => {
  const clock = new FakeClock();
  const memory = new MemoryTier(clock, 100);
  for (let i = 0; i < 1_000; i++) {
    const link = prepared(clock, `link-${i % 150}`);
    for (let times = 0; times < 2; times++) memory.put(link);
    for (let j = 0; j < 150; j++) memory.get(`/link-${j}`);
    expect(memory.get(`/link-${i % 150}`)).toBe(link);
    expect(memory.size).toBeLessThanOrEqual(100);
    if (i % 7 === 0) memory.forget(`/link-${i % 11}`);
  }
});
