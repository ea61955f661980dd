import { expect, test } from 'vitest';
import type { ConversationStore, Marks } from '../ports/conversation-store.ts';
import type { LogRecord } from '../ports/event-log.ts';
import { silentLogger } from '../ports/logger.ts';
import { kith } from '../protocol/generated/kith.js';
import type { Checkpointer } from './checkpointer.ts';
import { ConversationCache } from './conversation-cache.ts';
import { type ConversationState, newConversation, raiseMarks } from './conversation-state.ts';
import type { Delivery } from './deliver.ts';
import { ReceiptKeeper } from './receipts.ts';

const { ReceiptRecord } = kith.internal;

/** A keeper whose store answers as told, over one conversation with 400 messages. */
function stage(marksIn: (state: ConversationState) => Promise<Map<string, Marks>>) {
  const state = newConversation('c', { epoch: 'e', partition: 0, offset: 0 });
  Object.assign(state, { event: 401, message: 400 });
  state.members.set('bob', 1);
  const store = { marksIn: () => marksIn(state) } as unknown as ConversationStore;
  const cache = new ConversationCache(store, 'e', 1_000_000);
  cache.keep(state);
  const told: unknown[] = [];
  const delivery = { receipts: async (_: unknown, members: unknown[]) => void told.push(...members) };
  const checkpointer = { raised: () => undefined, receiptsApplied: () => undefined };
  const keeper = new ReceiptKeeper(
    store,
    cache,
    checkpointer as unknown as Checkpointer,
    delivery as unknown as Delivery,
    silentLogger,
  );
  return { state, keeper, told };
}

test('a late receipt lowers nothing, though a message numbered again raised less than what stands', async () => {
  const stands: Marks = { delivered: 400, read: 376 };
  const { state, keeper, told } = stage(async () => new Map([['bob', stands]]));
  // A new owner goes through the commands behind the checkpoint, bob's message 180 among them; his receipts up to 400 are done.
  raiseMarks(state, 'bob', 180, 180);
  const value = ReceiptRecord.encode({ conversation: 'c', user: 'bob', delivered: 195, read: 195 }).finish();
  await keeper.take(0, [{ offset: 7, key: 'c', value } as LogRecord]);
  expect(state.marks!.get('bob')).toEqual(stands);
  expect(told).toEqual([]);
});

test('what was saved and forgotten while the store was asked is known all the same', async () => {
  const { state, keeper } = stage(async ({ raised }) => {
    // The answer was made before the save that ends here.
    raised.delete('bob');
    return new Map();
  });
  raiseMarks(state, 'bob', 180, 180);
  await keeper.withMarks('c', 0);
  expect(state.marks!.get('bob')).toEqual({ delivered: 180, read: 180 });
});
