import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { MailboxUnderTest } from '../../ports/mailbox.conformance.ts';
import type { MailboxListener } from '../../ports/mailbox.ts';
import { type Counter, type Histogram, type Metrics, noMetrics } from '../../ports/metrics.ts';
import type { RegistryUnderTest } from '../../ports/registry.conformance.ts';
import { hostAndPort } from './link.ts';
import { type OpenedRedis, type OpenRedisOptions, openRedis } from './redis.ts';

const WITHIN_MS = 120_000;

/** Opens with a prefix of its own, so that cases share a server and nothing else. */
export function open(
  addresses: readonly string[],
  more: Partial<OpenRedisOptions> = {},
): Promise<OpenedRedis> {
  const shared = { clock: systemClock, logger: silentLogger, metrics: noMetrics, waitMs: WITHIN_MS };
  return openRedis({ ...shared, addresses, prefix: `${unique('test')}:`, ...more });
}

/** A connection of a test to a server, for what an operator or an accident does there. */
export async function operator(address: string): Promise<Redis> {
  const redis = new Redis({ ...hostAndPort(address), lazyConnect: true });
  redis.on('error', () => undefined);
  await redis.connect();
  return redis;
}

/** Resolves when the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`It did not come about within ${WITHIN_MS} ms: ${what}.`);
    await delay(5);
  }
}

export async function registryUnderTest(addresses: readonly string[]): Promise<RegistryUnderTest> {
  const redis = await open(addresses);
  const servers = await Promise.all(addresses.map(operator));
  const now = async (): Promise<number> => {
    const [seconds, micros] = await servers[0]!.time();
    return Number(seconds) * 1_000 + Number(micros) / 1_000;
  };
  return {
    registry: redis.registry,
    now: () => Date.now(),
    async pass(ms) {
      const end = (await now()) + ms;
      await until(async () => (await now()) >= end, 'the clock of the server moves on');
    },
    async lose() {
      await Promise.all(servers.map((server) => server.flushall()));
    },
    async close() {
      for (const server of servers) server.disconnect();
      await redis.close();
    },
  };
}

export async function mailboxUnderTest(addresses: readonly string[]): Promise<MailboxUnderTest> {
  const redis = await open(addresses);
  return { mailbox: redis.mailbox, close: () => redis.close() };
}

/** What a gateway got. */
export class Inbox implements MailboxListener {
  readonly texts: string[] = [];
  readonly lanes: number[] = [];
  gaps = 0;

  message(lane: number, bytes: Uint8Array): void {
    this.lanes.push(lane);
    this.texts.push(Buffer.from(bytes).toString());
  }

  gap(): void {
    this.gaps++;
  }
}

export class CountingMetrics implements Metrics {
  readonly #counters = new Map<string, Counter>();
  readonly #gauges = new Map<string, () => number>();
  readonly #histograms = new Map<string, number[]>();

  counter(name: string): Counter {
    const counter = { value: 0 };
    this.#counters.set(name, counter);
    return counter;
  }

  gauge(name: string, _help: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  histogram(name: string): Histogram {
    const observed: number[] = [];
    this.#histograms.set(name, observed);
    return { observe: (value) => void observed.push(value) };
  }

  observed(name: string): readonly number[] {
    return this.#histograms.get(name)!;
  }

  value(name: string): number {
    return this.#counters.get(name)!.value;
  }

  gaugeOf(name: string): number {
    return this.#gauges.get(name)!();
  }
}
