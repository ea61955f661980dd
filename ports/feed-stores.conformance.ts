import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import { LAST_ID } from './feed-ids.ts';
import type { FeedNotifications, NoteRow } from './feed-notifications.ts';
import type { FeedOutcomes } from './feed-outcomes.ts';
import type { FeedReaders } from './feed-readers.ts';
import type { FeedSessions } from './feed-sessions.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (row: Uint8Array | undefined): string | undefined => row && Buffer.from(row).toString();

export interface SessionsUnderTest extends StoreUnderTest<FeedSessions> {
  /** Lets time pass: moves a fake clock, or waits where a server has its own. */
  pass(ms: number): Promise<void>;
}

/** What FeedSessions must do, whichever engine keeps them. */
export function feedSessionsConformance(engine: string, open: () => Promise<SessionsUnderTest>): void {
  describe(`feed sessions: ${engine}`, () => {
    let tested: SessionsUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const LONG_MS = 600_000;

    it('writes only over the revision that was read', async () => {
      const name = unique('n');
      expect(await tested.store.read(name, LONG_MS)).toBeUndefined();
      expect(await tested.store.write(name, 1, bytes('x'), LONG_MS)).toBe(false);
      expect(await tested.store.write(name, 0, bytes('a'), LONG_MS)).toBe(true);
      expect(await tested.store.write(name, 0, bytes('b'), LONG_MS)).toBe(false);
      const { revision, bytes: value } = (await tested.store.read(name, LONG_MS))!;
      expect(text(value)).toBe('a');
      const outcomes = await Promise.all(
        ['c', 'd', 'e'].map((each) => tested.store.write(name, revision, bytes(each), LONG_MS)),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(1);
    });

    it('is durable', async () => {
      const name = unique('n');
      await tested.store.write(name, 0, bytes('a'), LONG_MS);
      await tested.reopen();
      expect(text((await tested.store.read(name, LONG_MS))?.bytes)).toBe('a');
    });

    it('forgets what nobody read in its time, and keeps what is read', async () => {
      const [left, kept] = [unique('n'), unique('n')];
      await tested.store.write(left, 0, bytes('a'), 2_000);
      await tested.store.write(kept, 0, bytes('a'), 2_000);
      await tested.pass(1_500);
      await tested.store.read(kept, 2_000);
      await tested.pass(1_000);
      expect(await tested.store.read(left, 2_000)).toBeUndefined();
      expect(text((await tested.store.read(kept, 2_000))?.bytes)).toBe('a');
      expect(await tested.store.write(left, 0, bytes('b'), 2_000)).toBe(true);
    });
  });
}

/** What FeedOutcomes must do, whichever engine keeps them. */
export function feedOutcomesConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<FeedOutcomes>>,
): void {
  describe(`feed outcomes: ${engine}`, () => {
    let tested: StoreUnderTest<FeedOutcomes>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());

    it('keeps the outcome of a key of an actor', async () => {
      const [actor, other] = [unique('a'), unique('b')];
      expect(await tested.store.outcome(actor, 'k')).toBeUndefined();
      await tested.store.write([{ actor, key: 'k', bytes: bytes('x') }]).readable;
      await tested.store.write([{ actor, key: 'k', bytes: bytes('y') }]).durable;
      await tested.reopen();
      expect(text(await tested.store.outcome(actor, 'k'))).toBe('y');
      expect(await tested.store.outcome(other, 'k')).toBeUndefined();
    });
  });
}

/** What FeedReaders must do, whichever engine keeps them. */
export function feedReadersConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<FeedReaders>>,
): void {
  describe(`feed readers: ${engine}`, () => {
    let tested: StoreUnderTest<FeedReaders>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());

    it('remembers the last reading, which never goes back', async () => {
      const [a, b] = [unique('a'), unique('b')];
      await tested.store.touch([a], 2 ** 41).durable;
      await tested.store.touch([a], 5).durable;
      await tested.reopen();
      expect(await tested.store.lastRead([b, a])).toEqual([0, 2 ** 41]);
    });

    it('raises marks by the order of ids, a timeline each', async () => {
      const a = unique('a');
      expect(await tested.store.mark(a, 'home')).toBe('0');
      for (const id of ['99', '100', '98']) await tested.store.raiseMark(a, 'home', id).readable;
      await tested.store.raiseMark(a, 'tag/日本', '900000000000000001').durable;
      await tested.reopen();
      expect(await tested.store.mark(a, 'home')).toBe('100');
      expect(await tested.store.mark(a, 'tag/日本')).toBe('900000000000000001');
    });
  });
}

/** What FeedNotifications must do, whichever engine keeps them. */
export function feedNotificationsConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<FeedNotifications>>,
): void {
  describe(`feed notifications: ${engine}`, () => {
    let tested: StoreUnderTest<FeedNotifications>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const note = async (user: string, more: Partial<NoteRow> & { offset: number }): Promise<void> => {
      const { offset, ...given } = more;
      const row = { user, group: 'like:1', actor: 'bob', id: '10', on: true, ...given };
      await tested.store.note([{ ...row, version: { epoch: 'e', offset } }]).readable;
    };

    it('groups, with the newest first', async () => {
      const user = unique('u');
      for (const [i, actor] of ['bob', 'carol', 'dave', 'erin'].entries()) {
        await note(user, { actor, id: `${10 + i}`, offset: i });
      }
      await note(user, { group: 'follow:', actor: 'bob', id: '12345', offset: 9 });
      expect(await tested.store.page(user, LAST_ID, 10)).toEqual([
        { group: 'follow:', id: '12345', count: 1, actors: ['bob'] },
        { group: 'like:1', id: '13', count: 4, actors: ['erin', 'dave', 'carol'] },
      ]);
      expect(await tested.store.page(user, '12345', 1)).toHaveLength(1);
      expect(await tested.store.page(user, '13', 10)).toEqual([]);
      expect(await tested.store.countAbove(user, '13', 10)).toBe(1);
      expect(await tested.store.countAbove(user, '0', 1)).toBe(1);
    });

    it('counts an actor once and ignores what is not newer', async () => {
      const user = unique('u');
      await note(user, { id: '10', offset: 1 });
      await note(user, { id: '20', offset: 2 });
      await note(user, { id: '10', offset: 1 });
      expect(await tested.store.page(user, LAST_ID, 10)).toEqual([
        { group: 'like:1', id: '20', count: 1, actors: ['bob'] },
      ]);
    });

    it('takes back, and a group without anybody is gone', async () => {
      const user = unique('u');
      await note(user, { actor: 'bob', id: '10', offset: 1 });
      await note(user, { actor: 'carol', id: '20', offset: 2 });
      await note(user, { actor: 'carol', id: '5', on: false, offset: 3 });
      expect(await tested.store.page(user, LAST_ID, 10)).toEqual([
        { group: 'like:1', id: '10', count: 1, actors: ['bob'] },
      ]);
      await note(user, { actor: 'bob', on: false, offset: 4 });
      await note(user, { actor: 'bob', offset: 1 });
      expect(await tested.store.page(user, LAST_ID, 10)).toEqual([]);
      await note(user, { actor: 'bob', id: '30', offset: 5 });
      expect(await tested.store.page(user, LAST_ID, 10)).toHaveLength(1);
    });
  });
}
