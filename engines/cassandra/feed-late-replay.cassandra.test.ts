import { afterAll, beforeAll, expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { FIRST_ID, LAST_ID, type Version } from '../../ports/feed-ids.ts';
import type { Half } from '../../ports/graph.ts';
import type { EntryRow, PostRow, RevisionRow } from '../../ports/posts.ts';
import type { CassandraStores } from './cassandra-stores.ts';
import { MemoryCounts } from './feed-count-cache.fixture.ts';
import { openFeed } from './feed-under-test.ts';

/** Two owners of one partition: who was paused and does not know that the other goes on is the zombie. */
let owner: CassandraStores;
let zombie: CassandraStores;

beforeAll(async () => {
  const counts = new MemoryCounts();
  owner = await openFeed(counts);
  zombie = await openFeed(counts);
});

afterAll(async () => {
  await owner.close();
  await zombie.close();
});

const at = (offset: number, epoch = 'e'): Version => ({ epoch, offset });
const NOTHING: Half = {
  ...{ serial: 0, wants: false, open: false, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: at(0) },
};

it('keeps a follow ended when a zombie says that it stands, in every list and count', async () => {
  const [actor, target] = [unique('alice'), unique('bob')];
  const { graph } = owner.feed;
  const follows = { ...NOTHING, serial: 1, wants: true, open: true, version: at(120) };
  const ended = { ...follows, serial: 2, wants: false, blocks: true, version: at(140) };
  await graph.write([{ actor, target, half: follows }]).durable;
  expect(await graph.counts([target])).toEqual([{ followers: 1, following: 0 }]);
  await graph.write([{ actor, target, half: ended }]).durable;
  await zombie.feed.graph.write([{ actor, target, half: follows }]).durable;
  for (const { feed } of [owner, zombie]) {
    expect(await feed.graph.relations(actor, [target])).toEqual([{ mine: ended, theirs: undefined }]);
    expect(await feed.graph.relations(target, [actor])).toEqual([{ mine: undefined, theirs: ended }]);
    expect(await feed.graph.followers(target, '', 10)).toEqual([]);
    expect(await feed.graph.following(actor, '', 10)).toEqual([]);
    expect(await feed.graph.listed(actor, 'blocks', '', 10)).toEqual([target]);
    expect(await feed.graph.counts([actor, target])).toEqual(Array(2).fill({ followers: 0, following: 0 }));
  }
});

it('takes the newer settings of a user, whoever comes last', async () => {
  const user = unique('u');
  const profile = { protected: false, tier: 0, rate: 0, rateAt: 0, version: at(120) };
  await owner.feed.graph.saveProfiles([{ user, profile: { ...profile, protected: true, version: at(140) } }])
    .durable;
  await zombie.feed.graph.saveProfiles([{ user, profile }]).durable;
  expect(await owner.feed.graph.profiles([user])).toMatchObject([{ protected: true, version: at(140) }]);
});

it('keeps a member out whom a zombie puts in', async () => {
  const [set, member] = [unique('s'), 'alice'];
  const { sets } = owner.feed;
  await sets.mark([{ set, member, on: true, version: at(120) }]).durable;
  expect(await sets.counts([set])).toEqual([1]);
  await sets.mark([{ set, member, on: false, version: at(140) }]).durable;
  await zombie.feed.sets.mark([{ set, member, on: true, version: at(120) }]).durable;
  expect(await zombie.feed.sets.has([{ set, member }])).toEqual([false]);
  expect(await zombie.feed.sets.members(set, '', 10)).toEqual([]);
  expect(await zombie.feed.sets.counts([set])).toEqual([0]);
});

it('keeps back a notification that was taken back', async () => {
  const row = { user: unique('u'), group: 'like:1', actor: 'bob', id: '10', on: true };
  await owner.feed.notifications.note([{ ...row, version: at(120) }]).durable;
  await owner.feed.notifications.note([{ ...row, id: '20', version: at(130) }]).durable;
  await zombie.feed.notifications.note([{ ...row, version: at(120) }]).durable;
  expect(await zombie.feed.notifications.page(row.user, LAST_ID, 10)).toMatchObject([{ id: '20', count: 1 }]);
  await owner.feed.notifications.note([{ ...row, id: '30', on: false, version: at(140) }]).durable;
  await zombie.feed.notifications.note([{ ...row, id: '20', version: at(130) }]).durable;
  expect(await zombie.feed.notifications.page(row.user, LAST_ID, 10)).toEqual([]);
  expect(await zombie.feed.notifications.countAbove(row.user, '0', 9)).toBe(0);
});

it('keeps a post deleted, its lists and earlier contents too', async () => {
  const id = String(7n * 10n ** 17n + BigInt(Date.now()));
  const source = unique('s');
  const post = (text: string, version: Version): PostRow => ({ id, bytes: Buffer.from(text), version });
  const entry = (removed: boolean, version: Version): EntryRow => ({ source, id, removed, version });
  const revision = (text: string, version: Version): RevisionRow => ({
    ...{ post: id, number: 0, bytes: Buffer.from(text) },
    version,
  });
  const { posts } = owner.feed;
  await posts.write([post('first', at(120))], [entry(false, at(120))]).durable;
  await posts.write([post('second', at(130))], [], [revision('first', at(130))]).durable;
  await posts.write([post('', at(140))], [entry(true, at(140))], [revision('', at(140))]).durable;
  await zombie.feed.posts.write([post('first', at(120))], [entry(false, at(120))]).durable;
  await zombie.feed.posts.write([post('second', at(130))], [], [revision('first', at(130))]).durable;
  expect((await posts.posts([id])).map(String)).toEqual(['']);
  expect((await posts.revisions(id, 9)).map(String)).toEqual(['']);
  const newer = { source, direction: 'newer', from: FIRST_ID, limit: 9 } as const;
  expect(await posts.entries([newer, { ...newer, direction: 'older', from: LAST_ID }])).toEqual([[], []]);
});

it('puts whatever an older log said below what the newer one says', async () => {
  const [before, now] = [unique('before'), unique('now')];
  const set = unique('s');
  await owner.feed.sets.mark([{ set, member: 'alice', on: true, version: at(10 ** 9, before) }]).durable;
  await owner.feed.sets.mark([{ set, member: 'alice', on: false, version: at(3, now) }]).durable;
  const late = { set, member: 'alice', on: true, version: at(2 * 10 ** 9, before) };
  await zombie.feed.sets.mark([late]).durable;
  expect(await zombie.feed.sets.has([late])).toEqual([false]);
  // Both met the epochs in different orders, and agree all the same.
  const half = { ...NOTHING, mutes: true, version: at(1, now) };
  const [actor, target] = [unique('alice'), unique('bob')];
  await zombie.feed.graph.write([{ actor, target, half }]).durable;
  const older = { ...NOTHING, version: at(10 ** 9, before) };
  await owner.feed.graph.write([{ actor, target, half: older }]).durable;
  expect(await owner.feed.graph.relations(actor, [target])).toEqual([{ mine: half, theirs: undefined }]);
});

it('gives an epoch one number when four processes meet it at once', async () => {
  const processes = await Promise.all(Array.from({ length: 4 }, () => openFeed()));
  for (let round = 0; round < 12; round++) {
    const [epoch, set] = [unique('epoch'), unique('s')];
    const mark = (i: number, member: string, on: boolean, offset: number): Promise<void> =>
      processes[i]!.feed.sets.mark([{ set, member, on, version: at(offset, epoch) }]).durable;
    await Promise.all(processes.map((_, i) => mark(i, `m${i}`, true, 5)));
    // Were one's number higher, its older word would win over another's newer one, or that one's never over its own.
    for (const i of processes.keys()) await mark((i + 1) % processes.length, `m${i}`, false, 4);
    expect(await owner.feed.sets.members(set, '', 9)).toEqual(['m3', 'm2', 'm1', 'm0']);
    for (const i of processes.keys()) await mark((i + 1) % processes.length, `m${i}`, false, 6);
    expect(await owner.feed.sets.members(set, '', 9)).toEqual([]);
  }
  await Promise.all(processes.map((each) => each.close()));
});

it('lowers neither the last reading nor a mark', async () => {
  const user = unique('u');
  await owner.feed.readers.touch([user], 2 ** 41).durable;
  await zombie.feed.readers.touch([user], 2 ** 41 - 10 ** 9).durable;
  expect(await owner.feed.readers.lastRead([user])).toEqual([2 ** 41]);
  await owner.feed.readers.raiseMark(user, 'home', LAST_ID).durable;
  await zombie.feed.readers.raiseMark(user, 'home', '99').durable;
  expect(await owner.feed.readers.mark(user, 'home')).toBe(LAST_ID);
});
