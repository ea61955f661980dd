import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import {
  bare,
  checkpoint,
  expectCheckpoint,
  membership,
  seen,
  sorted,
} from './conversation-store.fixture.ts';
import type { ConversationStore, Marks, Summary } from './conversation-store.ts';

const NONE: Marks = { delivered: 0, read: 0 };

/** What a ConversationStore must do, whichever engine keeps it. */
export function conversationStoreConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<ConversationStore>>,
): void {
  describe(`conversation store: ${engine}`, () => {
    let tested: StoreUnderTest<ConversationStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): ConversationStore => tested.store;

    it('knows nothing of what was never written', async () => {
      const conversation = unique('c');
      expect(await store().checkpoint(conversation)).toBeUndefined();
      expect(await store().summaries([conversation])).toEqual([undefined]);
      expect(await store().memberships(unique('u'))).toEqual([]);
      expect(await store().marksOf(unique('u'), [conversation])).toEqual([NONE]);
      expect(await store().marksIn(conversation)).toEqual(new Map());
      expect(await store().summaries([])).toEqual([]);
    });

    it('replaces a checkpoint and its summary by a newer one, and keeps it', async () => {
      const conversation = unique('c');
      await store().saveCheckpoints([checkpoint(conversation, 3)]).durable;
      await seen(store().saveCheckpoints([checkpoint(conversation, 7)]));
      await expectCheckpoint(store(), conversation, 7);
      await store().saveCheckpoints([checkpoint(conversation, 8)]).durable;
      await tested.reopen();
      await expectCheckpoint(store(), conversation, 8);
    });

    it('never covers a newer checkpoint by a late one', async () => {
      const conversation = unique('c');
      await seen(store().saveCheckpoints([checkpoint(conversation, 9)]));
      await seen(store().saveCheckpoints([checkpoint(conversation, 4)]));
      await expectCheckpoint(store(), conversation, 9);
      await store().saveCheckpoints([checkpoint(conversation, 5)]).durable;
      await tested.reopen();
      await store().saveCheckpoints([checkpoint(conversation, 8)]).durable;
      await expectCheckpoint(store(), conversation, 9);
    });

    it('takes the higher revision of two with the same event number', async () => {
      const conversation = unique('c');
      await seen(store().saveCheckpoints([checkpoint(conversation, 11, 4)]));
      await seen(store().saveCheckpoints([checkpoint(conversation, 12, 4)]));
      await expectCheckpoint(store(), conversation, 12, 4);
      await store().saveCheckpoints([checkpoint(conversation, 10, 4)]).durable;
      await tested.reopen();
      await store().saveCheckpoints([checkpoint(conversation, 11, 4)]).durable;
      await expectCheckpoint(store(), conversation, 12, 4);
      await store().saveCheckpoints([checkpoint(conversation, 13, 4)]).durable;
      await expectCheckpoint(store(), conversation, 13, 4);
    });

    it('decides by revision, whatever the order within one call', async () => {
      const conversation = unique('c');
      const rows = [7, 3, 9, 8].map((revision) => checkpoint(conversation, revision));
      await store().saveCheckpoints(rows).durable;
      await expectCheckpoint(store(), conversation, 9);
    });

    it('keeps large checkpoints byte for byte', async () => {
      const conversation = unique('c');
      const bytes = Buffer.alloc(400_000, 'room of 5,000 ');
      await store().saveCheckpoints([{ ...checkpoint(conversation, 1), bytes }]).durable;
      await tested.reopen();
      expect(bytes.equals((await store().checkpoint(conversation))!)).toBe(true);
    });

    it('answers summaries in the order asked, and never confuses names', async () => {
      const names = confusableNames();
      await store().saveCheckpoints(names.map((name, i) => checkpoint(name, i + 1))).durable;
      await tested.reopen();
      const asked = [...names].reverse();
      asked.splice(2, 0, unique('absent'));
      const found = await store().summaries(asked);
      expect(found[2]).toBeUndefined();
      found.splice(2, 1);
      expect(found).toEqual(names.map((name, i) => checkpoint(name, i + 1).summary).reverse());
      for (const [i, name] of names.entries()) await expectCheckpoint(store(), name, i + 1);
    });

    it('keeps every field of a summary', async () => {
      const conversation = unique('c');
      const summary: Summary = {
        event: 0xffffffff,
        message: 0xfffffffe,
        at: 1_790_000_000_123,
        kind: 2,
        title: '周末 \u{1f980} — naïve\u0000title',
        members: 5_000,
      };
      const row = { conversation, revision: 2 ** 40 + 1, bytes: Buffer.from('x'), summary };
      await store().saveCheckpoints([row]).durable;
      await tested.reopen();
      await store().saveCheckpoints([{ ...row, revision: 2 ** 40, bytes: Buffer.from('late') }]).durable;
      expect(await store().summaries([conversation])).toEqual([summary]);
      expect(Buffer.from((await store().checkpoint(conversation))!).toString()).toBe('x');
    });

    it('lists the conversations that a user is in', async () => {
      const user = unique('u');
      const direct = membership(user, unique('d'), 1, { peer: unique('bob') });
      const group = membership(user, unique('g'), 5, { role: 1 });
      await seen(store().writeMemberships([direct, group, membership(unique('u'), group.conversation, 5)]));
      expect(sorted(await store().memberships(user))).toEqual(sorted([bare(direct), bare(group)]));
      await store().writeMemberships([{ ...group, event: 9, role: 2 }]).durable;
      await tested.reopen();
      expect(sorted(await store().memberships(user))).toEqual(
        sorted([bare(direct), { ...bare(group), event: 9, role: 2 }]),
      );
    });

    it('never brings a membership back by a late row', async () => {
      const user = unique('u');
      const joined = membership(user, unique('g'), 3);
      await seen(store().writeMemberships([joined]));
      await seen(store().writeMemberships([{ ...joined, event: 8, role: 0 }]));
      expect(await store().memberships(user)).toEqual([]);
      await store().writeMemberships([joined]).durable;
      await tested.reopen();
      await store().writeMemberships([{ ...joined, event: 7 }]).durable;
      expect(await store().memberships(user)).toEqual([]);
      await seen(store().writeMemberships([{ ...joined, event: 12 }]));
      expect(await store().memberships(user)).toEqual([{ ...bare(joined), event: 12 }]);
    });

    it('decides by event number, whatever the order within one call', async () => {
      const user = unique('u');
      const group = unique('g');
      await seen(
        store().writeMemberships([
          membership(user, group, 9, { role: 0 }),
          membership(user, group, 4),
          membership(user, group, 2, { role: 1 }),
        ]),
      );
      expect(await store().memberships(user)).toEqual([]);
    });

    it('lists a thousand conversations of one user, and no one else’s', async () => {
      const [user, other] = [unique('u'), unique('u')];
      const groups = Array.from({ length: 1000 }, () => unique('g'));
      await store().writeMemberships(groups.map((group, i) => membership(user, group, i + 1))).durable;
      await seen(
        store().writeMemberships(groups.slice(0, 10).map((group) => membership(other, group, 2000))),
      );
      const found = await store().memberships(user);
      expect(new Set(found.map((one) => one.conversation))).toEqual(new Set(groups));
      expect(await store().memberships(other)).toHaveLength(10);
    });

    it('raises each of the two marks by itself', async () => {
      const mark = { conversation: unique('c'), user: unique('u') };
      const marks = async (): Promise<Marks> => (await store().marksOf(mark.user, [mark.conversation]))[0]!;
      await seen(store().raiseMarks([{ ...mark, delivered: 5, read: 3 }]));
      await seen(store().raiseMarks([{ ...mark, delivered: 4, read: 4 }]));
      expect(await marks()).toEqual({ delivered: 5, read: 4 });
      await store().raiseMarks([{ ...mark, delivered: 9, read: 0 }]).durable;
      await tested.reopen();
      await store().raiseMarks([{ ...mark, delivered: 0, read: 1 }]).durable;
      expect(await marks()).toEqual({ delivered: 9, read: 4 });
    });

    it('tells marks by user and by conversation', async () => {
      const [alice, bob, carol] = [unique('alice'), unique('bob'), unique('carol')];
      const [first, second, third] = [unique('c'), unique('c'), unique('c')];
      await store().raiseMarks([
        { conversation: first, user: alice, delivered: 2, read: 1 },
        { conversation: first, user: bob, delivered: 7, read: 0 },
        { conversation: first, user: carol, delivered: 0, read: 0 },
        { conversation: third, user: alice, delivered: 4, read: 4 },
      ]).durable;
      expect(await store().marksOf(alice, [third, second, first])).toEqual([
        { delivered: 4, read: 4 },
        NONE,
        { delivered: 2, read: 1 },
      ]);
      expect(await store().marksIn(first)).toEqual(
        new Map([
          [alice, { delivered: 2, read: 1 }],
          [bob, { delivered: 7, read: 0 }],
        ]),
      );
    });

    it('never confuses names of users and conversations', async () => {
      const [conversations, users] = [confusableNames(), confusableNames()];
      const rows = conversations.flatMap((conversation, i) =>
        users.map((user, k) => ({ conversation, user, delivered: 100 * i + k + 1, read: i + 1 })),
      );
      const held = conversations.map((conversation, i) => membership(users[i]!, conversation, i + 1));
      await store().writeMemberships(held).durable;
      await store().raiseMarks(rows).durable;
      await tested.reopen();
      for (const [i, user] of users.entries()) {
        expect(await store().memberships(user)).toEqual([bare(held[i]!)]);
      }
      for (const conversation of conversations) {
        const own = rows.filter((row) => row.conversation === conversation);
        expect(await store().marksIn(conversation)).toEqual(
          new Map(own.map((row) => [row.user, { delivered: row.delivered, read: row.read }])),
        );
      }
    });

    it('stands as the largest of everything written, whatever came late and however often', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) =>
          replay(tested, changes),
        ),
        { numRuns: 20, endOnFailure: true },
      );
    }, 60_000);
  });
}

