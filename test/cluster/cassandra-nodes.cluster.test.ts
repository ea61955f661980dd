import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DATA_CENTER } from '../../deploy/servers/cassandra.ts';
import { type CassandraCluster, createCassandraCluster } from '../../deploy/servers/cassandra-cluster.ts';
import type { Server } from '../../deploy/servers/server.ts';
import {
  type CassandraStores,
  type CassandraStoresOptions,
  openCassandraStores,
} from '../../engines/cassandra/cassandra-stores.ts';
import { connectOnce } from '../../engines/cassandra/connect.ts';
import { schemaVersions } from '../../engines/cassandra/nodes.ts';
import { MIGRATIONS } from '../../engines/cassandra/schema.ts';
import { Child } from '../../engines/embedded/child-process.ts';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { type Logger, silentLogger } from '../../ports/logger.ts';
import { messageStoreConformance } from '../../ports/message-store.conformance.ts';
import { type Metrics, noMetrics } from '../../ports/metrics.ts';
import { Stream } from './cassandra-stream.ts';

const SHORT = { migrations: MIGRATIONS.slice(0, 1) };
/** Of three nodes, one holds each row. */
const SINGLE = { ...SHORT, keyspace: newKeyspace(), replicas: 1 };
/** All three do. */
const TRIPLE = { ...SHORT, keyspace: newKeyspace(), replicas: 3 };

let directory: string;
let cluster: CassandraCluster;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-cassandra-nodes-'));
  cluster = await createCassandraCluster({ directory });
  await cluster.start();
});
afterAll(async () => {
  await cluster?.end();
  await rm(directory, { recursive: true, force: true });
});

/** A case that failed may have left one dead. */
beforeEach(async () => {
  await Promise.all(cluster.servers.map((server) => server.pid ?? server.start()));
});

/** Small letters and digits, beginning with a letter. */
function newKeyspace(): string {
  return `k${randomBytes(6).toString('hex')}`;
}

type Chosen = Partial<CassandraStoresOptions> & Pick<CassandraStoresOptions, 'keyspace' | 'replicas'>;

function open(chosen: Chosen): Promise<CassandraStores> {
  const { addresses: contactPoints } = cluster;
  const shared = { clock: systemClock, logger: silentLogger };
  return openCassandraStores({ contactPoints, localDataCenter: DATA_CENTER, ...shared, ...chosen });
}

test('processes that race through the migrations, each by another node, make the schema once', async () => {
  const keyspace = newKeyspace();
  const children = cluster.addresses.map(
    (address) => new Child('../cassandra/open.child.ts', address, keyspace, '3'),
  );
  const said = await Promise.all(children.map(linesOf));
  for (const lines of said) expect(lines.at(-1)).toBe('open: works');
  const migrated = said.flat().filter((line) => line.startsWith('migrating'));
  expect(migrated).toEqual(MIGRATIONS.map(({ sentence }) => `migrating the keyspace: ${sentence}`));
});

async function linesOf(child: Child): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
  return lines;
}

test('with three copies, nodes that are killed in turn lose and refuse nothing, and a keyspace made meanwhile is whole', async () => {
  const up = new Ups();
  const stores = await open({ ...TRIPLE, logger: up });
  const stream = new Stream(stores.messages);
  const [first, second] = cluster.servers as [Server, Server];
  await stream.goOn();
  await first.end('SIGKILL');
  await stream.goOn();
  const late = await open({ ...TRIPLE, keyspace: newKeyspace() });
  const lateRow = { conversation: 'late', event: 1, message: 1, bytes: Buffer.from('x') };
  await late.messages.write([lateRow], []).durable;
  await first.start();
  await expect.poll(() => up.addresses).toContain(first.address);
  await stream.goOn();
  // It fetches the tables that were made without it, in its own time: two others answer for it meanwhile.
  await expect.poll(schemas).toHaveLength(1);
  await second.end('SIGKILL');
  await stream.goOn();
  // Two of three decide: the row that the first did not see it must have now.
  expect(await late.messages.messages('late', 1, 1, 1, 'newest')).toHaveLength(1);
  await second.start();
  await expect.poll(() => up.addresses).toContain(second.address);
  await stream.goOn();
  await stream.stop();
  await stream.expectAll();
  process.stdout.write(`the slowest request beside killed nodes took ${Math.round(stream.slowestMs)} ms\n`);
  await Promise.all([stores.close(), late.close()]);
});

/** The different ones that the nodes have; none while not all of them can be asked. */
async function schemas(): Promise<readonly string[]> {
  const client = await connectOnce(
    { contactPoints: cluster.addresses, localDataCenter: DATA_CENTER },
    undefined,
  );
  const versions = await schemaVersions(client);
  await client.shutdown();
  return versions.length === cluster.servers.length ? [...new Set(versions)] : [];
}

/** Hears which nodes came back. */
class Ups implements Logger {
  readonly addresses: unknown[] = [];
  readonly debug = silentLogger.debug;
  readonly warn = silentLogger.warn;
  readonly error = silentLogger.error;

  info(fields: object, sentence: string): void {
    if (/ is up$/.test(sentence) && 'address' in fields) this.addresses.push(fields.address);
  }
}

/** Counts the requests that wrote rows. */
function countingWrites(): { readonly metrics: Metrics; requests: number } {
  const counting = {
    requests: 0,
    metrics: {
      ...noMetrics,
      histogram: (name: string) => ({
        observe: () => void (name === 'cassandra_write_ms' && counting.requests++),
      }),
    },
  };
  return counting;
}

test('rows of several partitions go to a node together only if it has them all', async () => {
  const requests = async (chosen: Chosen): Promise<number> => {
    const counting = countingWrites();
    const stores = await open({ ...chosen, metrics: counting.metrics });
    const before = counting.requests;
    const rows = Array.from({ length: 9 }, () => ({ conversation: unique('c'), event: 1, message: 1 }));
    await stores.messages.write(
      rows.map((row) => ({ ...row, bytes: Buffer.from('x') })),
      [],
    ).durable;
    await stores.close();
    return counting.requests - before;
  };
  expect(await requests(SINGLE)).toBe(9);
  expect(await requests(TRIPLE)).toBe(1);
});

messageStoreConformance('Cassandra, three nodes with one copy of each row', async () => {
  let stores = await open(SINGLE);
  return {
    get store() {
      return stores.messages;
    },
    async reopen() {
      await stores.close();
      stores = await open(SINGLE);
    },
    close: () => stores.close(),
  };
});
