import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCassandra, DATA_CENTER } from '../../deploy/servers/cassandra.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { type CassandraStores, openCassandraStores } from '../../engines/cassandra/cassandra-stores.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';

const WRITERS = 20;
/** Acknowledged before the server is killed, so that the kill falls between some that are and some that are not. */
const BEFORE_KILL = 2_000;

let directory: string;
let server: Server;
let stores: CassandraStores;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-cassandra-'));
  server = await createCassandra({ directory, heapMb: 512 });
  const opening = openCassandraStores({
    contactPoints: [server.address],
    localDataCenter: DATA_CENTER,
    keyspace: 'kith',
    replicas: 1,
    clock: systemClock,
    logger: silentLogger,
    waitMs: 110_000,
  });
  // Together: the stores wait for their server.
  [stores] = await Promise.all([opening, server.start()]);
});

afterAll(async () => {
  await stores.close();
  await server.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

interface Told {
  /** Event numbers acknowledged, by writer. */
  readonly rows: number[];
  readonly accounts: string[];
  acknowledged: number;
}

/** Writes row after row, each once the one before is acknowledged, until one is not. */
async function write(writer: number, from: number, told: Told): Promise<void> {
  const conversation = `c${writer}`;
  for (let event = from; ; event++) {
    const bytes = Buffer.alloc(200, `${writer}/${event} `);
    const outcome = { conversation, user: 'u', device: 'd', counter: event, event, message: event, code: 0 };
    await stores.messages.write([{ conversation, event, message: event, bytes }], [outcome]).durable;
    const mark = { conversation, user: 'u', delivered: event, read: event };
    await stores.conversations.raiseMarks([mark]).durable;
    told.rows[writer] = event;
    told.acknowledged++;
    if (event % 20 !== 0) continue;
    const name = `${writer}-${event}`;
    await stores.accounts.create({ user: `user ${name}`, name, passwordHash: 'h', createdAt: 1 });
    told.accounts.push(name);
  }
}

async function expectAll(told: Told): Promise<void> {
  for (const [writer, last] of told.rows.entries()) {
    const conversation = `c${writer}`;
    const events = await stores.messages.events(conversation, 1, last, { count: last, bytes: 1 << 30 });
    expect(events).toHaveLength(last);
    for (const [i, bytes] of events.entries()) {
      expect(Buffer.alloc(200, `${writer}/${i + 1} `).equals(bytes)).toBe(true);
    }
    expect(await stores.messages.messages(conversation, 1, last, last, 'newest')).toHaveLength(last);
    const command = { conversation, user: 'u', device: 'd', counter: last };
    expect(await stores.messages.outcome(command)).toEqual({ event: last, message: last, code: 0 });
    const [marks] = await stores.conversations.marksOf('u', [conversation]);
    expect(marks!.read).toBeGreaterThanOrEqual(last);
  }
  for (const name of told.accounts) {
    expect(await stores.accounts.byName(name)).toMatchObject({ user: `user ${name}` });
  }
}

it('has everything acknowledged after SIGKILL of the server, and goes on by itself', async () => {
  const told: Told = { rows: Array.from({ length: WRITERS }, () => 0), accounts: [], acknowledged: 0 };
  const { address } = server;
  for (let kill = 1; kill <= 2; kill++) {
    const writers = told.rows.map((last, writer) => write(writer, last + 1, told).catch(() => undefined));
    await expect.poll(() => told.acknowledged).toBeGreaterThan(kill * BEFORE_KILL);
    await server.end('SIGKILL');
    await Promise.all(writers);
    await expect.poll(() => stores.troubles()).toHaveLength(1);
    await server.start();
    expect(server.address).toBe(address);
    await expect.poll(() => stores.troubles()).toEqual([]);
    await expectAll(told);
  }
});

it('keeps its ports and its data when it is made anew on the same directory', async () => {
  const { address } = server;
  await stores.once.settle('identity', 'mine');
  await server.end('SIGTERM');
  server = await createCassandra({ directory, heapMb: 512 });
  expect(server.address).toBe(address);
  await server.start();
  await expect.poll(() => stores.once.settle('identity', 'other').catch(() => '')).toBe('mine');
});
