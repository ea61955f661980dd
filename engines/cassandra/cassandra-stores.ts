import { randomUUID } from 'node:crypto';
import type { Client } from 'cassandra-driver';
import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MessageStore } from '../../ports/message-store.ts';
import { type Metrics, noMetrics } from '../../ports/metrics.ts';
import type { OnceValues } from '../../ports/once-values.ts';
import type { WorkerNumbers } from '../../ports/worker-numbers.ts';
import { CassandraAccountStore } from './account-store.ts';
import { type Contact, connect } from './connect.ts';
import { CassandraConversationStore } from './conversation-store.ts';
import { createFeedStores, type DurableFeedStores } from './feed-stores.ts';
import { Health } from './health.ts';
import { makeKeyspace } from './keyspace.ts';
import { Link } from './link.ts';
import { cassandraLinkStores, type LinkStores } from './link-stores.ts';
import { CassandraMessageStore } from './message-store.ts';
import { migrate } from './migrate.ts';
import { CassandraOnceValues } from './once-values.ts';
import { MIGRATIONS, type Migration } from './schema.ts';
import { Session } from './session.ts';
import { CassandraWorkerNumbers } from './worker-numbers.ts';

/** How long a start waits for its server. */
const WAIT_MS = 60_000;

export interface CassandraStoresOptions extends Contact {
  /** Of this installation alone: small letters, digits and _. Made when it is not there. */
  readonly keyspace: string;
  /** Copies of each row in the data centre, for a keyspace that is made: 3 in production. */
  readonly replicas: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** How long to wait for a server at the start. */
  readonly waitMs?: number;
  /** From 0 to below 1, for pauses and first choices; by chance unless told otherwise. */
  readonly random?: () => number;
  /** Names that no other call and no other process makes; random UUIDs unless told otherwise. */
  readonly newId?: () => string;
  readonly migrations?: readonly Migration[];
  /** Sizes of the feed's sets; without one they are counted whenever they are asked for. */
  readonly counts?: CountCache;
}

/** All stores in one keyspace, shared by all processes of the installation. */
export interface CassandraStores {
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly once: OnceValues;
  readonly workers: WorkerNumbers;
  /** Of the feed, what is kept for good. */
  readonly feed: DurableFeedStores;
  /** Of short links. */
  readonly links: LinkStores;
  /** What keeps the stores from their work now, as sentences; empty: healthy. */
  troubles(): string[];
  /** Ends the connections. What is under way rejects; it may or may not stand. */
  close(): Promise<void>;
}

/**
 * Waits for the server within the limit, makes the keyspace or brings it up to date, and opens the stores. Rejects
 * with a sentence when there is no server in time, or when the schema is newer than this program.
 *
 * Conditional writes are decided within the local data centre: only one data centre may hold writing processes.
 */
export async function openCassandraStores(options: CassandraStoresOptions): Promise<CassandraStores> {
  const waiting = { ...options, waitMs: options.waitMs ?? WAIT_MS };
  const first = await connect(options, undefined, waiting);
  await makeKeyspace({ ...options, client: first }).finally(() => first.shutdown());
  const client = await connect(options, options.keyspace, waiting);
  const opened = new OpenStores(client, options);
  try {
    await opened.migrate();
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

class OpenStores implements CassandraStores {
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly once: OnceValues;
  readonly workers: WorkerNumbers;
  readonly feed: DurableFeedStores;
  readonly links: LinkStores;
  readonly #link: Link;
  readonly #options: CassandraStoresOptions;
  readonly #session: Session;
  readonly #health: Health;

  constructor(client: Client, options: CassandraStoresOptions) {
    const { clock, logger, metrics = noMetrics, random = Math.random, newId = randomUUID } = options;
    // A node that goes is a trouble at once if it was the last, though nobody may be asking for anything.
    const onLost = (): void => health.failed('no node is connected');
    const link = new Link({ contact: options, keyspace: options.keyspace, logger, client, onLost });
    const probe = (): Promise<unknown> => link.client.execute('SELECT key FROM system.local', []);
    const health = new Health({ clock, logger, probe, renew: () => link.renew() });
    const session = new Session({ link, clock, random, metrics, health });
    this.#link = link;
    this.#options = options;
    this.#session = session;
    this.#health = health;
    this.messages = new CassandraMessageStore(session);
    this.conversations = new CassandraConversationStore(session);
    this.accounts = new CassandraAccountStore({ session, clock, newId });
    this.once = new CassandraOnceValues(session);
    this.workers = new CassandraWorkerNumbers({ session, random });
    this.feed = createFeedStores({ session, clock, newId, counts: options.counts });
    this.links = cassandraLinkStores({ session, clock, newId });
  }

  migrate(): Promise<void> {
    const { newId = randomUUID, migrations = MIGRATIONS } = this.#options;
    const { client } = this.#link;
    return migrate({
      ...this.#options,
      client,
      session: this.#session,
      holder: newId(),
      migrations,
    });
  }

  troubles(): string[] {
    return this.#health.troubles();
  }

  async close(): Promise<void> {
    this.#health.close();
    await this.#session.close();
  }
}
