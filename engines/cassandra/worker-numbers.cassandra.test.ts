import type { Client } from 'cassandra-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import {
  type WorkerNumbersUnderTest,
  workerNumbersConformance,
} from '../../ports/worker-numbers.conformance.ts';
import { MAX_WORKERS } from '../../ports/worker-numbers.ts';
import { wait } from './backoff.ts';
import { openCassandraStores } from './cassandra-stores.ts';
import { connect } from './connect.ts';
import { Health } from './health.ts';
import { Link } from './link.ts';
import { Session } from './session.ts';
import { testOptions } from './stores-under-test.ts';
import { CassandraWorkerNumbers } from './worker-numbers.ts';

const KEYSPACE = 'kith_workers';
const TTL_MS = 4_000;

let client: Client;

beforeAll(async () => {
  const stores = await openCassandraStores(testOptions(KEYSPACE));
  await stores.close();
  client = await connect(testOptions(KEYSPACE), KEYSPACE, { ...testOptions(KEYSPACE), waitMs: 5_000 });
});

afterAll(() => client.shutdown());

/** The cases count with one clock, that of the one node, so no allowance is made for a second one. */
function open(skewMs: number): CassandraWorkerNumbers {
  const done = (): Promise<void> => Promise.resolve();
  const health = new Health({ clock: systemClock, logger: silentLogger, probe: done, renew: done });
  const onLost = (): void => undefined;
  const link = new Link({
    contact: testOptions(KEYSPACE),
    keyspace: KEYSPACE,
    logger: silentLogger,
    client,
    onLost,
  });
  const parts = { link, clock: systemClock, random: Math.random, metrics: noMetrics, health };
  return new CassandraWorkerNumbers({ session: new Session(parts), random: Math.random, skewMs });
}

async function serverTime(): Promise<number> {
  const { rows } = await client.execute('SELECT toUnixTimestamp(now()) AS now FROM system.local');
  return Number(rows[0]!.get('now'));
}

/** Until the server's own clock says that the time has passed. */
async function advance(ms: number): Promise<void> {
  const end = (await serverTime()) + ms;
  for (let left = ms; left > 0; left = end - (await serverTime())) await wait(systemClock, left);
}

async function empty(): Promise<void> {
  await client.execute('TRUNCATE worker_numbers', [], { prepare: false, readTimeout: 30_000 });
}

workerNumbersConformance('Cassandra', async (): Promise<WorkerNumbersUnderTest> => {
  await empty();
  let store = open(0);
  return {
    get store() {
      return store;
    },
    ttlMs: TTL_MS,
    advance,
    async reopen() {
      store = open(0);
    },
    close: () => Promise.resolve(),
  };
});

it('gives a number that has run out to nobody else while a clock may be behind, and not to its holder', async () => {
  await empty();
  const skewMs = 5_000;
  const numbers = open(skewMs);
  const holder = unique('run');
  const number = await numbers.take(holder, 600_000);
  for (let taken = 1; taken < MAX_WORKERS; taken += 33) {
    await Promise.all(Array.from({ length: 33 }, () => numbers.take(unique('run'), 600_000)));
  }
  expect(await numbers.renew(number, holder, 100)).toBe(true);
  await advance(100);
  expect(await numbers.renew(number, holder, 100)).toBe(false);
  await expect(numbers.take(unique('heir'), 600_000)).rejects.toThrow('All 1024 worker numbers are taken.');
  await advance(skewMs);
  expect(await numbers.take(unique('heir'), 600_000)).toBe(number);
});
