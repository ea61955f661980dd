import { expect, inject, it } from 'vitest';
import { freshName } from './cluster-engines.ts';
import { makeCodes } from './lessees.ts';

it('makes no code twice on Cassandra, though every process that makes them is killed', async () => {
  const where = `cassandra://${inject('servers').cassandra}/${freshName()}`;
  expect(await makeCodes(60_000, 4, where)).toEqual({ codes: 60_000, kills: 4, repeats: 0 });
});
