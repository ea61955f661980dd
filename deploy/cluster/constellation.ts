import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createCassandra } from '../servers/cassandra.ts';
import { createKafka } from '../servers/kafka.ts';
import { createRedis } from '../servers/redis.ts';
import type { Server } from '../servers/server.ts';
import { seenReady } from './health.ts';
import { KithProcess, type KithRole } from './kith-process.ts';
import { StandingPorts } from './ports.ts';
import { kithProgram } from './program.ts';

/** Longer than KITH_WAIT, after which a process itself says what it misses. */
const START_WITHIN_MS = 180_000;
/** A server that was told to stop: Cassandra flushes, Kafka hands over its leadership. */
const SERVER_STOP_MS = 30_000;
/** A stop takes the drain and this. */
const STOP_MARGIN_MS = 15_000;
const READY_WITHIN_MS = 180_000;
const LOOK_MS = 100;

/** Where Kafka, Cassandra and Redis are: `host:port`. */
interface ServerAddresses {
  readonly kafka: string;
  readonly cassandra: string;
  readonly redis: string;
}

export interface Servers {
  readonly kafka: Server;
  readonly cassandra: Server;
  readonly redis: Server;
}

export interface ConstellationOptions {
  /** Data of the servers, ports and logs. What is in it is gone on with: same data, same ports. */
  readonly directory: string;
  /** How many of each: 2, 2 and 1 unless told otherwise. */
  readonly gateways?: number;
  readonly chatServices?: number;
  readonly presence?: number;
  /** None unless told otherwise: chat needs neither. */
  readonly feedServices?: number;
  readonly shorteners?: number;
  /** Of every Kith process; KITH_HOST, KITH_LOG … */
  readonly options?: Readonly<Record<string, string>>;
  /** Of the first gateway, the others count on from it; a free one each unless told otherwise. */
  readonly gatewayPort?: number;
  /** The same of the shorteners, for visitors. */
  readonly linkPort?: number;
  /** Kafka syncs each batch to disk before it acknowledges it: nothing is lost to a power cut either. */
  readonly flush?: boolean;
  /** Servers that run already, of another owner, who stops them. */
  readonly servers?: ServerAddresses;
  /** Arguments of Node that run Kith. */
  readonly program?: readonly string[];
  /** Gets each line that a Kith process prints. */
  readonly onLine?: (name: string, line: string) => void;
  /** Told when one takes requests. */
  readonly onStarted?: (name: string, ms: number) => void;
}

/** One Kith in many processes on one machine, with the servers it needs. For trials, and for tests that kill parts of it. */
export class Constellation {
  /** In the order in which they start: who serves others first. */
  readonly processes: readonly KithProcess[];
  readonly #servers: Servers | undefined;
  readonly #options: ConstellationOptions;
  readonly #drainMs: number;
  #starting: Promise<void> = Promise.resolve();
  #stopping = false;

  private constructor(options: ConstellationOptions, servers: Servers | undefined, processes: KithProcess[]) {
    this.#options = options;
    this.#servers = servers;
    this.processes = processes;
    this.#drainMs = Number(options.options?.KITH_DRAIN ?? 10) * 1000;
  }

  /** Brings the programs, writes configurations and chooses addresses, but starts nothing. */
  static async create(given: ConstellationOptions): Promise<Constellation> {
    const options = { ...given, directory: resolve(given.directory) };
    await mkdir(options.directory, { recursive: true });
    const ports = await StandingPorts.of(options.directory);
    const servers = options.servers ? undefined : await createServers(options, ports);
    const at = options.servers ?? addressesOf(servers!);
    const processes: KithProcess[] = [];
    for (const [role, count] of [
      ['chat-service', options.chatServices ?? 2],
      ['presence', options.presence ?? 1],
      ['feed-service', options.feedServices ?? 0],
      ['shortener', options.shorteners ?? 0],
      ['gateway', options.gateways ?? 2],
    ] as const) {
      for (let i = 1; i <= count; i++) processes.push(await createProcess(role, i, at, ports, options));
    }
    return new Constellation(options, servers, processes);
  }

  /** Resolves when all of it takes requests. If a part does not start, the rest is stopped and the reason thrown. */
  static async start(options: ConstellationOptions): Promise<Constellation> {
    const constellation = await Constellation.create(options);
    await constellation.start();
    return constellation;
  }

