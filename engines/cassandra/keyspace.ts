import { createHash } from 'node:crypto';
import type { Client } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { changeSchema } from './change-schema.ts';
import { askEach, untilAgreed } from './nodes.ts';

export interface KeyspaceOptions {
  /** Reached a server; without a keyspace. */
  readonly client: Client;
  readonly keyspace: string;
  readonly localDataCenter: string;
  /** Copies of each row in the data centre, for a keyspace that is made. */
  readonly replicas: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Of the schema as one node knows it: a change stands on each node, on none, or is on its way to some. */
const TABLES =
  "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name IN ('schema_lock', 'schema_versions')";
const KEYSPACE = 'SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?';

/**
 * Makes the keyspace and the two tables that the lock of migrations needs, where they are missing. They are the same
 * whoever makes them, ids included, so that several processes may make them at the same time on several nodes. Who
 * finds them needs no permission to make them.
 */
export async function makeKeyspace(options: KeyspaceOptions): Promise<void> {
  const { client, keyspace, localDataCenter, replicas, clock, logger } = options;
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(keyspace)) {
    throw new Error(`“${keyspace}” is no name of a keyspace: small letters, digits and _ alone.`);
  }
  if (await standsEverywhere(options, TABLES, 2)) return;
  if (!(await standsEverywhere(options, KEYSPACE, 1))) {
    assertEnoughNodes(options);
    logger.info({ keyspace, replicas }, 'making the keyspace');
    const center = localDataCenter.replaceAll("'", "''");
    await changeSchema(
      client,
      clock,
      `CREATE KEYSPACE IF NOT EXISTS ${keyspace} WITH replication = {'class': 'NetworkTopologyStrategy', '${center}': ${Math.trunc(replicas)}}`,
    );
  }
  await changeSchema(
    client,
    clock,
    `CREATE TABLE IF NOT EXISTS ${keyspace}.schema_lock (name text PRIMARY KEY, holder text) WITH ID = ${tableId(keyspace, 'schema_lock')}`,
  );
  await changeSchema(
    client,
    clock,
    `CREATE TABLE IF NOT EXISTS ${keyspace}.schema_versions (name text, version int, sentence text, PRIMARY KEY (name, version)) WITH ID = ${tableId(keyspace, 'schema_versions')}`,
  );
}

/**
 * Whether each node has as many rows as there should be. Where some have them another process has just made what they
 * say, and the others hear of it: that is waited for, since the next question may come to any node.
 */
async function standsEverywhere(
  { client, clock, keyspace }: KeyspaceOptions,
  query: string,
  rows: number,
): Promise<boolean> {
  let stands = false;
  await untilAgreed(clock, async () => {
    const counts = (await askEach(client, query, [keyspace])).map(({ length }) => length);
    stands = counts.some((count) => count === rows);
    return counts.length > 0 && (!stands || counts.every((count) => count === rows));
  });
  return stands;
}

function assertEnoughNodes({ client, keyspace, localDataCenter, replicas }: KeyspaceOptions): void {
  const nodes = client.hosts.values().filter(({ datacenter }) => datacenter === localDataCenter).length;
  if (nodes >= replicas) return;
  throw new Error(
    `Keyspace ${keyspace} cannot be made with ${replicas} copies of each row (KITH_REPLICATION): the data centre ${localDataCenter} of Cassandra has ${nodes} ${nodes === 1 ? 'node' : 'nodes'}.`,
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
