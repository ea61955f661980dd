import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, type Server, ServerProcess } from './server.ts';

/** The nodes of a cluster have agreed on who has which slots. */
const WHOLE_WITHIN_MS = 180_000;
const ASK_AGAIN_MS = 25;
const SLOTS = 16_384;
/** Nodes that do not hear of one for this long hold it dead. */
const NODE_TIMEOUT_MS = 2_000;

export interface RedisOptions {
  /** Configuration, data and output; made if it is not there. */
  readonly directory: string;
  /** A free one unless told otherwise. */
  readonly port?: number;
  readonly password?: string;
  /** Keeps the data over restarts, but for the last second before a crash. Without it a restart begins empty. */
  readonly appendOnly?: boolean;
}

/** One Redis server. It is not started yet. */
export async function createRedis(options: RedisOptions): Promise<Server> {
  await assertInstalled();
  const { directory, password } = options;
  await mkdir(directory, { recursive: true });
  const port = options.port ?? (await freePort());
  return server('redis', directory, port, {
    ...(password === undefined ? {} : { requirepass: quoted(password) }),
    appendonly: options.appendOnly ? 'yes' : 'no',
  });
}

export interface RedisCluster {
  /** Of all nodes: `127.0.0.1:port`. */
  readonly addresses: readonly string[];
  readonly servers: readonly Server[];
  /** Starts all nodes; resolves when each of them says that every slot is served. */
  start(): Promise<void>;
  /** Kills all nodes. */
  end(): Promise<void>;
}

export interface RedisClusterOptions {
  readonly directory: string;
  /** Masters that share the slots; three unless told otherwise. */
  readonly nodes?: number;
}

/**
 * A Redis Cluster of masters without replicas, in memory only. The slots of a dead node are not served until it is back;
 * the others go on. A node that is started again has its slots and no data.
 */
export async function createRedisCluster(options: RedisClusterOptions): Promise<RedisCluster> {
  await assertInstalled();
  const ports = await portsOf(options.directory, options.nodes ?? 3);
  const servers = await Promise.all(
    ports.map(async ({ client, bus }, i) => {
      const directory = join(options.directory, `node-${i + 1}`);
      await mkdir(directory, { recursive: true });
      return server(`redis-${i + 1}`, directory, client, {
        'cluster-enabled': 'yes',
        'cluster-config-file': 'nodes.conf',
        'cluster-port': bus,
        'cluster-node-timeout': NODE_TIMEOUT_MS,
        'cluster-require-full-coverage': 'no',
        appendonly: 'no',
      });
    }),
  );
  return {
    addresses: servers.map(({ address }) => address),
    servers,
    async start() {
      const isNew = !existsSync(join(options.directory, 'node-1', 'nodes.conf'));
      await Promise.all(servers.map((each) => each.start()));
      if (isNew) await introduce(ports);
      await Promise.all(ports.map(({ client }) => servesAll(client, ports.length)));
    },
    async end() {
      await Promise.all(servers.map((each) => each.end('SIGKILL')));
    },
  };
}

interface NodePorts {
  readonly client: number;
  /**
   * Where the nodes speak with each other. Redis would take the client's port + 10,000, which may be in use, or above
   * the last port there is.
   */
  readonly bus: number;
}

/** The ports are written down: the nodes know each other by them. */
async function portsOf(directory: string, nodes: number): Promise<NodePorts[]> {
  const file = join(directory, 'ports.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as NodePorts[];
  const ports: NodePorts[] = [];
  for (let i = 0; i < nodes; i++) ports.push({ client: await freePort(), bus: await freePort() });
  await mkdir(directory, { recursive: true });
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** Shares out the slots and makes the nodes known to each other. */
async function introduce(ports: readonly NodePorts[]): Promise<void> {
  const first = ports[0]!;
  for (const [i, { client, bus }] of ports.entries()) {
    const from = Math.floor((SLOTS * i) / ports.length);
    const to = Math.floor((SLOTS * (i + 1)) / ports.length) - 1;
    await ask(client, 'cluster', 'addslotsrange', from, to);
    await ask(client, 'cluster', 'set-config-epoch', i + 1);
    if (i > 0) await ask(first.client, 'cluster', 'meet', '127.0.0.1', client, bus);
  }
}

async function servesAll(port: number, nodes: number): Promise<void> {
  const deadline = performance.now() + WHOLE_WITHIN_MS;
  for (;;) {
    const [info, known] = [await ask(port, 'cluster', 'info'), await ask(port, 'cluster', 'nodes')];
    const connected = known
      .trim()
      .split('\n')
      .filter((line) => / connected /.test(line) && !/fail/.test(line));
    if (
      /cluster_state:ok/.test(info) &&
      info.includes(`cluster_slots_ok:${SLOTS}`) &&
      connected.length === nodes
    ) {
      return;
    }
    if (performance.now() > deadline) {
      throw new Error(`The Redis Cluster was not whole within ${WHOLE_WITHIN_MS / 1000} s.`);
    }
    await delay(ASK_AGAIN_MS);
  }
}

async function ask(port: number, ...command: readonly (string | number)[]): Promise<string> {
  const { stdout } = await promisify(execFile)('redis-cli', ['-p', String(port), ...command.map(String)]);
  if (/^(ERR|NOAUTH|WRONGPASS)/.test(stdout)) throw new Error(`${command.join(' ')}: ${stdout.trim()}`);
  return stdout;
}

/** The configuration stands in a file that only its owner reads: arguments are seen by everybody on the machine. */
async function server(
  name: string,
  directory: string,
  port: number,
  settings: Readonly<Record<string, string | number>>,
): Promise<Server> {
  const file = join(directory, 'redis.conf');
  const all = { bind: '127.0.0.1', port, dir: quoted(directory), save: '""', ...settings };
  const lines = Object.entries(all).map(([key, value]) => `${key} ${value}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return new ServerProcess({
    name,
    address: `127.0.0.1:${port}`,
    command: 'redis-server',
    args: [file],
    directory,
    ready: /Ready to accept connections/,
  });
}

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

async function assertInstalled(): Promise<void> {
  for (const command of ['redis-server', 'redis-cli']) {
    await promisify(execFile)(command, ['--version']).catch((error: Error) => {
      throw new Error(
        `${command} cannot be run (${error.message}); install Redis 7 or later (Debian: redis-server).`,
      );
    });
  }
}