  /** Its own servers; throws if it runs on another's. */
  get servers(): Servers {
    if (!this.#servers) throw new Error('The servers of this constellation belong to another.');
    return this.#servers;
  }

  /** Of the gateways: where clients connect. */
  get addresses(): string[] {
    return this.role('gateway').map(({ address }) => address);
  }

  /** Of the shorteners: where visitors of links go. */
  get linkAddresses(): string[] {
    return this.role('shortener').map(({ linkAddress }) => linkAddress!);
  }

  role(role: KithRole): KithProcess[] {
    return this.processes.filter((process) => process.role === role);
  }

  /** gateway-1, chat-service-2 … */
  process(name: string): KithProcess {
    const found = this.processes.find((process) => process.name === name);
    if (!found)
      throw new Error(`There is no ${name}; there are: ${this.processes.map((each) => each.name)}.`);
    return found;
  }

  /** Servers, then who owns conversations, then gateways: a sign-in needs an owner. Each group at once. */
  start(): Promise<void> {
    this.#stopping = false;
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    try {
      for (const group of this.#groups()) {
        if (this.#stopping) throw new Error('It was stopped before it was ready.');
        // All are waited for: none may go on starting behind the stop that follows a failure.
        const begun = await Promise.allSettled(group.map((each) => this.#startOne(each)));
        const failed = begun.find((each) => each.status === 'rejected');
        if (failed) throw failed.reason;
      }
      await this.ready();
    } catch (error) {
      await this.#endAll();
      throw error;
    }
  }

  async #startOne(each: Server | KithProcess): Promise<void> {
    const from = performance.now();
    await each.start();
    this.#options.onStarted?.(each.name, performance.now() - from);
  }

  #groups(): (readonly (Server | KithProcess)[])[] {
    const servers = this.#servers ? Object.values(this.#servers) : [];
    const behind = this.processes.filter(({ role }) => role !== 'gateway');
    return [servers, behind, this.role('gateway')];
  }

  /** Resolves when each Kith process says that all its services do their work; rejects with what does not in time. */
  async ready(withinMs = READY_WITHIN_MS): Promise<void> {
    const until = performance.now() + withinMs;
    for (;;) {
      const seen = await Promise.all(
        this.processes.map(async ({ name, address }) => ({ name, ...(await seenReady(address)) })),
      );
      const waiting = seen.flatMap((each) => (each.ready ? [] : [`${each.name}: ${each.why}`]));
      if (waiting.length === 0) return;
      if (performance.now() > until)
        throw new Error(`Not ready after ${withinMs} ms: ${waiting.join(', ')}.`);
      await delay(LOOK_MS);
    }
  }

  /** Who holds clients drains before who serves them; servers last. Whoever does not end in time is killed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#endAll();
    // A start that was under way ends what it had begun meanwhile.
    await this.#starting.catch(() => undefined);
  }

  async #endAll(): Promise<void> {
    const kithMs = this.#drainMs + STOP_MARGIN_MS;
    for (const role of ['gateway', 'shortener', 'feed-service', 'chat-service', 'presence'] as const) {
      await Promise.all(this.role(role).map((process) => endWithin(process, kithMs)));
    }
    const servers = this.#servers ? Object.values(this.#servers) : [];
    await Promise.all(servers.map((server) => endWithin(server, SERVER_STOP_MS)));
  }

  /** Sends SIGKILL to everything and waits for nothing: for the end of the process that holds them. */
  abandon(): void {
    for (const each of this.#groups().flat()) {
      if (each.pid !== undefined) kill(each.pid);
    }
  }
}

async function createServers(
  { directory, flush = false }: ConstellationOptions,
  ports: StandingPorts,
): Promise<Servers> {
  // One after the other: two Mavens at once would write the same local repository.
  const kafka = await createKafka({ directory: join(directory, 'kafka'), flush });
  const cassandra = await createCassandra({ directory: join(directory, 'cassandra') });
  const redis = await createRedis({ directory: join(directory, 'redis'), port: await ports.port('redis') });
  return { kafka, cassandra, redis };
}

function addressesOf({ kafka, cassandra, redis }: Servers): ServerAddresses {
  return { kafka: kafka.address, cassandra: cassandra.address, redis: redis.address };
}

async function createProcess(
  role: Exclude<KithRole, 'all'>,
  number: number,
  at: ServerAddresses,
  ports: StandingPorts,
  options: ConstellationOptions,
): Promise<KithProcess> {
  const name = `${role}-${number}`;
  const { onLine, directory, program = kithProgram() } = options;
  const isGateway = role === 'gateway';
  const port = await portOf(name, isGateway ? options.gatewayPort : undefined, number, ports);
  const linkPort =
    role === 'shortener' ? await portOf(`${name}-links`, options.linkPort, number, ports) : undefined;
  const scheme = options.options?.KITH_TLS_CERT ? 'https' : 'http';
  return new KithProcess({
    ...{ name, role, program, withinMs: START_WITHIN_MS, log: join(directory, 'logs', `${name}.log`) },
    address: `${isGateway ? scheme : 'http'}://127.0.0.1:${port}`,
    ...(linkPort === undefined ? {} : { linkAddress: `${scheme}://127.0.0.1:${linkPort}` }),
    options: {
      KITH_HOST: '127.0.0.1',
      ...options.options,
      KITH_ENGINE: 'cluster',
      KITH_KAFKA: at.kafka,
      KITH_CASSANDRA: at.cassandra,
      KITH_REDIS: at.redis,
      ...(isGateway ? { KITH_PORT: String(port) } : { KITH_CALL_PORT: String(port) }),
      // Each has a spool of its own there.
      ...(linkPort === undefined
        ? {}
        : { KITH_LINK_PORT: String(linkPort), KITH_DATA: join(directory, 'data', name) }),
    },
    onLine: onLine && ((line) => onLine(name, line)),
  });
}

/** Counted on from the first one's, or a free one that stays. */
async function portOf(
  name: string,
  first: number | undefined,
  number: number,
  ports: StandingPorts,
): Promise<number> {
  return first === undefined ? ports.port(name) : first + number - 1;
}

async function endWithin(each: Server | KithProcess, withinMs: number): Promise<void> {
  const timer = setTimeout(() => void each.end('SIGKILL'), withinMs);
  const ended = each.end('SIGTERM');
  // One that was stopped with SIGSTOP hears SIGTERM only when it goes on.
  each.signal('SIGCONT');
  await ended;
  clearTimeout(timer);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
