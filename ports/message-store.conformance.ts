import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import { event, Model, play, step, text } from './message-store.model.ts';
import type { EventRow, MessageStore, OutcomeRow } from './message-store.ts';

const ALL = { count: 1000, bytes: 1 << 30 };
const LAST = 0xffffffff;

/** What a MessageStore must do, whichever engine keeps it. */
export function messageStoreConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<MessageStore>>,
): void {
  describe(`message store: ${engine}`, () => {
    let tested: StoreUnderTest<MessageStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());

    const store = (): MessageStore => tested.store;
    const write = async (events: EventRow[], outcomes: OutcomeRow[] = []): Promise<void> => {
      await store().write(events, outcomes).readable;
    };
    const events = async (conversation: string, from: number, to: number, limit = ALL): Promise<string[]> =>
      (await store().events(conversation, from, to, limit)).map(text);
    const messages = async (
      conversation: string,
      from: number,
      to: number,
      limit: number,
      end: 'newest' | 'oldest',
    ): Promise<string[]> => (await store().messages(conversation, from, to, limit, end)).map(text);

    it('knows nothing of a conversation never written', async () => {
      const conversation = unique('c');
      expect(await events(conversation, 1, LAST)).toEqual([]);
      expect(await messages(conversation, 1, LAST, 50, 'newest')).toEqual([]);
      expect(await store().outcome(outcome(conversation, 1))).toBeUndefined();
    });

    it('reads what was written once it is readable, and still after it is durable', async () => {
      const conversation = unique('c');
      const written = store().write([event(conversation, 1, 1)], [outcome(conversation, 1)]);
      await written.readable;
      expect(await events(conversation, 1, 1)).toEqual([`${conversation}#1`]);
      await written.durable;
      expect(await events(conversation, 1, 1)).toEqual([`${conversation}#1`]);
      expect(await messages(conversation, 1, 1, 1, 'newest')).toEqual([`${conversation}#1`]);
      expect(await store().outcome(outcome(conversation, 1))).toEqual({ event: 1, message: 1, code: 0 });
    });

    it('keeps what is durable', async () => {
      const conversation = unique('c');
      const rows = numbered(conversation, 1, 20);
      await store().write(rows, [outcome(conversation, 7)]).durable;
      await tested.reopen();
      expect(await events(conversation, 1, LAST)).toEqual(rows.map((row) => text(row.bytes)));
      expect(await messages(conversation, 1, LAST, 50, 'newest')).toHaveLength(20);
      expect(await store().outcome(outcome(conversation, 7))).toEqual({ event: 7, message: 7, code: 0 });
    });

    it('changes nothing when rows are written again', async () => {
      const conversation = unique('c');
      const rows = numbered(conversation, 1, 10);
      await write(rows, [outcome(conversation, 3)]);
      await write(rows.slice(2, 5), [outcome(conversation, 3)]);
      await store().write(rows, [outcome(conversation, 3)]).durable;
      await write(rows);
      expect(await events(conversation, 1, LAST)).toEqual(rows.map((row) => text(row.bytes)));
      expect(await messages(conversation, 1, LAST, 50, 'oldest')).toHaveLength(10);
    });

    it('takes both ends of a range of events', async () => {
      const conversation = unique('c');
      await write(numbered(conversation, 1, 10));
      expect(await events(conversation, 3, 5)).toEqual(names(conversation, 3, 5));
      expect(await events(conversation, 10, 10)).toEqual(names(conversation, 10, 10));
      expect(await events(conversation, 9, LAST)).toEqual(names(conversation, 9, 10));
      expect(await events(conversation, 11, LAST)).toEqual([]);
      expect(await events(conversation, 5, 4)).toEqual([]);
    });

    it('limits events by count', async () => {
      const conversation = unique('c');
      await write(numbered(conversation, 1, 10));
      expect(await events(conversation, 2, 10, { count: 3, bytes: 1 << 20 })).toEqual(
        names(conversation, 2, 4),
      );
      expect(await events(conversation, 1, 10, { count: 10, bytes: 1 << 20 })).toHaveLength(10);
    });

    it('limits events by bytes, but always gives the first', async () => {
      const conversation = unique('c');
      const size = 1000;
      await write([1, 2, 3, 4].map((n) => ({ ...event(conversation, n, n), bytes: filled(size, n) })));
      const read = async (bytes: number): Promise<number> =>
        (await store().events(conversation, 1, 4, { count: 10, bytes })).length;
      expect(await read(1)).toBe(1);
      expect(await read(2 * size - 1)).toBe(1);
      expect(await read(2 * size)).toBe(2);
      expect(await read(4 * size)).toBe(4);
    });

    it('stops before a number that is not there', async () => {
      const conversation = unique('c');
      await write([1, 2, 4, 5].map((n) => event(conversation, n, n)));
      expect(await events(conversation, 1, 5)).toEqual(names(conversation, 1, 2));
      expect(await events(conversation, 3, 5)).toEqual([]);
      expect(await events(conversation, 4, 5)).toEqual(names(conversation, 4, 5));
      await write([event(conversation, 3, 3)]);
      expect(await events(conversation, 1, 5)).toEqual(names(conversation, 1, 5));
    });

    it('reads over the seams of whatever it cuts a conversation into', async () => {
      const conversation = unique('c');
      const seams = [255, 256, 4095, 4096, 65_535, 65_536, 16_777_216];
      await write(seams.flatMap((n) => [n - 1, n, n + 1]).map((n) => event(conversation, n, n)));
      for (const n of seams) {
        expect(await events(conversation, n - 1, n + 1)).toEqual(names(conversation, n - 1, n + 1));
        expect(await messages(conversation, n - 1, n + 1, 3, 'newest')).toEqual(
          names(conversation, n - 1, n + 1),
        );
      }
    });

    it('numbers messages apart from events', async () => {
      const conversation = unique('c');
      // Events 1 and 4 are no messages.
      await write([
        event(conversation, 1, 0),
        event(conversation, 2, 1),
        event(conversation, 3, 2),
        event(conversation, 4, 0),
        event(conversation, 5, 3),
      ]);
      expect(await messages(conversation, 1, LAST, 50, 'oldest')).toEqual(
        [2, 3, 5].map((n) => `${conversation}#${n}`),
      );
      expect(await messages(conversation, 0, LAST, 50, 'newest')).toHaveLength(3);
      expect(await messages(conversation, 2, 2, 50, 'newest')).toEqual([`${conversation}#3`]);
    });

    it('pages messages from both ends, always rising', async () => {
      const conversation = unique('c');
      await write(numbered(conversation, 1, 25));
      expect(await messages(conversation, 1, 25, 10, 'newest')).toEqual(names(conversation, 16, 25));
      expect(await messages(conversation, 1, 15, 10, 'newest')).toEqual(names(conversation, 6, 15));
      expect(await messages(conversation, 1, 5, 10, 'newest')).toEqual(names(conversation, 1, 5));
      expect(await messages(conversation, 1, 25, 10, 'oldest')).toEqual(names(conversation, 1, 10));
      expect(await messages(conversation, 21, LAST, 10, 'oldest')).toEqual(names(conversation, 21, 25));
      expect(await messages(conversation, 1, LAST, 3, 'newest')).toEqual(names(conversation, 23, 25));
      expect(await messages(conversation, 10, 9, 3, 'newest')).toEqual([]);
    });

    it('pages the same with one half durable and the other just written', async () => {
      const conversation = unique('c');
      await store().write(numbered(conversation, 1, 20), []).durable;
      await write(numbered(conversation, 15, 30));
      expect(await events(conversation, 1, LAST)).toEqual(names(conversation, 1, 30));
      expect(await messages(conversation, 1, LAST, 12, 'newest')).toEqual(names(conversation, 19, 30));
      expect(await messages(conversation, 12, LAST, 12, 'oldest')).toEqual(names(conversation, 12, 23));
      expect(await events(conversation, 18, LAST, { count: 5, bytes: 1 << 20 })).toEqual(
        names(conversation, 18, 22),
      );
    });

    it('never confuses conversations, users or devices', async () => {
      const conversations = confusableNames();
      await store().write(
        conversations.flatMap((name) => numbered(name, 1, 3)),
        [],
      ).durable;
      await tested.reopen();
      for (const name of conversations) {
        expect(await events(name, 1, LAST)).toEqual(names(name, 1, 3));
        expect(await messages(name, 1, LAST, 50, 'newest')).toEqual(names(name, 1, 3));
      }
      const parts = ['u', 'uu', 'u:', '1:u', 'ü'];
      const commands = parts.flatMap((user) =>
        parts.map((device) => ({ conversation: conversations[0]!, user, device, counter: 1 })),
      );
      await store().write(
        [],
        commands.map((command, i) => ({ ...command, event: i + 1, message: i, code: 0 })),
      ).durable;
      await tested.reopen();
      for (const [i, command] of commands.entries()) {
        expect(await store().outcome(command)).toEqual({ event: i + 1, message: i, code: 0 });
      }
    });

    it('keeps texts of full size byte for byte', async () => {
      const conversation = unique('c');
      const large = [1, 2, 3].map((n) => ({
        ...event(conversation, n, n),
        bytes: filled(64 * 1024 + 200, n),
      }));
      await store().write(large, []).durable;
      await tested.reopen();
      const read = await store().events(conversation, 1, 3, ALL);
      expect(read.map((bytes) => Buffer.from(bytes).equals(filled(64 * 1024 + 200, bytes[0]!)))).toEqual([
        true,
        true,
        true,
      ]);
      expect(read.map((bytes) => bytes[0])).toEqual([1, 2, 3]);
    });

    it('gives memory that later calls leave alone', async () => {
      const conversation = unique('c');
      await store().write(numbered(conversation, 1, 2), []).durable;
      const [first] = await store().events(conversation, 1, 1, ALL);
      const [second] = await store().events(conversation, 2, 2, ALL);
      await store().outcome(outcome(conversation, 1));
      expect([first, second].map((bytes) => text(bytes!))).toEqual(names(conversation, 1, 2));
    });

    it('tells rejections, and the largest numbers', async () => {
      const conversation = unique('c');
      const rejected = { ...outcome(conversation, LAST), event: 0, message: 0, code: 3001 };
      const largest = { ...outcome(conversation, 1), event: LAST, message: LAST, code: 0 };
      await store().write([], [rejected, largest]).durable;
      expect(await store().outcome(rejected)).toEqual({ event: 0, message: 0, code: 3001 });
      expect(await store().outcome(largest)).toEqual({ event: LAST, message: LAST, code: 0 });
      expect(await store().outcome(outcome(conversation, 2))).toBeUndefined();
    });

    it('shows no gap while rows are on their way', async () => {
      const conversation = unique('c');
      const written = store().write(numbered(conversation, 1, 40), []);
      const seen = await Promise.all(Array.from({ length: 20 }, () => events(conversation, 1, LAST)));
      for (const found of seen) expect(found).toEqual(names(conversation, 1, found.length));
      await written.readable;
      expect(await events(conversation, 1, LAST)).toHaveLength(40);
    });

    it('resolves for a call without rows', async () => {
      const written = store().write([], []);
      await written.readable;
      await written.durable;
    });

    it('answers as a plain map would, whatever is done in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
          const model = new Model();
          for (const one of steps) await play(tested, model, one);
        }),
        { numRuns: 25, endOnFailure: true },
      );
    }, 60_000);
  });
}

function numbered(conversation: string, from: number, to: number): EventRow[] {
  return Array.from({ length: to - from + 1 }, (_, i) => event(conversation, from + i, from + i));
}

function names(conversation: string, from: number, to: number): string[] {
  return numbered(conversation, from, to).map((row) => text(row.bytes));
}

function outcome(conversation: string, counter: number): OutcomeRow {
  return {
    conversation,
    user: 'alice',
    device: 'phone',
    counter,
    event: counter,
    message: counter,
    code: 0,
  };
}

function filled(size: number, first: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + first) & 0xff;
  return bytes;
}
