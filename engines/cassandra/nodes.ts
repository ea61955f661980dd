import type { Client, types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import { wait } from './backoff.ts';
import { connectOnce } from './connect.ts';
import { isUnknownTable, mayPass } from './failures.ts';

/** Far longer than nodes take that hear of each other; with a slow statement still shorter than migrations hold their lock. */
const AGREE_WITHIN_MS = 20_000;
/** Doubled from look to look. */
const LOOK_AGAIN_MS = 10;
const LOOK_AT_LEAST_MS = 320;

const SCHEMA_VERSION = "SELECT schema_version FROM system.local WHERE key = 'local'";

/**
 * What each connected node itself has in a system table. One that goes meanwhile is left out; one that does not know
 * the client's keyspace yet has nothing.
 */
export async function askEach(
  client: Client,
  query: string,
  params: readonly unknown[] = [],
): Promise<types.Row[][]> {
  const hosts = client.getState().getConnectedHosts();
  const asked = hosts.map((host) =>
    client.execute(query, [...params], { host, prepare: false, isIdempotent: true }),
  );
  const answers: types.Row[][] = [];
  for (const answer of await Promise.allSettled(asked)) {
    if (answer.status === 'fulfilled') answers.push(answer.value.rows);
    else if (isUnknownTable(answer.reason)) answers.push([]);
    else if (!mayPass(answer.reason)) throw answer.reason;
  }
  return answers;
}

/** Asks again until it is so, for 20 s; rejects when it is not so then. */
export async function untilAgreed(clock: Clock, isSo: () => Promise<boolean>): Promise<void> {
  const until = clock.monotonic() + AGREE_WITHIN_MS;
  for (let ms = LOOK_AGAIN_MS; !(await isSo()); ms = Math.min(2 * ms, LOOK_AT_LEAST_MS)) {
    if (clock.monotonic() > until) {
      throw new Error(
        'The nodes of Cassandra do not agree on the schema; `nodetool describecluster` shows which do not. Try again later.',
      );
    }
    await wait(clock, ms);
  }
}

/** Which schema each connected node has, as it says itself. */
export async function schemaVersions(client: Client): Promise<string[]> {
  const answers = await askEach(client, SCHEMA_VERSION);
  return answers.map(([row]) => String(row?.get('schema_version')));
}

/**
 * All connected nodes have the same schema. Nodes that are away do not count: they fetch it when they come back. The
 * driver would ask one node what it heard of all others, and wait in vain for one that is down.
 */
export async function haveOneSchema(client: Client): Promise<boolean> {
  return new Set(await schemaVersions(client)).size === 1;
}

/** How many nodes the one at this address knows, itself among them; 0: it cannot be asked. For who starts nodes. */
export async function knownNodes(address: string): Promise<number> {
  const client = await connectOnce(
    { contactPoints: [address], localDataCenter: 'datacenter1' },
    undefined,
  ).catch(() => undefined);
  if (client === undefined) return 0;
  const peers = await client.execute('SELECT tokens FROM system.peers').catch(() => undefined);
  await client.shutdown();
  return peers === undefined ? 0 : 1 + peers.rows.filter((row) => row.get('tokens') !== null).length;
}
