import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { openSegmentLog } from '../../engines/embedded/segment-log.ts';
import { type FeedPlace, halfOf, memberOf } from '../../engines/embedded/snapshot-feed.ts';
import { SnapshotLog } from '../../engines/embedded/snapshot-log.ts';
import { SnapshotStores } from '../../engines/embedded/snapshot-stores.ts';
import type { RawRow } from '../../engines/embedded/snapshot-tables.ts';
import { Copied } from '../../migrate/copied.ts';
import { FeedCopier } from '../../migrate/copy-feed.ts';
import type { Target } from '../../migrate/engines.ts';
import { Tally } from '../../migrate/tally.ts';
import { systemClock } from '../../ports/clock.ts';
import type { Half } from '../../ports/graph.ts';
import { silentLogger } from '../../ports/logger.ts';

let folder: string;
let snapshot: SnapshotStores;

/** Names of all lengths, with neighbours of every letter that groups begin with. */
const USERS = ['a', 'h', 'g', 'i', 'ab', 'h1', 'hh', 'x-1', 'user:ann', 'g'.repeat(60), 'ü'.repeat(20)];
const EPOCHS = ['older111', 'older222', 'current1'];

const half = (n: number): Half => ({
  ...{ serial: n, wants: true, open: true, removalsSeen: 0, accepted: n, removals: 0, blocks: n % 2 === 0 },
  ...{ mutes: false, version: { epoch: EPOCHS[n % 2]!, offset: n } },
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-snapshot-'));
  const stores = await openEmbeddedStores({
    ...{ directory: join(folder, 'stores'), clock: systemClock, logger: silentLogger },
    mapSizeBytes: 64 * 1024 ** 2,
  });
  const { graph, sets } = stores.feed;
  const rows = USERS.flatMap((actor, n) =>
    [...USERS.slice(0, 4), '#katzen-äöü'].map((target) => ({ actor, target, half: half(n) })),
  );
  await graph.write(rows.filter(({ actor, target }) => actor !== target)).durable;
  const version = { epoch: EPOCHS[2]!, offset: 3 };
  const members = USERS.slice(0, 6).map((member) => ({ set: 'like:1', member, on: true, version }));
  await sets.mark(members).durable;
  await sets.mark([{ ...members[0]!, on: false, version: { ...version, offset: 4 } }]).durable;
  await stores.close();
  const log = await openSegmentLog({
    ...{ directory: join(folder, 'log'), clock: systemClock, logger: silentLogger },
    offsets: { load: () => [], save: () => undefined, durable: () => [] },
  });
  await log.close();
  snapshot = new SnapshotStores(join(folder, 'stores'), 64 * 1024 ** 2);
});
afterEach(async () => {
  await snapshot.close();
  await rm(folder, { recursive: true });
});

function all(place: FeedPlace, rows: number): RawRow[] {
  const found: RawRow[] = [];
  let from: string | undefined = '';
  while (from !== undefined) {
    const page: ReturnType<typeof snapshot.feed.page> = snapshot.feed.page(place, from, { rows, bytes: 1e6 });
    expect(page.rows.length).toBeLessThanOrEqual(rows);
    found.push(...page.rows);
    from = page.next;
  }
  return found;
}

test('rows of one kind are found among all others, once each, however small the pages are', () => {
  for (const size of [1, 2, 7, 1_000]) {
    const halves = all('halves', size).map(halfOf);
    expect(halves).toHaveLength(USERS.length * 5 - 4);
    expect(new Set(halves.map(({ actor, target }) => `${actor} ${target}`)).size).toBe(halves.length);
    for (const row of halves) expect(row.half).toEqual(half(USERS.indexOf(row.actor)));
    expect(halves.filter(({ target }) => target === '#katzen-äöü')).toHaveLength(USERS.length);
    expect(all('members', size).map(memberOf)).toHaveLength(5);
    expect(all('gone', size).map(memberOf)).toEqual([
      { set: 'like:1', member: 'a', on: false, version: { epoch: EPOCHS[2], offset: 4 } },
    ]);
    expect(all('notes', size)).toEqual([]);
  }
});

test('logs before the one that there is now are made known before it', async () => {
  const known: string[] = [];
  const epochs = {
    async know(versions: Iterable<{ epoch: string }>) {
      for (const { epoch } of versions) known.push(epoch);
    },
  };
  const copied = await Copied.open(join(folder, 'copied'));
  const log = await SnapshotLog.open(join(folder, 'log'));
  const copier = new FeedCopier({
    source: { stores: snapshot, log },
    // Of a target, this is all that is asked here.
    target: { feed: { epochs } } as unknown as Target,
    ...{ tally: new Tally(), copied },
  });
  await copier.order(EPOCHS[2]!);
  await copied.close();
  expect(known).toEqual(EPOCHS);
});
