import { expect, test } from 'vitest';
import type { ConversationStore } from '../ports/conversation-store.ts';
import { ConversationCache } from './conversation-cache.ts';
import { encodeCheckpoint, newConversation } from './conversation-state.ts';

const POSITION = { epoch: 'e', partition: 3, offset: 10 };

/** The checkpoint of the conversation when `events` had happened. */
function saved(events: number, epoch = 'e'): Uint8Array {
  const state = newConversation('c', { ...POSITION, epoch, offset: events });
  state.event = events;
  return encodeCheckpoint(state);
}

/** A store whose answers the test gives. */
function answering() {
  const asked: ((bytes: Uint8Array | undefined) => void)[] = [];
  const store = {
    checkpoint: () => new Promise<Uint8Array | undefined>((resolve) => asked.push(resolve)),
  } as unknown as ConversationStore;
  return { asked, cache: new ConversationCache(store, 'e', 1_000_000) };
}

test('what was read while the partition went away and came back does not count', async () => {
  const { asked, cache } = answering();
  const loading = cache.load('c', 3);
  cache.dropPartition(3);
  const again = cache.load('c', 3);
  asked[0]!(saved(5));
  while (asked.length < 2) await Promise.resolve();
  asked[1]!(saved(9));
  expect((await loading).event).toBe(9);
  expect((await again).event).toBe(9);
  expect(cache.peek('c')?.event).toBe(9);
});

test('a checkpoint of another log stands below every record of this one', async () => {
  const { asked, cache } = answering();
  const loading = cache.load('c', 3);
  asked[0]!(saved(7, 'an older epoch'));
  expect(await loading).toMatchObject({ event: 7, position: { epoch: 'e', partition: 3, offset: -1 } });
});
