import { expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { registryConformance } from '../../ports/registry.conformance.ts';
import { createMemoryRegistry } from './registry.ts';

registryConformance('embedded', async () => {
  const clock = new FakeClock();
  let registry = createMemoryRegistry({ clock });
  return {
    get registry() {
      return registry;
    },
    now: () => clock.now(),
    pass: async (ms) => clock.advance(ms),
    lose: async () => {
      registry = createMemoryRegistry({ clock });
    },
    close: async () => undefined,
  };
});

it('lets a jump of the wall clock end no lease', async () => {
  const clock = new FakeClock();
  const registry = createMemoryRegistry({ clock });
  await registry.lease('gateway', 1_000, false);
  clock.jump(3_600_000);
  expect(await registry.gateways()).toEqual(['gateway']);
  clock.jump(-7_200_000);
  clock.advance(1_000);
  expect(await registry.gateways()).toEqual([]);
});

it('keeps nothing of a gateway without a lease', async () => {
  const registry = createMemoryRegistry({ clock: new FakeClock() });
  await registry.register('gateway', ['alice']);
  await registry.lease('gateway', 1_000, false);
  expect(await registry.gatewaysOf(['alice'])).toEqual([]);
});

it('names its memory as it is told', async () => {
  const registry = createMemoryRegistry({ clock: new FakeClock(), random: () => 'epoch-7' });
  expect(await registry.epoch()).toBe('epoch-7');
});
