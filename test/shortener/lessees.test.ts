import { expect, it } from 'vitest';
import { makeCodes } from './lessees.ts';

it('makes no code twice, though every process that makes them is killed', async () => {
  expect(await makeCodes(60_000, 4)).toEqual({ codes: 60_000, kills: 4, repeats: 0 });
});
