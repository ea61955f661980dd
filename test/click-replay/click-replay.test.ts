import { expect, it } from 'vitest';
import { replay, verdict } from './replay.ts';
import { standInVisits } from './visits.ts';

const visits = standInVisits(600);
const shared = { visits, passes: 1, connections: 8, tell: () => undefined };

it('counts exactly while the log goes away and comes back', async () => {
  const result = await replay({ ...shared, kills: 0, ring: 65_536 });
  expect(result.wrong).toEqual([]);
  expect(result.received).toBeGreaterThan(1_200);
  expect(result.counted).toBe(result.received);
  expect(result.spooled).toBeGreaterThan(0);
});

it('loses no more than the ring of each SIGKILL, and counts nothing that was not requested', async () => {
  const result = await replay({ ...shared, kills: 3, ring: 64 });
  expect(result.wrong).toEqual([]);
});

it('says what is wrong', async () => {
  const right = {
    ...{
      kills: 0,
      ring: 100,
      links: 3,
      requested: 50,
      received: 50,
      counted: 50,
      missing: 0,
      overcounted: 0,
    },
    ...{
      spooled: 10,
      dropped: 0,
      visitors: 9,
      visitors_true: 9,
      visitors_by_link: 9,
      visitors_by_link_true: 9,
    },
    ...{ robots: 5, robots_flagged: 5 },
  };
  expect(verdict(right)).toEqual([]);
  for (const over of [
    { overcounted: 1 },
    { missing: 1, counted: 49 },
    { kills: 2, missing: 201 },
    { visitors: 12 },
    { visitors_by_link: 5 },
    { robots_flagged: 4 },
    { spooled: 0 },
    { received: 0 },
  ]) {
    expect(verdict({ ...right, ...over })).not.toEqual([]);
  }
});
