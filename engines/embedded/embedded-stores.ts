import { randomUUID } from 'node:crypto';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MessageStore } from '../../ports/message-store.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { OnceValues } from '../../ports/once-values.ts';
import type { WorkerNumbers } from '../../ports/worker-numbers.ts';
import { EmbeddedAccountStore } from './account-store.ts';
import { EmbeddedConversationStore } from './conversation-store.ts';
import { createFeedStores, type EmbeddedFeedStores } from './feed-stores.ts';
import { embeddedLinkStores, type LinkStores } from './link-stores.ts';
import { type LmdbEnvironment, openEnvironment } from './lmdb-environment.ts';
import { EmbeddedMessageStore } from './message-store.ts';
import type { OffsetStore } from './offset-store.ts';
import { EmbeddedOffsets } from './offsets.ts';
import { EmbeddedOnceValues } from './once-values.ts';
import { EmbeddedWorkerNumbers } from './worker-numbers.ts';
import { type Backlog, WriteBehind } from './write-behind.ts';

/** Address space of the database file: it takes disk only for what is stored, and grows beyond by a new mapping. */
const MAP_SIZE_BYTES = 64 * 1024 ** 3;

export interface EmbeddedStoresOptions {
  /** A folder on a local disk, for these stores alone; made if it is not there. See `lockDirectory`. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Address space to map; rounded up by the system. */
  readonly mapSizeBytes?: number;
  /** Names new data; a random UUID unless told otherwise. */
  readonly newIdentity?: () => string;
  /** Bytes pending above which `refuse` says so. */
  readonly backlogBytes?: number;
}

/** All stores in one LMDB environment, written behind in common transactions. */
export interface EmbeddedStores {
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly once: OnceValues;
  readonly workers: WorkerNumbers;
  readonly shortener: LinkStores;
  readonly offsets: OffsetStore;
  readonly feed: EmbeddedFeedStores;
  /** Names this data: made at the first start and kept as long as the data. */
  identity(): string;
  backlog(): Backlog;
  /** Why the log should take no more appends now, as a sentence; undefined: nothing speaks against it. */
  refuse(): string | undefined;
  /** What keeps the stores from their work now, as sentences; empty: healthy. */
  troubles(): string[];
  /**
   * Commits what is pending and frees everything. Rejects when the commit fails; the log still has what the stores
   * then lack, except accounts, once values and worker numbers, which nobody was told are durable.
   */
  close(): Promise<void>;
}

export async function openEmbeddedStores(options: EmbeddedStoresOptions): Promise<EmbeddedStores> {
  const environment = await openEnvironment(options.directory, options.mapSizeBytes ?? MAP_SIZE_BYTES);
  try {
    const identity = await standingIdentity(environment, options.newIdentity ?? randomUUID);
    const behind = new WriteBehind({ ...options, environment });
    const feed = createFeedStores(environment, behind, options.clock);
    return {
      messages: new EmbeddedMessageStore(environment, behind),
      conversations: new EmbeddedConversationStore(environment, behind),
      accounts: new EmbeddedAccountStore(environment, behind),
      once: new EmbeddedOnceValues(environment, behind),
      workers: new EmbeddedWorkerNumbers(environment, behind, options.clock),
      shortener: embeddedLinkStores(environment, behind),
      offsets: new EmbeddedOffsets(environment, behind),
      feed,
      identity: () => identity,
      backlog: () => behind.backlog(),
      refuse: () => behind.refuse(),
      troubles: () => behind.troubles(),
      close: () => {
        feed.stop();
        return behind.close().finally(() => environment.close());
      },
    };
  } catch (error) {
    await environment.close();
    throw error;
  }
}

/** Read at every start; written at the first, past the write-behind, so that a full disk stops the start. */
async function standingIdentity(environment: LmdbEnvironment, newIdentity: () => string): Promise<string> {
  const rows = environment.rows('meta');
  const key = Buffer.from('identity');
  const standing = rows.get(key);
  if (standing !== undefined) return Buffer.from(standing).toString();
  const identity = newIdentity();
  await environment.commit(() => void rows.put(key, Buffer.from(identity)));
  return identity;
}
