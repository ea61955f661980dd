import { join } from 'node:path';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { createMemoryLinkCache } from '../../engines/embedded/link-cache.ts';
import { createMemoryLiveVisits } from '../../engines/embedded/live-visits.ts';
import { openSegmentLog } from '../../engines/embedded/segment-log.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { ShortenerParts } from '../../shortener/service.ts';

/** What of an instance the engines are. */
export type InstanceEngines = Pick<
  ShortenerParts,
  'links' | 'blocks' | 'budget' | 'clicks' | 'once' | 'cache' | 'live' | 'log'
>;

/** Where instances stand side by side. */
export interface FixtureEngines {
  /** Each instance asks once. */
  open(instance: number): Promise<InstanceEngines>;
  close(): Promise<void>;
}

/** One set for all instances, in a folder. */
export async function embeddedEngines(folder: string): Promise<FixtureEngines> {
  const shared = { clock: systemClock, logger: silentLogger };
  const stores = await openEmbeddedStores({ directory: join(folder, 'stores'), ...shared });
  const { offsets, once } = stores;
  const log = await openSegmentLog({ directory: join(folder, 'log'), offsets, ...shared, partitions: 8 });
  const shortTerm = { cache: createMemoryLinkCache(), live: createMemoryLiveVisits() };
  const engines = { ...stores.shortener, once, log, ...shortTerm };
  return {
    open: async () => engines,
    async close() {
      await log.close();
      await stores.close();
    },
  };
}
