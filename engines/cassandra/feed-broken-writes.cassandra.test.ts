import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { isNewer, LAST_ID, type Version } from '../../ports/feed-ids.ts';
import type { Half } from '../../ports/graph.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { connect } from './connect.ts';
import { createFeedStores, type DurableFeedStores } from './feed-stores.ts';
import { Health } from './health.ts';
import { Link } from './link.ts';
import { Session, type Statement } from './session.ts';
import { testOptions } from './stores-under-test.ts';

const KEYSPACE = 'kith_conformance';

/** The process ends while it writes: of the partitions of a call some are written and some are not. */
class BreakingSession extends Session {
  /** A bit for each write of a partition, in the order in which they are sent: 1 lets it pass. */
  #passing = 0;
  #sent = 0;
  #underWay: Promise<void>[] = [];

  override get nodesHoldAll(): boolean {
    return false;
  }

  /** Does something with these writes passing, until the last of them stands; false: it broke off. */
  async during(passing: number, action: () => Promise<void>): Promise<boolean> {
    this.#passing = passing;
    this.#sent = 0;
    const whole = await action().then(
      () => true,
      () => false,
    );
    await Promise.all(this.#underWay);
    this.#underWay = [];
    return whole;
  }

  override async write(statements: readonly Statement[], bytes: number): Promise<void> {
    if (((this.#passing >> this.#sent++) & 1) === 0) throw new Error('The process ended.');
    const written = super.write(statements, bytes);
    this.#underWay.push(written);
    await written;
  }
}

let whole: CassandraStores;
let session: BreakingSession;
let breaking: DurableFeedStores;

beforeAll(async () => {
  const options = testOptions(KEYSPACE);
  whole = await openCassandraStores(options);
  const client = await connect(options, KEYSPACE, { ...options, waitMs: 5_000 });
  const done = (): Promise<void> => Promise.resolve();
  const health = new Health({ clock: systemClock, logger: silentLogger, probe: done, renew: done });
  const onLost = (): void => undefined;
  const link = new Link({ contact: options, keyspace: KEYSPACE, logger: silentLogger, client, onLost });
  session = new BreakingSession({
    ...{ link, clock: systemClock, random: Math.random, metrics: noMetrics, health },
  });
  breaking = createFeedStores({ session, clock: systemClock, newId: () => unique('id'), counts: undefined });
});

afterAll(async () => {
  await whole.close();
  await session.close();
});

/** Tries every way in which some of `writes` writes come through and others do not, and what puts it right each time. */
async function everyWay(
  writes: number,
  scenario: () => { broken: () => Promise<void>; again: () => Promise<void>; check: () => Promise<void> },
): Promise<void> {
  let broke = 0;
  for (let passing = 0; passing < 2 ** writes; passing++) {
    const { broken, again, check } = scenario();
    if (!(await session.during(passing, broken))) broke++;
    await again();
    await check();
  }
  // All but the one that lets everything pass: there are as many writes as were thought.
  expect(broke).toBe(2 ** writes - 1);
}

const at = (offset: number): Version => ({ epoch: 'e', offset });
const ASKS: Half = {
  ...{ serial: 1, wants: true, open: false, removalsSeen: 0, accepted: 1, removals: 0 },
  ...{ blocks: false, mutes: true, version: at(7) },
};

it('repairs a half as the applier does: by writing it again unless the own row has it', async () => {
  await everyWay(5, () => {
    const [actor, target] = [unique('alice'), unique('bob')];
    const { graph } = whole.feed;
    const row = { actor, target, half: ASKS };
    return {
      broken: () => breaking.graph.write([row]).durable,
      async again() {
        // A reader must not take for answered what is not there yet.
        await graph.requests(target, '', 9);
        const [before] = await graph.relations(actor, [target]);
        if (isNewer(ASKS.version, before!.mine?.version)) await graph.write([row]).durable;
      },
      async check() {
        expect(await graph.relations(actor, [target])).toEqual([{ mine: ASKS, theirs: undefined }]);
        expect(await graph.relations(target, [actor])).toEqual([{ mine: undefined, theirs: ASKS }]);
        expect(await graph.requests(target, '', 9)).toEqual([actor]);
        expect(await graph.listed(actor, 'mutes', '', 9)).toEqual([target]);
        const follows = { ...ASKS, version: at(1) };
        await graph.write([{ actor: target, target: actor, half: follows }]).durable;
        // Only what of the first half stands with the second one lets both follow.
        expect(await graph.following(target, '', 9)).toEqual([actor]);
        expect(await graph.followers(target, '', 9)).toEqual([actor]);
      },
    };
  });
});

it('repairs a notification and a member by the same again', async () => {
  await everyWay(2, () => {
    const row = { user: unique('u'), group: 'like:1', actor: 'bob', id: '10', on: true, version: at(3) };
    const { notifications } = whole.feed;
    return {
      broken: () => breaking.notifications.note([row]).durable,
      again: () => notifications.note([row]).durable,
      async check() {
        const group = { group: 'like:1', id: '10', count: 1, actors: ['bob'] };
        expect(await notifications.page(row.user, LAST_ID, 9)).toEqual([group]);
      },
    };
  });
  await everyWay(1, () => {
    const row = { set: unique('s'), member: 'bob', on: true, version: at(3) };
    return {
      broken: () => breaking.sets.mark([row]).durable,
      again: () => whole.feed.sets.mark([row]).durable,
      async check() {
        expect(await whole.feed.sets.members(row.set, '', 9)).toEqual(['bob']);
        expect(await whole.feed.sets.counts([row.set])).toEqual([1]);
      },
    };
  });
});

let made = 0;

it('repairs a deletion as the applier does: by deleting again while the post stands', async () => {
  await everyWay(3, () => {
    const id = (6n * 10n ** 17n + BigInt(Date.now()) * 1_000n + BigInt(made++)).toString();
    const source = unique('s');
    const { posts } = whole.feed;
    const tombstone = { id, bytes: Buffer.from('gone'), version: at(3) };
    const left = { source, id, removed: true, version: at(3) };
    const blank = { post: id, number: 0, bytes: Buffer.from('blank'), version: at(3) };
    return {
      async broken() {
        const version = at(2);
        await posts.write([{ id, bytes: Buffer.from('second'), version }], [{ source, id, version }]).durable;
        await posts.write([], [], [{ post: id, number: 0, bytes: Buffer.from('first'), version }]).durable;
        await breaking.posts.write([tombstone], [left], [blank]).durable;
      },
      async again() {
        const [standing] = await posts.posts([id]);
        if (String(standing) !== 'gone') await posts.write([tombstone], [left], [blank]).durable;
      },
      async check() {
        expect((await posts.posts([id])).map(String)).toEqual(['gone']);
        expect((await posts.revisions(id, 9)).map(String)).toEqual(['blank']);
        const query = { source, direction: 'older', from: LAST_ID, limit: 9 } as const;
        expect(await posts.entries([query])).toEqual([[]]);
      },
    };
  });
});

it('reads posts and profiles one by one where a node does not have every row', async () => {
  const first = 6n * 10n ** 17n + BigInt(Date.now()) * 1_000n;
  const ids = Array.from({ length: 50 }, () => (first + BigInt(made++)).toString());
  await whole.feed.posts.write(
    ids.map((id) => ({ id, bytes: Buffer.from(id), version: at(1) })),
    [],
  ).durable;
  const asked = [...ids.toReversed(), ids[3]!, '17'];
  for (const { posts } of [breaking, whole.feed]) {
    const found = await posts.posts(asked);
    expect(found.map((bytes) => bytes && String(bytes))).toEqual([...asked.slice(0, -1), undefined]);
  }
  const users = Array.from({ length: 30 }, () => unique('u'));
  const profile = { protected: true, tier: 1, rate: 0.5, rateAt: 9, version: at(1) };
  await whole.feed.graph.saveProfiles(users.slice(1).map((user) => ({ user, profile }))).durable;
  for (const { graph } of [breaking, whole.feed]) {
    expect(await graph.profiles(users)).toEqual([undefined, ...users.slice(1).map(() => profile)]);
  }
});

it('shows no entry whose post cannot be read', async () => {
  for (let passing = 0; passing < 8; passing++) {
    const id = (6n * 10n ** 17n + BigInt(Date.now()) * 1_000n + BigInt(made++)).toString();
    const source = unique('s');
    const post = { id, bytes: Buffer.from('post'), version: at(1) };
    await session.during(
      passing,
      () => breaking.posts.write([post], [{ source, id, version: at(1) }]).durable,
    );
    const query = { source, direction: 'older', from: LAST_ID, limit: 9 } as const;
    const [[found]] = (await whole.feed.posts.entries([query])) as [string[]];
    if (found !== undefined) expect((await whole.feed.posts.posts([found])).map(String)).toEqual(['post']);
    else expect(passing).not.toBe(7);
  }
});
