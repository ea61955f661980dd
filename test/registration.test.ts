import { expect, test } from 'vitest';
import { createMemoryRegistry } from '../engines/embedded/registry.ts';
import { Registration } from '../gateway/registration.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
};

test('a registry that lost its memory has all users again within 10 s', async () => {
  const clock = new FakeClock();
  let memory = createMemoryRegistry({ clock });
  const registry = new Proxy({} as Registry, {
    get: (_, name) => (memory[name as keyof Registry] as (...args: unknown[]) => unknown).bind(memory),
  });
  let anew = 0;
  const registration = new Registration(
    registry,
    'gw',
    clock,
    silentLogger,
    () => ['alice', 'bob'],
    () => anew++,
  );
  await registration.start();
  await registration.register('alice');
  await registration.register('bob');
  memory = createMemoryRegistry({ clock });
  expect(await memory.gatewaysOf(['alice'])).toEqual([]);
  clock.advance(10_000);
  await turns();
  expect(await memory.gatewaysOf(['alice'])).toEqual(['gw']);
  expect(await memory.gatewaysOf(['bob'])).toEqual(['gw']);
  expect(anew).toBe(1);
});

test('users of a gateway that died are offline within 90 s', async () => {
  const clock = new FakeClock();
  const registry = createMemoryRegistry({ clock });
  const registration = new Registration(
    registry,
    'gw',
    clock,
    silentLogger,
    () => ['alice'],
    () => undefined,
  );
  await registration.start();
  await registration.register('alice');
  for (let i = 0; i < 20; i++) {
    clock.advance(9_000);
    await turns();
  }
  expect((await registry.presence(['alice']))[0]?.online).toBe(true);
  await registration.stop();
  await registry.lease('gw2', 60_000, false);
  await registry.register('gw2', ['alice']);
  clock.advance(90_000);
  expect((await registry.presence(['alice']))[0]?.online).toBe(false);
});
