import { expect, it } from 'vitest';
import { createMemoryRegistry } from '../engines/embedded/registry.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { type Metrics, noMetrics } from '../ports/metrics.ts';
import type { Registry } from '../ports/registry.ts';
import type { Service } from '../ports/service.ts';
import { createPresenceService } from './service.ts';

const PAUSE_MS = 10_000;

interface Tried {
  readonly service: Service;
  readonly clock: FakeClock;
  readonly registry: Registry;
  readonly fallen: { value: number };
  /** How many sweeps were begun. */
  sweeps(): number;
}

function presence(before: () => Promise<void> = async () => undefined): Tried {
  const clock = new FakeClock();
  const registry = createMemoryRegistry({ clock });
  let sweeps = 0;
  const sweep = registry.sweep.bind(registry);
  registry.sweep = async () => {
    sweeps++;
    await before();
    return sweep();
  };
  const fallen = { value: 0 };
  const metrics: Metrics = { ...noMetrics, counter: () => fallen };
  const service = createPresenceService({ registry, clock, logger: silentLogger, metrics });
  return { service, clock, registry, fallen, sweeps: () => sweeps };
}

/** Lets what was resolved go on. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('clears gateways that fell, within the 90 s that are promised, and counts them', async () => {
  const { service, clock, registry, fallen } = presence();
  await service.start();
  await registry.lease('falls', 60_000, false);
  await registry.register('falls', ['alice']);
  for (let passed = 0; passed < 50_000; passed += PAUSE_MS) {
    await turn();
    clock.advance(PAUSE_MS);
  }
  await turn();
  expect([fallen.value, (await registry.presence(['alice']))[0]!.online]).toEqual([0, true]);
  for (let passed = 0; passed < 40_000; passed += PAUSE_MS) {
    clock.advance(PAUSE_MS);
    await turn();
  }
  expect([fallen.value, (await registry.presence(['alice']))[0]!.online]).toEqual([1, false]);
  await service.stop();
});

it('sweeps at the start and then every 10 s, one sweep at a time', async () => {
  let end: () => void = () => undefined;
  const { service, clock, sweeps } = presence(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );
  await service.start();
  expect(sweeps()).toBe(1);
  clock.advance(10 * PAUSE_MS);
  await turn();
  expect(sweeps()).toBe(1);
  end();
  await turn();
  clock.advance(PAUSE_MS - 1);
  expect(sweeps()).toBe(1);
  clock.advance(1);
  expect(sweeps()).toBe(2);
  end();
  await service.stop();
});

it('says that the registry cannot be reached, until it can', async () => {
  let isAway = true;
  const { service, clock } = presence(async () => {
    if (isAway) throw new Error('Redis is away');
  });
  await service.start();
  await turn();
  expect(service.troubles().join()).toContain('Redis is away');
  isAway = false;
  clock.advance(PAUSE_MS);
  await turn();
  expect(service.troubles()).toEqual([]);
  await service.stop();
});

it('drains when the sweep under way has ended, and begins none after', async () => {
  let end: () => void = () => undefined;
  const { service, clock, sweeps } = presence(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );
  await service.start();
  let isDrained = false;
  const drained = service.drain(1_000).then(() => {
    isDrained = true;
  });
  await turn();
  expect(isDrained).toBe(false);
  end();
  await drained;
  await service.stop();
  clock.advance(10 * PAUSE_MS);
  await turn();
  expect(sweeps()).toBe(1);
});

it('drains within the time it is given, and stops after', async () => {
  const { service, clock } = presence(() => new Promise(() => undefined));
  await service.start();
  const drained = service.drain(1_000);
  clock.advance(1_000);
  await drained;
  await service.stop();
  expect(clock.timers).toBe(0);
});
