import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoreUnderTest } from '../../ports/conformance.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { workerNumbersConformance } from '../../ports/worker-numbers.conformance.ts';
import type { WorkerNumbers } from '../../ports/worker-numbers.ts';
import { storesUnderTest } from './stores-under-test.ts';

const TTL = 10_000;

async function openUnderTest(clock = new FakeClock()) {
  const stores = await storesUnderTest((all) => all.workers, clock);
  return Object.assign(stores, { ttlMs: TTL, advance: async (ms: number) => clock.advance(ms) });
}

workerNumbersConformance('embedded', openUnderTest);

describe('embedded worker numbers and the wall clock', () => {
  let clock: FakeClock;
  let tested: StoreUnderTest<WorkerNumbers>;
  beforeEach(async () => {
    clock = new FakeClock();
    tested = await openUnderTest(clock);
  });
  afterEach(() => tested.close());

  it('takes nothing from a holder when the wall clock jumps ahead', async () => {
    const number = await tested.store.take('run', TTL);
    clock.jump(3_600_000);
    expect(await tested.store.take('other', TTL)).not.toBe(number);
    expect(await tested.store.renew(number, 'run', TTL)).toBe(true);
  });

  it('keeps no number longer than was asked when the wall clock was set back over a restart', async () => {
    const number = await tested.store.take('run', TTL);
    clock.jump(-3_600_000);
    await tested.reopen();
    clock.advance(TTL);
    expect(await tested.store.renew(number, 'run', TTL)).toBe(false);
  });

  it('gives out what was given back last only when nothing else is free, also over a restart', async () => {
    const first = await tested.store.take('a', TTL);
    const second = await tested.store.take('b', TTL);
    for (let i = 2; i < 1_024; i++) await tested.store.take(`other ${i}`, 10 * TTL);
    await tested.store.release(second, 'b');
    clock.advance(1);
    await tested.store.release(first, 'a');
    await tested.reopen();
    expect(await tested.store.take('c', TTL)).toBe(second);
    expect(await tested.store.take('d', TTL)).toBe(first);
  });
});
