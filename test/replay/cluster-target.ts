import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Constellation } from '../../deploy/cluster/constellation.ts';
import type { KithProcess } from '../../deploy/cluster/kith-process.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { SmallDisk } from '../../deploy/servers/small-disk.ts';
import type { StrikeName } from './strike-names.ts';
import type { Target } from './target.ts';

/** Longer than the session of a member of a consumer group: its partitions are given to others meanwhile. */
const ZOMBIE_MS = 13_000;
/** Longer than the beat of the replay and the silence it bears: clients give the gateway up while it stands still. */
const PAUSE_MS = 15_000;
/** Cassandra is away for this long. */
const AWAY_MS = 60_000;
/** How long a joined chat-service stays until it leaves again. */
const STAY_MS = 3_000;
/** Of the log, until its disk is full. A slice of the replay takes a tenth of it. */
const DISK_MB = 2048;
/** A broker whose disk is full ends by itself at its next write; one that does not within this time is ended. */
const FULL_MS = 20_000;
const LOOK_MS = 50;
/** Lines kept for a failure. */
const KEPT_LINES = 80;

/** Two gateways, two chat-services and presence on real servers of their own, and what may be done to them. */
export class ClusterTarget implements Target {
  readonly waitsToHeal = true;
  readonly urls: readonly string[];
  readonly secret: string;
  readonly options: Readonly<Record<string, string>>;
  readonly #constellation: Constellation;
  readonly #folder: string;
  /** Of Kafka. */
  readonly #disk: SmallDisk | undefined;
  readonly #strikes: readonly StrikeName[];
  readonly #output: string[];
  onCrash: () => void = () => undefined;
  /** Their end is ours. */
  readonly #struck = new Set<string>();
  #turn = 0;

  private constructor(
    constellation: Constellation,
    folder: string,
    disk: SmallDisk | undefined,
    secret: string,
    options: Readonly<Record<string, string>>,
    strikes: readonly StrikeName[],
    output: string[],
  ) {
    this.#constellation = constellation;
    this.#folder = folder;
    this.#disk = disk;
    this.#strikes = strikes;
    this.#output = output;
    this.secret = secret;
    this.options = options;
    this.urls = constellation.addresses;
    for (const process of constellation.processes) {
      process.onExit(() => {
        if (!this.#struck.has(process.name)) this.onCrash();
      });
    }
  }

  /** Resolves when all of it takes requests. `say` is told what is started meanwhile. */
  static async start(
    options: Readonly<Record<string, string>>,
    strikes: readonly StrikeName[],
    say: (text: string) => void,
  ): Promise<ClusterTarget> {
    const folder = await mkdtemp(join(tmpdir(), 'kith-cluster-'));
    const secret = randomBytes(32).toString('hex');
    const output: string[] = [];
    const onLine = (name: string, line: string): void => {
      output.push(`${name}: ${line}`);
      if (output.length > KEPT_LINES) output.shift();
    };
    const onStarted = (name: string, ms: number): void => say(`${name} runs after ${Math.round(ms)} ms`);
    const given = { ...options, KITH_JWT_SECRET: secret };
    let disk: SmallDisk | undefined;
    try {
      if (strikes.includes('full-disk')) disk = await SmallDisk.mount(join(folder, 'kafka', 'data'), DISK_MB);
      const constellation = await Constellation.start({
        directory: folder,
        options: given,
        onLine,
        onStarted,
      });
      return new ClusterTarget(constellation, folder, disk, secret, given, strikes, output);
    } catch (error) {
      disk?.unmount();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get output(): readonly string[] {
    return this.#output;
  }

  async strike(n: number): Promise<string> {
    const name = this.#strikes[n % this.#strikes.length]!;
    this.#turn = Math.floor(n / this.#strikes.length);
    await this.#do(name);
    return name;
  }

  async #do(name: StrikeName): Promise<void> {
    const { servers } = this.#constellation;
    switch (name) {
      case 'gateway-kill':
        return this.#kill(this.#one('gateway'));
      case 'chat-service-kill':
        return this.#kill(this.#one('chat-service'));
      case 'presence-kill':
        return this.#kill(this.#one('presence'));
      case 'kafka-kill':
        return this.#kill(servers.kafka);
      case 'cassandra-kill':
        return this.#kill(servers.cassandra);
      case 'redis-kill':
        return this.#kill(servers.redis);
      case 'redis-flush':
        return this.#flush();
      case 'chat-service-stop':
        return this.#stop(this.#one('chat-service'), ZOMBIE_MS);
      case 'gateway-stop':
        return this.#stop(this.#one('gateway'), PAUSE_MS);
      case 'cassandra-away':
        return this.#away(servers.cassandra);
      case 'full-disk':
        return this.#fillDisk(servers.kafka);
      case 'rebalance':
        return this.#rebalance();
      case 'rolling-restart':
        return this.#roll();
    }
  }

  /** Each of them in its turn. */
  #one(role: 'gateway' | 'chat-service' | 'presence'): KithProcess {
    const all = this.#constellation.role(role);
    return all[this.#turn % all.length]!;
  }

  async #kill(victim: KithProcess | Server): Promise<void> {
    await this.#expectingEnd(victim.name, async () => {
      await victim.end('SIGKILL');
      await victim.start();
    });
  }

  async #flush(): Promise<void> {
    const redis = new Redis(`redis://${this.#constellation.servers.redis.address}`);
    await redis.flushall();
    redis.disconnect();
  }

  /** Stopped for longer than its session, it wakes as one whose partitions belong to another. */
  async #stop(victim: KithProcess, ms: number): Promise<void> {
    victim.signal('SIGSTOP');
    await delay(ms);
    victim.signal('SIGCONT');
  }

  async #away(server: Server): Promise<void> {
    await server.end('SIGKILL');
    await delay(AWAY_MS);
    await server.start();
  }

  /** The broker can write nothing more, and ends; then there is room again. */
  async #fillDisk(broker: Server): Promise<void> {
    await this.#disk!.fill(0);
    for (let waited = 0; broker.pid !== undefined && waited < FULL_MS; waited += LOOK_MS)
      await delay(LOOK_MS);
    await broker.end('SIGKILL');
    await this.#disk!.clear();
    await broker.start();
  }

  /** One leaves in order and comes back: partitions move twice while nothing fails. */
  async #rebalance(): Promise<void> {
    const mover = this.#one('chat-service');
    await this.#expectingEnd(mover.name, async () => {
      await mover.end('SIGTERM');
      await delay(STAY_MS);
      await mover.start();
    });
  }

  async #roll(): Promise<void> {
    for (const each of this.#constellation.processes) {
      await this.#expectingEnd(each.name, async () => {
        await each.end('SIGTERM');
        await each.start();
      });
    }
  }

  async #expectingEnd(name: string, act: () => Promise<void>): Promise<void> {
    this.#struck.add(name);
    await act();
    this.#struck.delete(name);
  }

  async stop(): Promise<void> {
    for (const { name } of this.#constellation.processes) this.#struck.add(name);
    await this.#constellation.stop();
    this.#disk?.unmount();
    await rm(this.#folder, { recursive: true, force: true });
  }

  abandon(): void {
    this.#constellation.abandon();
    this.#disk?.unmount();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
