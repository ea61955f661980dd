import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { OpenedRedis } from './redis.ts';
import { open, operator, until } from './under-test.ts';

const { redis: address } = inject('servers');
const LONG_MS = 600_000;

let prefix: string;
let here: OpenedRedis;
let there: OpenedRedis;
let desk: Redis;

beforeEach(async () => {
  prefix = `${unique('leases')}:`;
  [here, there, desk] = [
    await open([address], { prefix }),
    await open([address], { prefix }),
    await operator(address),
  ];
});
afterEach(async () => {
  desk.disconnect();
  await Promise.all([here.close(), there.close()]);
});

const key = async (name: string): Promise<string> => (await desk.keys(`${prefix}*:${name}`))[0] ?? 'none';
const entries = async (): Promise<Record<string, string>> => desk.hgetall(await key('users'));

/** A gateway whose lease has run out, as seen from `here`. */
async function fallen(...users: readonly string[]): Promise<string> {
  const gateway = unique('gateway');
  await here.registry.lease(gateway, 1, false);
  await here.registry.register(gateway, users);
  await until(async () => !(await here.registry.gateways()).includes(gateway), 'the lease runs out');
  return gateway;
}

it('answers a renewal that is repeated, since its answer was lost, as the first time', async () => {
  const gateway = await fallen('alice');
  // The other process stands for the first attempt, whose answer never came.
  expect(await there.registry.lease(gateway, LONG_MS, true)).toBe(false);
  expect(await here.registry.lease(gateway, LONG_MS, true)).toBe(false);
  expect(await here.registry.lease(gateway, LONG_MS, true)).toBe(true);
});

it('registers under the lease that stands in the end when a late renewal comes between', async () => {
  const gateway = await fallen();
  const renewed = here.registry.lease(gateway, LONG_MS, true);
  const registered = here.registry.register(gateway, ['alice']);
  expect(await renewed).toBe(false);
  await registered;
  expect(await there.registry.gatewaysOf(['alice'])).toEqual([gateway]);
});

it('lets any process register and unregister for a gateway', async () => {
  await here.registry.lease('gateway', LONG_MS, false);
  await there.registry.register('gateway', ['alice']);
  expect(await here.registry.gatewaysOf(['alice'])).toEqual(['gateway']);
  await there.registry.unregister('gateway', ['alice'], 5);
  expect(await here.registry.presence(['alice'])).toEqual([{ online: false, lastSeen: 5 }]);
  await there.registry.register('nobody', ['alice']);
  expect(await entries()).toEqual({});
});

it('gives the memory of a fallen gateway back, and forgets last seen in the end', async () => {
  await here.registry.lease('stands', LONG_MS, false);
  await here.registry.register('stands', ['bob']);
  await fallen('alice', 'bob');
  expect(Object.keys(await entries()).sort()).toEqual(['alice', 'bob']);
  expect(await there.registry.sweep()).toBe(1);
  const left = await entries();
  expect(Object.keys(left)).toEqual(['bob']);
  expect(left.bob).toHaveLength(6);
  expect(await desk.zcard(await key('leases'))).toBe(1);
  const [seen] = await desk.keys(`${prefix}*:seen:*`);
  expect(Object.keys(await desk.hgetall(seen!))).toEqual(['alice']);
  const days = (await desk.ttl(seen!)) / 86_400;
  expect(days).toBeGreaterThan(179.9);
  expect(days).toBeLessThanOrEqual(180);
});

it('clears entries whose leases were lost, and no others', async () => {
  await here.registry.lease('lost', LONG_MS, false);
  await here.registry.register('lost', ['alice', 'bob']);
  await desk.del(await key('leases'), await key('swept'));
  await here.registry.lease('new', LONG_MS, false);
  await there.registry.register('new', ['bob']);
  expect(await there.registry.sweep()).toBe(0);
  expect(Object.keys(await entries())).toEqual(['bob']);
  expect(await here.registry.gatewaysOf(['alice', 'bob'])).toEqual(['new']);
});

it('clears no entry of a lease that begins while it sweeps', async () => {
  for (let round = 0; round < 50; round++) {
    await fallen('alice');
    const [gateway, user] = [unique('gateway'), unique('u')];
    const begin = async (): Promise<void> => {
      await here.registry.lease(gateway, LONG_MS, false);
      await here.registry.register(gateway, [user]);
    };
    await Promise.all([there.registry.sweep(), begin()]);
    expect(await here.registry.gatewaysOf([user])).toEqual([gateway]);
  }
});

it('gives back the memory of a gateway that was released, when it is swept', async () => {
  await here.registry.lease('leaves', LONG_MS, false);
  await here.registry.register('leaves', ['alice']);
  await here.registry.release('leaves');
  await here.registry.register('leaves', ['bob']);
  expect(await there.registry.sweep()).toBe(0);
  expect(await entries()).toEqual({});
  expect(await desk.zcard(await key('leases'))).toBe(0);
  expect((await there.registry.presence(['alice']))[0]!.lastSeen).toBeGreaterThan(0);
});

it('works on when the server forgets its scripts', async () => {
  await here.registry.lease('gateway', LONG_MS, false);
  await desk.script('FLUSH');
  await here.registry.register('gateway', ['alice']);
  expect(await here.registry.lease('gateway', LONG_MS, true)).toBe(true);
  expect(await here.registry.gatewaysOf(['alice'])).toEqual(['gateway']);
});
