import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversationStoreConformance } from '../../ports/conversation-store.conformance.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { openEmbeddedStores } from './embedded-stores.ts';
import { KeyWriter } from './keys.ts';
import { openEnvironment } from './lmdb-environment.ts';
import { storesUnderTest } from './stores-under-test.ts';

conversationStoreConformance('embedded', () => storesUnderTest((stores) => stores.conversations));

/** A checkpoint as a build left it that ordered them by event number. */
async function plantOld(directory: string, event: number): Promise<void> {
  const summary = Buffer.alloc(25);
  summary.writeUInt32BE(event, 0);
  summary.writeUInt8(2, 16);
  summary.write('team', 21);
  const environment = await openEnvironment(directory, 2 ** 30);
  const key = new KeyWriter().group('c').named('');
  await environment.commit(() => {
    environment.rows('summaries').put(key, summary);
    environment.rows('checkpoints').put(key, Buffer.from('old'));
  });
  await environment.close();
}

test('a checkpoint of an older build stands until one comes whose revision is not below its event number', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-upgrade-'));
  await plantOld(directory, 7);
  const { conversations, close } = await openEmbeddedStores({
    ...{ directory, clock: new FakeClock(), logger: silentLogger },
  });
  const text = async () => Buffer.from((await conversations.checkpoint('c'))!).toString();
  const summary = { event: 6, message: 0, at: 0, kind: 2, title: 'new', members: 1 };
  expect((await conversations.summaries(['c']))[0]).toMatchObject({ event: 7, title: 'team' });
  conversations.saveCheckpoints([{ conversation: 'c', revision: 6, bytes: Buffer.from('late'), summary }]);
  expect(await text()).toBe('old');
  conversations.saveCheckpoints([{ conversation: 'c', revision: 8, bytes: Buffer.from('new'), summary }]);
  expect(await text()).toBe('new');
  await close();
  await rm(directory, { recursive: true });
});
