import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import type { ChatCalls } from './chat-calls.ts';
import { unique } from './conformance.ts';

const { Kind, Role } = kith.v1;

export interface ChatCallsUnderTest {
  readonly calls: ChatCalls;
  /** Appends the record of a command to the log; resolves when its owner has numbered it. */
  append(record: kith.internal.CommandRecord.$Properties): Promise<void>;
  /** The same without waiting; resolves with the record's offset. */
  appendOnly(record: kith.internal.CommandRecord.$Properties): Promise<number>;
  close(): Promise<void>;
}

/** What every way of calling the chat service must answer: in process, and over HTTP to several of them. */
export function chatCallsConformance(way: string, open: () => Promise<ChatCallsUnderTest>): void {
  describe(`chat calls: ${way}`, () => {
    let tested: ChatCallsUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const calls = (): ChatCalls => tested.calls;

    const create = async (owner: string, members: string[], conversation = unique('g')): Promise<string> => {
      const create = { kind: Kind.GROUP, title: 'team', open: false, members };
      await tested.append({ conversation, user: owner, device: 'd', counter: 0, at: 1_000, create });
      return conversation;
    };
    const send = (conversation: string, user: string, counter: number, text: string): Promise<void> =>
      tested.append({ conversation, user, device: 'd', counter, at: 2_000 + counter, send: { text } });

    it('lists memberships, heads and marks of conversations that several owners hold, in the order asked', async () => {
      const [alice, bob] = [unique('alice'), unique('bob')];
      const ids: string[] = [];
      for (let i = 0; i < 20; i++) ids.push(await create(alice, [bob]));
      await send(ids[3]!, alice, 1, 'hello');
      const memberships = await calls().memberships(bob);
      expect(memberships.map(({ conversation }) => conversation).sort()).toEqual([...ids].sort());
      const heads = await calls().heads(bob, [...ids, unique('none')]);
      expect(heads.map((head) => head?.conversation)).toEqual([...ids, undefined]);
      expect(heads[3]).toMatchObject({ event: 2, message: 1, title: 'team', members: 2, role: Role.MEMBER });
      expect(heads[4]).toMatchObject({ event: 1, message: 0, role: Role.MEMBER });
      const marks = await calls().marks(alice, ids);
      expect(marks.map(({ read }) => read)).toEqual(ids.map((_, index) => (index === 3 ? 1 : 0)));
      expect(await calls().heads(bob, [])).toEqual([]);
    });

    it('tells the role at the head: none for who was removed', async () => {
      const [alice, bob] = [unique('alice'), unique('bob')];
      const id = await create(alice, [bob]);
      const remove = { users: [bob] };
      await tested.append({ conversation: id, user: alice, device: 'd', counter: 1, at: 3_000, remove });
      expect((await calls().heads(bob, [id]))[0]).toMatchObject({ event: 2, role: Role.NONE });
      expect(await calls().membership(bob, id)).toMatchObject({ role: Role.NONE, event: 2, members: 1 });
      expect(await calls().memberships(bob)).toEqual([]);
      expect((await calls().membersAmong(id, [alice, bob])).users).toEqual([alice]);
      expect(await calls().membership(bob, unique('none'))).toBeUndefined();
    });

    it('reads ranges, history, members and outcomes with bytes as they were', async () => {
      const alice = unique('alice');
      const id = await create(alice, []);
      for (let i = 1; i <= 5; i++) await send(id, alice, i, `text ${i} ⚑`);
      const range = await calls().range(alice, id, 2, 4);
      expect(range).toMatchObject({ head: 6, more: false });
      expect(range.events.map((bytes) => kith.v1.Event.decode(bytes).posted?.text)).toEqual([
        'text 1 ⚑',
        'text 2 ⚑',
        'text 3 ⚑',
      ]);
      const page = await calls().history(alice, {
        conversation: id,
        before: 0,
        after: 0,
        around: 0,
        limit: 2,
      });
      expect(page.messages.map((bytes) => kith.v1.Event.decode(bytes).message)).toEqual([4, 5]);
      expect(page).toMatchObject({ hasOlder: true, hasNewer: false });
      const { members } = await calls().members(alice, id, '', 10);
      expect(members).toMatchObject([{ user: alice, role: Role.OWNER, delivered: 5, read: 5 }]);
      expect(await calls().outcomes(alice, 'd', id, [2, 9])).toMatchObject([
        { conversation: id, counter: 2, event: 3, message: 2 },
        { conversation: id, counter: 9 },
      ]);
    });

    it('answers who may not see as if nothing were there', async () => {
      const id = await create(unique('alice'), []);
      const [mallory, query] = [unique('mallory'), { before: 0, after: 0, around: 0, limit: 5 }];
      for (const conversation of [id, unique('none')]) {
        const asked = [
          calls().range(mallory, conversation, 1, 0),
          calls().history(mallory, { conversation, ...query }),
          calls().members(mallory, conversation, '', 5),
        ];
        for (const each of asked) {
          const error = await each.catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(CodedError);
          expect(error).toMatchObject({ reason: 'not_found', field: 'conversation' });
        }
      }
    });

    it('waits until an appended command shows', async () => {
      const [alice, conversation] = [unique('alice'), unique('g')];
      const create = { kind: Kind.GROUP, members: [] };
      const record = { conversation, user: alice, device: 'd', counter: 0, at: 1, create };
      await calls().applied(conversation, await tested.appendOnly(record));
      expect(await calls().membership(alice, conversation)).toMatchObject({ event: 1, role: Role.OWNER });
      expect((await calls().memberships(alice)).map((each) => each.conversation)).toEqual([conversation]);
    });

    it('tells what changed since a cursor, of all owners, and nothing twice', async () => {
      const alice = unique('alice');
      const ids: string[] = [];
      for (let i = 0; i < 12; i++) ids.push(await create(alice, []));
      const { cursor, heads } = await calls().changedSince('');
      expect(heads).toEqual([]);
      for (const id of ids.slice(0, 8)) await send(id, alice, 1, 'x');
      const changed = await calls().changedSince(cursor);
      expect(changed.whole).toBe(false);
      expect(changed.heads.map(({ conversation }) => conversation).sort()).toEqual(ids.slice(0, 8).sort());
      for (const { event, message } of changed.heads) expect([event, message]).toEqual([2, 1]);
      expect((await calls().changedSince(changed.cursor)).heads).toEqual([]);
    });
  });
}
