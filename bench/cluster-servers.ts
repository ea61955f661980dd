import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Constellation } from '../deploy/cluster/constellation.ts';
import type { KithUnderBench, Memory } from './server-process.ts';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** One gateway, one chat-service and presence on Kafka, Cassandra and Redis, all on this machine. */
export class ClusterUnderBench implements KithUnderBench {
  readonly port: number;
  readonly secret: string;
  readonly data: string;
  readonly #constellation: Constellation;

  private constructor(constellation: Constellation, secret: string, data: string) {
    this.#constellation = constellation;
    this.port = Number(new URL(constellation.addresses[0]!).port);
    this.secret = secret;
    this.data = data;
  }

  static async start(options: Readonly<Record<string, string>>, data: string): Promise<ClusterUnderBench> {
    const secret = randomBytes(32).toString('hex');
    const constellation = await Constellation.start({
      ...{ directory: data, gateways: 1, chatServices: 1, presence: 1 },
      options: { KITH_LOG: 'warn', ...options, KITH_JWT_SECRET: secret },
    });
    return new ClusterUnderBench(constellation, secret, data);
  }

  /** Of Kith's processes; the servers have theirs apart. */
  cpuSeconds(): number {
    return this.#constellation.processes.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0);
  }

  /** By process and server, seconds since its start. */
  cpuByPart(): Record<string, number> {
    const { processes, servers } = this.#constellation;
    const parts = [...processes, servers.kafka, servers.cassandra, servers.redis];
    return Object.fromEntries(parts.map(({ name, pid }) => [name, cpuSecondsOf(pid)]));
  }

  memory(): Promise<Memory> {
    return Promise.reject(new Error('Memory is measured of one process: without --cluster.'));
  }

  residentBytes(): number {
    throw new Error('Memory is measured of one process: without --cluster.');
  }

  async terminate(): Promise<void> {
    await this.#constellation.stop();
  }

  kill(): Promise<void> {
    return this.#constellation.stop();
  }

  killNow(): void {
    this.#constellation.abandon();
  }
}

function cpuSecondsOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name's bracket utime and stime are fields 12 and 13 (proc(5): 14 and 15 of all).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
