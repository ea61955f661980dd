import { expect, it } from 'vitest';
import { LAST_ID } from '../../ports/feed-ids.ts';
import { timelinesConformance } from '../../ports/timelines.conformance.ts';
import { EmbeddedTimelines } from './timeline-store.ts';

timelinesConformance('embedded', async () => {
  let store = new EmbeddedTimelines();
  return {
    get store() {
      return store;
    },
    async reopen() {
      store = new EmbeddedTimelines();
    },
    close: async () => undefined,
  };
});

/** One chunk of the arena. */
const CHUNK_BYTES = 65_536 * 9;

it('stays within its memory by dropping what nobody reads, and what is read stays', async () => {
  const store = new EmbeddedTimelines(2 * CHUNK_BYTES);
  const begin = async (reader: string): Promise<void> => {
    await store.complete(reader, await store.begin(reader, 0), [], '0');
  };
  await begin('read');
  for (let i = 0; i < 3_000; i++) {
    await begin(`r${i}`);
    await store.page('read', LAST_ID, 'older', 1);
    for (let n = 1; n <= 100; n++) await store.add([`r${i}`], { id: `${n}`, reasons: 1 });
  }
  expect(store.memory().bytes).toBeLessThanOrEqual(6 * CHUNK_BYTES);
  expect(await store.header('read')).toBeDefined();
  expect(await store.header('r0')).toBeUndefined();
});
