import { createHash } from 'node:crypto';
import type { Client } from 'cassandra-driver';
import type { Logger } from '../../ports/logger.ts';
import { changeSchema } from './change-schema.ts';

export interface KeyspaceOptions {
  /** Reached a server; without a keyspace. */
  readonly client: Client;
  readonly keyspace: string;
  readonly localDataCenter: string;
  /** Copies of each row in the data centre, for a keyspace that is made. */
  readonly replicas: number;
  readonly logger: Logger;
}

/**
 * Makes the keyspace and the two tables that the lock of migrations needs, where they are missing. They are the same
 * whoever makes them, ids included, so that several processes may make them at the same time on several nodes. Who
 * finds them needs no permission to make them.
 */
export async function makeKeyspace(options: KeyspaceOptions): Promise<void> {
  const { client, keyspace, localDataCenter, replicas, logger } = options;
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(keyspace)) {
    throw new Error(`“${keyspace}” is no name of a keyspace: small letters, digits and _ alone.`);
  }
  const tables = await client.execute(
    'SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name IN ?',
    [keyspace, ['schema_lock', 'schema_versions']],
  );
  if (tables.rows.length === 2) return;
  const keyspaces = await client.execute(
    'SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?',
    [keyspace],
  );
  if (keyspaces.rows.length === 0) {
    logger.info({ keyspace, replicas }, 'making the keyspace');
    const center = localDataCenter.replaceAll("'", "''");
    await changeSchema(
      client,
      `CREATE KEYSPACE IF NOT EXISTS ${keyspace} WITH replication = {'class': 'NetworkTopologyStrategy', '${center}': ${Math.trunc(replicas)}}`,
    );
  }
  await changeSchema(
    client,
    `CREATE TABLE IF NOT EXISTS ${keyspace}.schema_lock (name text PRIMARY KEY, holder text) WITH ID = ${tableId(keyspace, 'schema_lock')}`,
  );
  await changeSchema(
    client,
    `CREATE TABLE IF NOT EXISTS ${keyspace}.schema_versions (name text, version int, sentence text, PRIMARY KEY (name, version)) WITH ID = ${tableId(keyspace, 'schema_versions')}`,
  );
}

/** A UUID that is a function of the table's name. */
function tableId(keyspace: string, table: string): string {
  const hash = createHash('sha256').update(`kith:${keyspace}.${table}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `3${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
