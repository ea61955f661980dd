import { expect, it } from 'vitest';
import { addressOf, hostAndPort } from './link.ts';
import { SLOTS, slotOf, spreadTags } from './slots.ts';

it('finds the slots that Redis finds', () => {
  // From the Redis Cluster specification, and from CLUSTER KEYSLOT of a server.
  expect(slotOf('123456789')).toBe(0x31c3 % SLOTS);
  expect(slotOf('')).toBe(0);
  expect(slotOf('{user1000}.following')).toBe(slotOf('user1000'));
  expect(slotOf('foo{}{bar}')).not.toBe(slotOf('bar'));
  expect(slotOf('foo{{bar}}zap')).toBe(slotOf('{bar'));
  expect(slotOf('foo{bar}{zap}')).toBe(slotOf('bar'));
  expect(slotOf('foo{bar')).not.toBe(slotOf('bar'));
});

it('spreads tags over equal ranges of the slots', () => {
  const tags = spreadTags(32);
  expect(tags.map((tag) => Math.floor(slotOf(tag) / (SLOTS / 32)))).toEqual(Array.from(tags.keys()));
  expect(spreadTags(1)).toHaveLength(1);
});

it('reads addresses', () => {
  expect(hostAndPort('redis.example:6379')).toEqual({ host: 'redis.example', port: 6379 });
  expect(hostAndPort('[::1]:7000')).toEqual({ host: '::1', port: 7000 });
  expect(addressOf('::1', 7000)).toBe('[::1]:7000');
  for (const wrong of ['redis', 'redis:', ':6379', 'redis:0', 'redis:70000', 'redis:x']) {
    expect(() => hostAndPort(wrong)).toThrow('host:port');
  }
});
