import { expect, test } from 'vitest';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { LogRecord } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import type { EventRow } from '../ports/message-store.ts';
import { kith } from '../protocol/generated/kith.js';
import { ConversationCache } from './conversation-cache.ts';
import { encodeCheckpoint, newConversation } from './conversation-state.ts';
import { type OwnerParts, PartitionOwner } from './owner.ts';
import { sequence } from './sequence.ts';

const { CommandRecord } = kith.internal;
const { Kind } = kith.v1;

function command(conversation: string, fields: kith.internal.CommandRecord.$Properties): Uint8Array {
  return CommandRecord.encode({
    ...{ conversation, user: 'alice', device: 'phone', counter: 1, at: 1_000 },
    ...fields,
  }).finish();
}

function founded(id: string) {
  const state = newConversation(id, { epoch: 'e', partition: 0, offset: 0 });
  const create = { kind: Kind.GROUP, title: 'T', open: true, members: ['bob'] };
  sequence(state, CommandRecord.decode(command(id, { counter: 0, create })));
  return state;
}

test('a conversation let go while another is loaded costs neither its rows', async () => {
  const conversations = {
    async checkpoint(id: string) {
      // Memory is full: everything that may be let go is.
      if (id === 'cold') cache.trim();
      return encodeCheckpoint(founded(id));
    },
  } as ConversationStore;
  const cache: ConversationCache = new ConversationCache(conversations, 'e', 0);
  const written: string[] = [];
  const nothing = (): void => undefined;
  const count = { value: 0 };
  const owner = new PartitionOwner({
    ...{ conversations, cache, clock: new FakeClock(), logger: silentLogger, receipts: {}, log: {} },
    messages: {
      write(rows: readonly EventRow[]) {
        for (const { conversation, event } of rows) written.push(`${conversation} ${event}`);
        return { readable: null, durable: Promise.resolve() };
      },
    },
    checkpointer: { assigned: nothing, changed: nothing, raised: nothing, applied: nothing },
    delivery: { events: async () => undefined },
    changed: { note: nothing, noteJoined: nothing },
    counters: { events: count, repeats: count, rejections: count, dead: count },
  } as unknown as OwnerParts);
  owner.assigned(0);
  cache.keep(founded('warm'));
  const records = ['cold', 'warm'].map((conversation, i): LogRecord => {
    const value = command(conversation, { send: { text: 'hello' } });
    return { offset: i + 1, key: conversation, value } as LogRecord;
  });
  // A call that fails is made again, as the log does.
  await Promise.resolve(owner.records('chat.commands', 0, records)).catch(() =>
    owner.records('chat.commands', 0, records),
  );
  expect(written).toEqual(['cold 2', 'warm 2']);
});
