import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DirectoryLock, lockDirectory } from '../engines/embedded/directory-lock.ts';
import { type EmbeddedStores, openEmbeddedStores } from '../engines/embedded/embedded-stores.ts';
import { createMemoryMailbox } from '../engines/embedded/mailbox.ts';
import { createMemoryRegistry } from '../engines/embedded/registry.ts';
import { openSegmentLog, type SegmentLog } from '../engines/embedded/segment-log.ts';
import type { AccountStore } from '../ports/account-store.ts';
import { systemClock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Registry } from '../ports/registry.ts';
import type { Options } from './options.ts';

/** One engine for each port. */
export interface Engines {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly registry: Registry;
  readonly mailbox: Mailbox;
  /** Identity of the data, told to clients. */
  readonly store: string;
  troubles(): string[];
  close(): Promise<void>;
}

/** Everything in this process and one folder: a segment log, stores written behind it, the rest in memory. */
export async function openEmbedded(options: Options, logger: Logger, metrics: Metrics): Promise<Engines> {
  const folder = options.KITH_DATA;
  await mkdir(folder, { recursive: true });
  const lock = await lockDirectory(folder);
  const clock = systemClock;
  let stores: EmbeddedStores | undefined;
  try {
    stores = await openEmbeddedStores({
      ...{ directory: join(folder, 'stores'), mapSizeBytes: options.KITH_MAP_SIZE, clock, logger, metrics },
    });
    const { offsets } = stores;
    const log = await openSegmentLog({
      ...{ directory: join(folder, 'log'), offsets, clock, logger, metrics },
      retentionMs: options.KITH_RETENTION * 3_600_000,
      refuse: () => stores?.refuse(),
    });
    return assemble(log, stores, lock);
  } catch (error) {
    await stores?.close();
    await lock.release();
    throw error;
  }
}

function assemble(log: SegmentLog, stores: EmbeddedStores, lock: DirectoryLock): Engines {
  return {
    log,
    messages: stores.messages,
    conversations: stores.conversations,
    accounts: stores.accounts,
    registry: createMemoryRegistry({ clock: systemClock }),
    mailbox: createMemoryMailbox(),
    store: stores.identity(),
    troubles: () => [...log.troubles(), ...stores.troubles()],
    async close() {
      await log.close();
      await stores.close();
      await lock.release();
    },
  };
}
