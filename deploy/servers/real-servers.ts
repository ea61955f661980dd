import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCassandra } from './cassandra.ts';
import { createKafka } from './kafka.ts';
import { createRedis } from './redis.ts';
import type { Server } from './server.ts';

/** Where servers are, and the name of an installation of its own on them. */
export interface ServersPlace {
  readonly kafka: string;
  readonly cassandra: string;
  readonly redis: readonly string[];
  readonly name: string;
}

type Servers = Readonly<Record<'kafka' | 'cassandra' | 'redis', Server>>;

/** Kafka, Cassandra and Redis on this machine, of which Kafka goes away for a while: it hangs, or is killed, in turns. */
export class RealServers {
  readonly #folder: string;
  readonly #servers: Servers;
  #times = 0;
  #isStopped = false;
  readonly #name = `k${randomBytes(6).toString('hex')}`;

  private constructor(folder: string, servers: Servers) {
    this.#folder = folder;
    this.#servers = servers;
  }

  static async start(): Promise<RealServers> {
    const folder = mkdtempSync(join(tmpdir(), 'kith-clicks-servers-'));
    const [kafka, cassandra, redis] = await Promise.all([
      createKafka({ directory: join(folder, 'kafka') }),
      createCassandra({ directory: join(folder, 'cassandra'), runsOnce: true }),
      createRedis({ directory: join(folder, 'redis') }),
    ]);
    const servers = new RealServers(folder, { kafka, cassandra, redis });
    try {
      await Promise.all([kafka.start(), cassandra.start(), redis.start()]);
      return servers;
    } catch (error) {
      await servers.end();
      throw error;
    }
  }

  get place(): ServersPlace {
    const { kafka, cassandra, redis } = this.#servers;
    return {
      ...{ kafka: kafka.address, cassandra: cassandra.address, redis: [redis.address] },
      name: this.#name,
    };
  }

  async logAway(): Promise<void> {
    this.#isStopped = this.#times++ % 2 === 0;
    if (this.#isStopped) this.#servers.kafka.signal('SIGSTOP');
    else await this.#servers.kafka.end('SIGKILL');
  }

  async logBack(): Promise<void> {
    if (this.#isStopped) this.#servers.kafka.signal('SIGCONT');
    else await this.#servers.kafka.start();
    this.#isStopped = false;
  }

  async end(): Promise<void> {
    await Promise.all(Object.values(this.#servers).map((server) => server.end('SIGKILL')));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
