import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member, Share } from './assignment.ts';
import { decodeMember, decodeShare, encodeMember, encodeShare, share } from './assignment.ts';

const PARTITIONS = 64;
const member = (id: string, holds: readonly number[] = []): Member => ({ id, topics: ['t'], holds });
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Lets the group meet until nothing has to be given back any more. */
function settle(members: readonly Member[], meetings = 0): { members: Member[]; meetings: number } {
  const shares = share(members, PARTITIONS);
  const next = members.map((each) => ({ ...each, holds: shares.get(each.id)!.partitions }));
  const isSettled = members.every((each, i) => each.holds.every((held) => next[i]!.holds.includes(held)));
  return isSettled ? { members: next, meetings: meetings + 1 } : settle(next, meetings + 1);
}

test('one member holds everything', () => {
  const { members, meetings } = settle([member('a')]);
  expect(members[0]!.holds).toEqual(range(0, PARTITIONS));
  expect(meetings).toBe(1);
});

test('a second one takes half, in two meetings, and the first keeps the other half', () => {
  const shares = share([member('a', range(0, PARTITIONS)), member('b')], PARTITIONS);
  expect(shares.get('a')!.partitions).toEqual(range(0, 32));
  expect(shares.get('b')).toEqual({ partitions: [], due: range(32, 64) });
  const { members, meetings } = settle([member('a', range(0, PARTITIONS)), member('b')]);
  expect(members.map(({ holds }) => holds)).toEqual([range(0, 32), range(32, 64)]);
  expect(meetings).toBe(2);
});

test('what two say they hold is nobody’s until they agree', () => {
  const shares = share([member('a', [0, 1]), member('b', [1, 2])], 4);
  for (const { partitions } of shares.values()) expect(partitions).not.toContain(1);
});

test('shares survive being written, also an empty one', () => {
  const given: Share = { partitions: [1, 5], due: [1, 5, 9] };
  expect(decodeShare(encodeShare(['a', 'b'], given))).toEqual(given);
  expect(decodeShare(Buffer.alloc(0))).toEqual({ partitions: [], due: [] });
  const address = `http://${'ä'.repeat(190)}`;
  expect(decodeMember('x', encodeMember(['a', 'b'], [3], address))).toEqual({
    ...{ id: 'x', topics: ['a', 'b'], holds: [3], address },
  });
});

const groups = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.option(fc.nat(8)), { minLength: PARTITIONS, maxLength: PARTITIONS }),
  )
  .map(([count, holders]) =>
    Array.from({ length: count }, (_, i) =>
      member(
        `m${i}`,
        range(0, PARTITIONS).filter((partition) => holders[partition] === i),
      ),
    ),
  );

test('however the group begins: nothing has two holders, nothing is left over, nothing moves needlessly', () => {
  fc.assert(
    fc.property(groups, (before) => {
      const shares = share(before, PARTITIONS);
      const heldBefore = new Map(before.flatMap(({ id, holds }) => holds.map((held) => [held, id] as const)));
      for (const [id, { partitions }] of shares) {
        for (const partition of partitions) expect(heldBefore.get(partition) ?? id).toBe(id);
      }
      const { members, meetings } = settle(before);
      expect(meetings).toBeLessThanOrEqual(2);
      expect(members.flatMap(({ holds }) => holds).sort((a, b) => a - b)).toEqual(range(0, PARTITIONS));
      const sizes = members.map(({ holds }) => holds.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const most = Math.ceil(PARTITIONS / before.length);
      before.forEach(({ holds }, i) => {
        const kept = holds.filter((held) => members[i]!.holds.includes(held)).length;
        expect(kept).toBeGreaterThanOrEqual(Math.min(holds.length, most - 1));
      });
    }),
  );
});
