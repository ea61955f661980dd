import { expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { openCassandraStores } from './cassandra-stores.ts';
import { testOptions } from './stores-under-test.ts';

const BURST = 3_000;

it('a message does not wait behind the checkpoints of a second', async () => {
  const stores = await openCassandraStores(testOptions('kith_lanes'));
  const bytes = Buffer.alloc(300);
  const summary = { event: 1, message: 1, at: 1, kind: 1, title: '', members: 2 };
  let saved = 0;
  const burst = Array.from({ length: BURST }, () => {
    const row = { conversation: unique('c'), revision: 1, bytes, summary };
    return stores.conversations.saveCheckpoints([row]).durable.then(() => void saved++);
  });
  const conversation = unique('talk');
  await stores.messages.write([{ conversation, event: 1, message: 1, bytes }], []).durable;
  // In one line they would all have been sent, and nearly all been done, before it.
  expect(saved).toBeLessThan(BURST / 2);
  await Promise.all(burst);
  expect(saved).toBe(BURST);
  await stores.close();
});
