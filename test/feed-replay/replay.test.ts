import { expect, test } from 'vitest';
import { seeded, standInGraph } from './graph.ts';
import { replay } from './replay.ts';

const plan = (seed: number) => {
  const random = seeded(seed);
  const edges = standInGraph(random, 600, 100);
  return { edges, random, posts: 300, readers: 60, progress: () => undefined };
};

test('every timeline is right, through crashes of the workers', async () => {
  const result = await replay(plan(1));
  expect(result).toMatchObject({ posts: 300, crashes: 3, missing: 0, extra: 0, repeated: 0, disordered: 0 });
  expect(result.followers_of_posts).toBeGreaterThan(1_000);
});

test('the audit finds what a fan-out left out', async () => {
  let added = 0;
  const result = await replay({
    ...plan(2),
    around: (stores) => {
      const { timelines } = stores;
      const add: typeof timelines.add = (readers, entry) =>
        timelines.add(++added % 10 === 0 ? readers.slice(1) : readers, entry);
      return {
        ...stores,
        timelines: new Proxy(timelines, {
          get: (target, name) => {
            if (name === 'add') return add;
            // Or fan-out would go by the engine's own steps.
            if (name === 'delivery') return undefined;
            const value = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        }),
      };
    },
  });
  expect(result.missing).toBeGreaterThan(0);
});
