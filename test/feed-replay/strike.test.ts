import { expect, test } from 'vitest';
import { strike } from './strike.ts';

test('SIGKILL in the middle of a large fan-out, again and again: none missing, none twice', async () => {
  const result = await strike({ followers: 2_000, kills: 2, sliceFollowers: 50 });
  expect(result).toMatchObject({ followers: 2_000, kills: 2, missing: 0, twice: 0 });
  expect(result.posts).toBeGreaterThan(0);
  // It went on where it was, and did not begin anew; some had come back before it reached them.
  expect(result.looked).toBeGreaterThan(0);
  expect(result.windows).toBeGreaterThan(0);
});