const change = fc.record({
  event: fc.integer({ min: 1, max: 20 }),
  gone: fc.boolean(),
  delivered: fc.integer({ min: 0, max: 20 }),
  read: fc.integer({ min: 0, max: 20 }),
  after: fc.constantFrom('go on', 'go on', 'go on', 'settle', 'reopen'),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Role and bytes are functions of the number, as they are of the log. */
async function replay(tested: StoreUnderTest<ConversationStore>, changes: readonly Change[]): Promise<void> {
  const [conversation, user] = [unique('c'), unique('u')];
  const roles = new Map<number, number>();
  let newest = 0;
  let marks = NONE;
  for (const { event, gone, delivered, read, after } of changes) {
    if (!roles.has(event)) roles.set(event, gone ? 0 : 3);
    newest = Math.max(newest, event);
    marks = { delivered: Math.max(marks.delivered, delivered), read: Math.max(marks.read, read) };
    const writes = [
      tested.store.saveCheckpoints([checkpoint(conversation, event)]),
      tested.store.writeMemberships([membership(user, conversation, event, { role: roles.get(event)! })]),
      tested.store.raiseMarks([{ conversation, user, delivered, read }]),
    ];
    await Promise.all(writes.map((written) => (after === 'go on' ? written.readable : written.durable)));
    if (after === 'reopen') await tested.reopen();
    await expectCheckpoint(tested.store, conversation, newest);
    const role = roles.get(newest)!;
    expect(await tested.store.memberships(user)).toEqual(
      role === 0 ? [] : [{ conversation, role, event: newest, peer: '' }],
    );
    expect(await tested.store.marksOf(user, [conversation])).toEqual([marks]);
  }
}
