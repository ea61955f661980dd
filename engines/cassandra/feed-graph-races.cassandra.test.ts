import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { GraphStore, Half } from '../../ports/graph.ts';
import { standing } from '../../ports/graph.ts';
import type { CassandraStores } from './cassandra-stores.ts';
import { MemoryCounts } from './feed-count-cache.fixture.ts';
import { openFeed } from './feed-under-test.ts';

/** Two processes, each with the consumer of one of the two users. */
let processes: [CassandraStores, CassandraStores];
const counts = new MemoryCounts();

beforeAll(async () => {
  processes = [await openFeed(counts), await openFeed(counts)];
});

afterAll(async () => {
  for (const stores of processes) await stores.close();
});

type Act = 'follow' | 'ask' | 'leave' | 'accept' | 'remove' | 'block' | 'unblock';
type Side = 0 | 1;

/** One step: each side writes the half of that place in its own row of commands, maybe both at once; or somebody reads. */
interface Step {
  readonly side: Side | 'both';
  /** How many of its last records a side does again before, as after a crash. */
  readonly again: number;
  readonly read: boolean;
}

const acts = fc.array(
  fc.constantFrom<Act>('follow', 'ask', 'ask', 'leave', 'accept', 'remove', 'block', 'unblock'),
  { minLength: 1, maxLength: 4 },
);
const steps = fc.array(
  fc.record<Step>({
    side: fc.constantFrom<Side | 'both'>(0, 1, 'both', 'both'),
    again: fc.nat(2),
    read: fc.boolean(),
  }),
  { maxLength: 6 },
);

/** What a user's commands make of the half, one after the other. */
function halvesOf(list: readonly Act[]): Half[] {
  let half: Half = {
    ...{ serial: 0, wants: false, open: false, removalsSeen: 0, accepted: 0, removals: 0 },
    ...{ blocks: false, mutes: false, version: { epoch: 'e', offset: 0 } },
  };
  return list.map((act, i) => {
    half = { ...half, ...changeOf(half, act, i), version: { epoch: 'e', offset: i + 1 } };
    return half;
  });
}

function changeOf(half: Half, act: Act, place: number): Partial<Half> {
  switch (act) {
    case 'follow':
      return { serial: half.serial + 1, wants: true, open: true, removalsSeen: place % 2 };
    case 'ask':
      return { serial: half.serial + 1, wants: true, open: false, removalsSeen: place % 2 };
    case 'leave':
      return { serial: half.serial + 1, wants: false };
    case 'accept':
      return { accepted: half.accepted + 1 };
    case 'remove':
      return { removals: half.removals + 1 };
    case 'block':
      return { removals: half.removals + 1, blocks: true, wants: false };
    case 'unblock':
      return { blocks: false };
  }
}

async function expectStanding(
  graph: GraphStore,
  [a, b]: readonly [string, string],
  mine: Half | undefined,
  theirs: Half | undefined,
): Promise<void> {
  const stands = standing(mine, theirs);
  const own = async (list: Promise<string[]>): Promise<boolean> => (await list).length > 0;
  expect({
    relations: await graph.relations(a, [b]),
    follows: [await own(graph.followers(b, '', 5)), await own(graph.following(a, '', 5))],
    asks: await own(graph.requests(b, '', 5)),
    blocks: await own(graph.listed(a, 'blocks', '', 5)),
  }).toEqual({
    relations: [{ mine, theirs }],
    follows: [stands === 'follows', stands === 'follows'],
    asks: stands === 'asked',
    blocks: mine?.blocks ?? false,
  });
}

it('comes to the same, in whatever order two processes write the two halves', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(acts, acts, steps, async (first, second, order) => {
      const users = [unique('alice'), unique('bob')] as const;
      const halves = [halvesOf(first), halvesOf(second)] as const;
      const done: [number, number] = [0, 0];
      const write = async (side: Side, place: number): Promise<void> => {
        const half = halves[side][place];
        if (half === undefined) return;
        const { graph } = processes[side].feed;
        await graph.write([{ actor: users[side], target: users[1 - side]!, half }]).readable;
      };
      const advance = async (side: Side, again: number): Promise<void> => {
        const upTo = done[side]++;
        for (let place = Math.max(0, upTo - again); place <= upTo; place++) await write(side, place);
      };
      for (const { side, again, read } of order) {
        const sides: readonly Side[] = side === 'both' ? [0, 1] : [side];
        await Promise.all(sides.map((each) => advance(each, again)));
        // A reader has sizes remembered, and tidies requests up.
        if (read) await processes[0].feed.graph.counts(users);
        if (read) await processes[1].feed.graph.requests(users[1], '', 5);
      }
      for (const side of [0, 1] as const) {
        while (done[side] < halves[side].length) await advance(side, 0);
      }
      // A zombie that wakes up now says again what it said first.
      await write(0, 0);
      const [mine, theirs] = [halves[0].at(-1), halves[1].at(-1)];
      const [{ graph }] = [processes[1].feed];
      await expectStanding(graph, users, mine, theirs);
      await expectStanding(graph, [users[1], users[0]], theirs, mine);
      const forth = Number(standing(mine, theirs) === 'follows');
      const back = Number(standing(theirs, mine) === 'follows');
      expect(await graph.counts(users)).toEqual([
        { followers: back, following: forth },
        { followers: forth, following: back },
      ]);
    }),
    { numRuns: 60 },
  );
});
