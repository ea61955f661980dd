import { expect, test } from 'vitest';
import { FakeClock } from '../ports/fake-clock.ts';
import { Points } from './points.ts';

test('every answer says what may be spent, what is left and when it is all there again', () => {
  const clock = new FakeClock();
  const points = new Points({ capacity: 10, perSecond: 2, users: 5 }, clock);
  const told = (limit: number, remaining: number, reset: number) => ({
    ...{
      'ratelimit-limit': `${limit}`,
      'ratelimit-remaining': `${remaining}`,
      'ratelimit-reset': `${reset}`,
    },
  });
  expect(points.spend('alice', 7)).toEqual({ retryMs: 0, headers: told(10, 3, 4) });
  // What is refused costs nothing, and is told too.
  expect(points.spend('alice', 5)).toEqual({ retryMs: 1_000, headers: told(10, 3, 4) });
  expect(points.spend('bob', 1).headers).toEqual(told(10, 9, 1));
  clock.advance(1_000);
  expect(points.spend('alice', 5)).toEqual({ retryMs: 0, headers: told(10, 0, 5) });
});
