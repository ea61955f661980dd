import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { StoreUnderTest } from '../../ports/conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.ts';

/** The embedded stores in a folder of their own, for the conformance suite of the one that `pick` picks. */
export async function storesUnderTest<Store>(
  pick: (stores: EmbeddedStores) => Store,
  clock: Clock = systemClock,
): Promise<StoreUnderTest<Store>> {
  const directory = await mkdtemp(join(tmpdir(), 'kith-stores-'));
  const open = (): Promise<EmbeddedStores> => openEmbeddedStores({ directory, clock, logger: silentLogger });
  let stores = await open();
  return {
    get store() {
      return pick(stores);
    },
    async reopen() {
      await stores.close();
      stores = await open();
    },
    async close() {
      await stores.close();
      await rm(directory, { recursive: true });
    },
  };
}
