import { expect, test } from 'vitest';
import { LANES, laneOf } from './mailbox.ts';

test('large rooms have lanes that no other conversation uses, and all lanes are used', () => {
  const ids = Array.from({ length: 2_000 }, (_, i) => `g${i}`);
  const quiet = new Set(ids.map((id) => laneOf(id, false)));
  const hot = new Set(ids.map((id) => laneOf(id, true)));
  expect([...quiet].filter((lane) => hot.has(lane))).toEqual([]);
  expect(quiet.size + hot.size).toBe(LANES);
  for (const lane of [...quiet, ...hot]) expect(lane >= 0 && lane < LANES).toBe(true);
});
