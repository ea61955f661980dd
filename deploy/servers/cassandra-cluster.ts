import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { knownNodes } from '../../engines/cassandra/nodes.ts';
import { createCassandra } from './cassandra.ts';
import { freePort, isFree, type Server } from './server.ts';

const HEAP_MB = 512;
/** As Cassandra chooses for a node unless told otherwise. */
const TOKENS_A_NODE = 16;
const WHOLE_WITHIN_MS = 180_000;
const ASK_AGAIN_MS = 100;

export interface CassandraCluster {
  /** Of all nodes: `127.0.0.x:port`. The driver wants the port to be the same everywhere. */
  readonly addresses: readonly string[];
  readonly servers: readonly Server[];
  /** Starts all nodes; resolves when each of them knows all others. */
  start(): Promise<void>;
  /** Kills all nodes. */
  end(): Promise<void>;
}

export interface CassandraClusterOptions {
  readonly directory: string;
  /** 127.0.0.1, 127.0.0.2 …; three unless told otherwise. */
  readonly nodes?: number;
}

interface Ports {
  readonly native: number;
  readonly storage: number;
}

/**
 * Cassandra nodes of one data centre, each with the same share of the ring. Shares are dealt before the start and no
 * node fetches data of others, so that they start at once and not one after the other.
 */
export async function createCassandraCluster(options: CassandraClusterOptions): Promise<CassandraCluster> {
  const { directory, nodes = 3 } = options;
  const hosts = Array.from({ length: nodes }, (_, i) => `127.0.0.${i + 1}`);
  const { native, storage } = await standingPorts(directory, hosts);
  const servers: Server[] = [];
  for (const [i, host] of hosts.entries()) {
    servers.push(
      await createCassandra({
        ...{ directory: join(directory, `node-${i + 1}`), host, port: native, heapMb: HEAP_MB },
        member: { seeds: hosts, storagePort: storage, tokens: tokensOf(i, nodes) },
      }),
    );
  }
  const addresses = servers.map(({ address }) => address);
  const end = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
  };
  return {
    ...{ addresses, servers, end },
    async start() {
      try {
        await Promise.all(servers.map((server) => server.start()));
        await Promise.all(addresses.map((address) => knowsAll(address, nodes)));
      } catch (error) {
        await end();
        throw error;
      }
    },
  };
}

/** Every `nodes`th of equal pieces of the ring: neighbours on it are different nodes. */
function tokensOf(node: number, nodes: number): bigint[] {
  const pieces = BigInt(nodes * TOKENS_A_NODE);
  return Array.from(
    { length: TOKENS_A_NODE },
    (_, i) => -(2n ** 63n) + (2n ** 64n * BigInt(i * nodes + node)) / pieces + 1n,
  );
}

/** A node takes clients a moment before it has heard of those that start beside it. */
async function knowsAll(address: string, nodes: number): Promise<void> {
  const deadline = performance.now() + WHOLE_WITHIN_MS;
  while ((await knownNodes(address)) < nodes) {
    if (performance.now() > deadline) {
      throw new Error(`Cassandra at ${address} did not know all nodes within ${WHOLE_WITHIN_MS / 1000} s.`);
    }
    await delay(ASK_AGAIN_MS);
  }
}

/** Ports are written down: nodes know each other by them. */
async function standingPorts(directory: string, hosts: readonly string[]): Promise<Ports> {
  const file = join(directory, 'ports.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Ports;
  await mkdir(directory, { recursive: true });
  const ports = { native: await freeOnAll(hosts), storage: await freeOnAll(hosts) };
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** A port that is free on each of the addresses. */
async function freeOnAll(hosts: readonly string[]): Promise<number> {
  for (;;) {
    const port = await freePort();
    const free = await Promise.all(hosts.map((host) => isFree(port, host)));
    if (free.every(Boolean)) return port;
  }
}
