import { expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { Health } from './health.ts';

function underTest() {
  const clock = new FakeClock();
  const done: string[] = [];
  const state = { up: false, elsewhere: false };
  const health = new Health({
    clock,
    logger: silentLogger,
    probe: async () => {
      done.push('probe');
      if (!state.up) throw new Error('still away');
    },
    renew: async () => {
      done.push('renew');
      if (!state.elsewhere) throw new Error('nobody there');
      state.up = true;
    },
  });
  /** Lets so many probes happen, each with its answer. */
  const probes = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      clock.advance(500);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, done, state, health, probes };
}

it('is no trouble before two seconds have passed, and none any more once a probe is answered', async () => {
  const { health, probes, state, clock } = underTest();
  health.failed('connection lost');
  await probes(3);
  expect(health.troubles()).toEqual([]);
  await probes(1);
  expect(health.troubles()).toEqual(['Cassandra does not answer: still away']);
  state.up = true;
  await probes(1);
  expect(health.troubles()).toEqual([]);
  expect(clock.timers).toBe(0);
});

it('forgets a failure that an answer followed', async () => {
  const { health, probes, done } = underTest();
  health.failed('one time-out');
  health.answered();
  await probes(1);
  expect(health.troubles()).toEqual([]);
  expect(done).toEqual(['probe']);
});

it('connects anew every ten seconds while nothing answers', async () => {
  const { health, probes, done, state } = underTest();
  health.failed('connection lost');
  await probes(19);
  expect(done).not.toContain('renew');
  await probes(1);
  expect(done.at(-1)).toBe('renew');
  await probes(19);
  expect(done.filter((one) => one === 'renew')).toHaveLength(1);
  state.elsewhere = true;
  await probes(1);
  expect(done.slice(-2)).toEqual(['renew', 'probe']);
  expect(health.troubles()).toEqual([]);
});

it('asks nothing more once it is closed', async () => {
  const { health, probes, done, clock } = underTest();
  health.failed('connection lost');
  health.close();
  await probes(2);
  expect(done).toEqual([]);
  expect(clock.timers).toBe(0);
});
