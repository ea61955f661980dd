import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DirectoryLock, lockDirectory } from '../engines/embedded/directory-lock.ts';
import { type EmbeddedStores, openEmbeddedStores } from '../engines/embedded/embedded-stores.ts';
import { Freeze } from '../engines/embedded/frozen.ts';
import { createMemoryLinkCache } from '../engines/embedded/link-cache.ts';
import { createMemoryLiveVisits } from '../engines/embedded/live-visits.ts';
import { createMemoryMailbox } from '../engines/embedded/mailbox.ts';
import { createMemoryRegistry } from '../engines/embedded/registry.ts';
import { openSegmentLog, type SegmentLog } from '../engines/embedded/segment-log.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Engines } from './engines.ts';
import type { Options } from './options.ts';

/** Everything in this process and one folder: a segment log, stores written behind it, the rest in memory. */
export async function openEmbedded(options: Options, logger: Logger, metrics: Metrics): Promise<Engines> {
  const folder = options.KITH_DATA;
  // It holds the key that signs tokens: for the owner only.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(folder);
  const clock = systemClock;
  let freeze: Freeze | undefined;
  let stores: EmbeddedStores | undefined;
  try {
    freeze = await Freeze.open({ data: folder, clock, logger });
    stores = await openEmbeddedStores({
      ...{ directory: join(folder, 'stores'), mapSizeBytes: options.KITH_MAP_SIZE, clock, logger, metrics },
    });
    const { offsets } = stores;
    const log = await openSegmentLog({
      ...{ directory: join(folder, 'log'), offsets, clock, logger, metrics },
      retentionMs: options.KITH_RETENTION * 3_600_000,
      refuse: () => stores?.refuse(),
    });
    return assemble(log, stores, freeze, lock);
  } catch (error) {
    await freeze?.close();
    await stores?.close();
    await lock.release();
    throw error;
  }
}

function assemble(log: SegmentLog, stores: EmbeddedStores, freeze: Freeze, lock: DirectoryLock): Engines {
  return {
    log: freeze.log(log),
    messages: stores.messages,
    conversations: stores.conversations,
    accounts: freeze.accounts(stores.accounts),
    registry: createMemoryRegistry({ clock: systemClock }),
    mailbox: createMemoryMailbox(),
    feed: { ...stores.feed, readers: freeze.readers(stores.feed.readers) },
    links: {
      ...stores.shortener,
      links: freeze.links(stores.shortener.links),
      budget: freeze.budget(stores.shortener.budget),
      cache: createMemoryLinkCache(),
      live: createMemoryLiveVisits(),
    },
    store: stores.identity(),
    once: stores.once,
    workers: stores.workers,
    troubles: () => [...log.troubles(), ...stores.troubles(), ...freeze.troubles()],
    async close() {
      await freeze.close();
      await log.close();
      await stores.close();
      await lock.release();
    },
  };
}
