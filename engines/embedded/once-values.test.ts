import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { onceValuesConformance } from '../../ports/once-values.conformance.ts';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.ts';
import { storesUnderTest } from './stores-under-test.ts';

onceValuesConformance('embedded', () => storesUnderTest((stores) => stores.once));

describe('embedded once values and the write-behind', () => {
  let directory: string;
  let stores: EmbeddedStores;
  const open = async (backlogBytes: number): Promise<void> => {
    stores = await openEmbeddedStores({
      ...{ directory, backlogBytes, clock: new FakeClock(), logger: silentLogger },
    });
  };
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kith-once-'));
  });
  afterEach(async () => {
    await stores.close();
    await rm(directory, { recursive: true });
  });

  it('tells nobody of a value that is not durable, neither who proposed it nor who came next', async () => {
    await open(1_000_000);
    const first = stores.once.settle('key', 'a');
    const second = stores.once.settle('key', 'b');
    expect(stores.backlog().bytes).toBeGreaterThan(0);
    expect(await second).toBe('a');
    expect(stores.backlog().bytes).toBe(0);
    expect(await first).toBe('a');
    const third = stores.once.settle('other', 'c');
    expect(stores.backlog().bytes).toBeGreaterThan(0);
    expect(await third).toBe('c');
    expect(stores.backlog().bytes).toBe(0);
  });

  it('settles nothing new while the stores refuse', async () => {
    await open(0);
    await stores.once.settle('key', 'a');
    const row = { conversation: 'c', event: 1, message: 1, bytes: Buffer.from('x') };
    stores.messages.write([row], []);
    await expect(stores.once.settle('other', 'b')).rejects.toThrow(/MiB wait/);
  });
});
