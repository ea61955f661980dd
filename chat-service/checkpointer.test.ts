import { expect, test } from 'vitest';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Subscription } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { Checkpointer } from './checkpointer.ts';
import { newConversation, raiseMarks } from './conversation-state.ts';

function stage() {
  const done: string[] = [];
  let standing = (): void => undefined;
  const marksStand = new Promise<void>((resolve) => {
    standing = resolve;
  });
  const written = { readable: null, durable: Promise.resolve() };
  const store = {
    saveCheckpoints: (rows: readonly unknown[]) => {
      done.push(`checkpoints ${rows.length}`);
      return written;
    },
    raiseMarks: () => ({ readable: null, durable: marksStand }),
  } as unknown as ConversationStore;
  const subscription = {
    commit: (topic: string, partition: number, next: number) => done.push(`${topic}/${partition} ${next}`),
  } as unknown as Subscription;
  const checkpointer = new Checkpointer(store, new FakeClock(), silentLogger, () => undefined);
  checkpointer.start(subscription);
  checkpointer.assigned(3);
  const state = newConversation('c', { epoch: 'e', partition: 3, offset: 7 });
  state.event = 1;
  checkpointer.changed(state);
  return { checkpointer, done, state, standing };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a checkpoint is saved when the rows below it stand, and the offset committed behind both', async () => {
  const { checkpointer, done } = stage();
  let stand = (): void => undefined;
  const rows = new Promise<void>((resolve) => {
    stand = resolve;
  });
  checkpointer.applied(3, 7, rows);
  const saving = checkpointer.saveAll();
  await turn();
  expect(done).toEqual([]);
  stand();
  await saving;
  expect(done).toEqual(['checkpoints 1', 'chat.commands/3 8']);
});

test('rows that were refused hold back checkpoint and offset until they are written again', async () => {
  const { checkpointer, done } = stage();
  checkpointer.applied(3, 7, Promise.reject(new Error('the store is away')));
  await checkpointer.saveAll();
  expect(done).toEqual([]);
  checkpointer.rewritten(3, Promise.resolve());
  await checkpointer.saveAll();
  expect(done).toEqual(['checkpoints 1', 'chat.commands/3 8']);
});

test('a save with nothing left to do commits no sooner than the one before has written', async () => {
  const { checkpointer, done, state, standing } = stage();
  // The marks of the first are on their way.
  state.message = 9;
  raiseMarks(state, 'alice', 5, 5);
  checkpointer.raised(state, 3);
  checkpointer.applied(3, 7);
  const first = checkpointer.saveAll();
  await turn();
  // The partition is given away meanwhile.
  const second = checkpointer.save(3);
  await turn();
  expect(done).toEqual(['checkpoints 1']);
  standing();
  await Promise.all([first, second]);
  expect(done).toEqual(['checkpoints 1', 'chat.commands/3 8', 'chat.commands/3 8']);
});

test('what a save could not write is taken by the one that waited for it', async () => {
  const { checkpointer, done } = stage();
  let refuse = (_: Error): void => undefined;
  checkpointer.applied(3, 7, new Promise<void>((_, reject) => (refuse = reject)));
  const first = checkpointer.saveAll();
  await turn();
  const second = checkpointer.save(3);
  checkpointer.rewritten(3, Promise.resolve());
  refuse(new Error('the store is away'));
  await Promise.all([first, second]);
  expect(done).toEqual(['checkpoints 1', 'chat.commands/3 8']);
});

test('marks are seen until the store has them, and one raised meanwhile is saved next', async () => {
  const { checkpointer, state, standing } = stage();
  state.message = 9;
  raiseMarks(state, 'alice', 5, 5);
  checkpointer.raised(state, 3);
  const saving = checkpointer.saveAll();
  await turn();
  expect(state.raised.get('alice')).toEqual({ delivered: 5, read: 5 });
  raiseMarks(state, 'alice', 9, 9);
  checkpointer.raised(state, 3);
  standing();
  await saving;
  expect(state.raised.get('alice')).toEqual({ delivered: 9, read: 9 });
  await checkpointer.saveAll();
  expect(state.raised.size).toBe(0);
});
