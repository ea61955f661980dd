import fc from 'fast-check';
import { test } from 'vitest';
import { check } from './model-check.ts';
import { act, step, World } from './model-world.ts';

test('at every settle each timeline is the one computed from scratch', { timeout: 600_000 }, async () => {
  const runs = Number(process.env.FEED_MODEL_RUNS ?? 40);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60 }), async (steps) => {
      const world = await World.make();
      try {
        for (const each of steps) await act(world, each);
        await check(world);
      } finally {
        await world.feed.stop();
      }
    }),
    { numRuns: runs, ...(process.env.FEED_MODEL_SEED ? { seed: Number(process.env.FEED_MODEL_SEED) } : {}) },
  );
});
