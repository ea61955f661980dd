import type { Client } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import { wait } from './backoff.ts';
import { changeSchema } from './change-schema.ts';
import { isUnknownTable } from './failures.ts';
import type { Migration } from './schema.ts';
import type { Session } from './session.ts';

export interface MigrateOptions {
  /** Of `session`, in the keyspace to migrate. */
  readonly client: Client;
  readonly session: Session;
  readonly keyspace: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Unlike that of any other run. */
  readonly holder: string;
  readonly migrations: readonly Migration[];
}

/** Longer than a statement and the agreement of all nodes on it may take. */
const LOCK_SECONDS = 60;
const LOOK_AGAIN_MS = 250;
/** How long to wait for others: a lock whose holder died runs out in it. */
const WAIT_MS = 180_000;

const VERSION = "SELECT max(version) AS version FROM schema_versions WHERE name = 'kith'";
const SET_VERSION = "INSERT INTO schema_versions (name, version, sentence) VALUES ('kith', ?, ?)";
const LOCK = `INSERT INTO schema_lock (name, holder) VALUES ('kith', ?) IF NOT EXISTS USING TTL ${LOCK_SECONDS}`;
const PROLONG = `UPDATE schema_lock USING TTL ${LOCK_SECONDS} SET holder = ? WHERE name = 'kith' IF holder = ?`;
const UNLOCK = "DELETE FROM schema_lock WHERE name = 'kith' IF holder = ?";

/**
 * Brings the keyspace to the newest version that this program knows. Any number of processes may call it at once: one
 * at a time changes the schema, since nodes that make the same table at the same moment would not agree which of the
 * two it is; the others wait. Rejects, changing nothing, for a schema that is newer than the program.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { keyspace, clock, migrations } = options;
  const newest = migrations.at(-1)?.version ?? 0;
  const begun = clock.monotonic();
  for (;;) {
    const version = await firstVersion(options, begun + WAIT_MS);
    if (version > newest) {
      throw new Error(
        `Keyspace ${keyspace} has schema version ${version}, but this program knows versions up to ${newest}; start a newer Kith.`,
      );
    }
    if (version === newest) return;
    if (await lock(options)) {
      await apply(options).finally(() => decide(options, UNLOCK, [options.holder]));
    } else if (clock.monotonic() - begun > WAIT_MS) {
      throw new Error(`Keyspace ${keyspace} was being migrated by another process for ${WAIT_MS} ms.`);
    } else {
      await wait(clock, LOOK_AGAIN_MS);
    }
  }
}

/** A table that another process is making is listed a moment before it can be read. */
async function firstVersion({ session, clock }: MigrateOptions, until: number): Promise<number> {
  for (;;) {
    try {
      return await standingVersion(session);
    } catch (error) {
      const isOnItsWay = error instanceof StoreUnavailable && isUnknownTable(error.cause);
      if (!isOnItsWay || clock.monotonic() > until) throw error;
      await wait(clock, LOOK_AGAIN_MS);
    }
  }
}

async function standingVersion(session: Session): Promise<number> {
  const [row] = await session.rows(VERSION, []);
  return (row?.get('version') as number | null | undefined) ?? 0;
}

/** Applies what is missing, in order. Stops when the lock was lost: whoever has it goes on. */
async function apply(options: MigrateOptions): Promise<void> {
  const { client, session, keyspace, clock, logger, holder } = options;
  const standing = await standingVersion(session);
  for (const { version, sentence, statements } of options.migrations) {
    if (version <= standing) continue;
    logger.info({ keyspace, version }, `migrating the keyspace: ${sentence}`);
    for (const statement of statements) {
      if (!(await decide(options, PROLONG, [holder, holder]))) return;
      await changeSchema(client, clock, statement);
    }
    await session.write([{ query: SET_VERSION, params: [version, sentence] }], sentence.length);
  }
}

async function lock({ session, holder }: MigrateOptions): Promise<boolean> {
  const { applied, row } = await session.conditional('schema_lock', [{ query: LOCK, params: [holder] }]);
  return applied || row?.get('holder') === holder;
}

async function decide({ session }: MigrateOptions, query: string, params: unknown[]): Promise<boolean> {
  return (await session.conditional('schema_lock', [{ query, params }])).applied;
}
