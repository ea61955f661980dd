import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKafka } from '../../deploy/servers/kafka.ts';
import { freePort, type Server } from '../../deploy/servers/server.ts';
import { LogUnavailable, type Subscription } from '../../ports/event-log.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { ChildMember } from './child-member.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import type { KafkaLog } from './kafka-log.ts';
import { deleteTopic, freshPrefix, openOn, PARTITIONS } from './kafka-under-test.ts';

const COMMANDS = 'chat.commands';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let directory: string;
let server: Server;
let proxy: CuttingProxy;
/** Where clients go: through the proxy. */
let broker: string;
let prefix: string;
let closers: (() => Promise<unknown>)[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-kafka-faults-'));
  const port = await freePort();
  broker = `127.0.0.1:${port}`;
  server = await createKafka({ directory, advertised: broker });
  proxy = new CuttingProxy(server.address);
  await proxy.listen(port);
  await server.start();
});

afterAll(async () => {
  await proxy?.close();
  await server?.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

beforeEach(() => {
  prefix = freshPrefix();
  closers = [];
});

afterEach(async () => {
  proxy.isSilent = false;
  for (const close of closers.reverse()) await close();
});

async function open(options: Parameters<typeof openOn>[2] = {}): Promise<KafkaLog> {
  const log = await openOn(broker, prefix, options);
  closers.push(() => log.close());
  return log;
}

async function consume(log: KafkaLog, consumer: RecordingConsumer): Promise<Subscription> {
  const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer, address: 'test' });
  closers.push(() => subscription.stop());
  return subscription;
}

/** Each key's values 0, 1, 2 … stand, first occurrences in their order; a repetition goes back, never ahead. */
function expectComplete(consumer: RecordingConsumer, keys: readonly string[], count: number): number {
  let repeats = 0;
  for (const key of keys) {
    let highest = -1;
    for (const seen of consumer.seen) {
      if (seen.key !== key) continue;
      const n = Number(seen.value);
      expect(n).toBeLessThanOrEqual(highest + 1);
      if (n <= highest) repeats++;
      highest = Math.max(highest, n);
    }
    expect(highest).toBe(count - 1);
  }
  return repeats;
}

test.each([
  ['was cut off with its answer', () => proxy.cutNextAppend(), 5],
  ['never reached Kafka', () => proxy.swallowNextAppend(), 0],
])('a batch that %s stands in the end, and nothing of its keys overtakes it', async (_, fault, doubled) => {
  const log = await open();
  const keys = ['alice', 'bob', 'carol'];
  const positions: number[][] = keys.map(() => []);
  let n = 0;
  const appendRound = (): Promise<unknown> => {
    const value = bytes(`${n++}`);
    return Promise.all(
      keys.map(async (key, i) => positions[i]!.push((await log.append(COMMANDS, key, value)).offset)),
    );
  };
  await appendRound();
  for (let round = 0; round < 5; round++) {
    const met = fault();
    const first = appendRound();
    await met;
    // What comes while the outcome is unknown must wait behind it.
    await Promise.all([first, appendRound(), appendRound()]);
  }
  const consumer = new RecordingConsumer();
  const subscription = await consume(log, consumer);
  await subscription.ready();
  const repeats = expectComplete(consumer, keys, n);
  // Where Kafka had the records they stand twice: the fault was met, and the batch sent again.
  expect(repeats).toBe(doubled * keys.length);
  for (const offsets of positions) expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
});

test('a broker that is killed and comes back costs time, and nothing else', async () => {
  const log = await open({ appendTimeoutMs: 60_000 });
  const consumer = new RecordingConsumer();
  const subscription = await consume(log, consumer);
  await subscription.ready();
  const keys = Array.from({ length: 20 }, (_, i) => `key ${i}`);
  const counts = keys.map(() => 0);
  let running = true;
  const traffic = keys.map(async (key, i) => {
    while (running) {
      await log.append(COMMANDS, key, bytes(`${counts[i]!}`));
      counts[i]!++;
    }
  });
  for (let kills = 0; kills < 2; kills++) {
    const seen = consumer.seen.length;
    await consumer.when(() => consumer.seen.length > seen + 500);
    await server.end('SIGKILL');
    expect(log.epoch).not.toBe('');
    await server.start();
  }
  const seen = consumer.seen.length;
  await consumer.when(() => consumer.seen.length > seen + 500);
  running = false;
  await Promise.all(traffic);
  const last = (): boolean =>
    keys.every((key, i) =>
      consumer.seen.some((each) => each.key === key && each.value === `${counts[i]! - 1}`),
    );
  await consumer.when(last);
  keys.forEach((key, i) => {
    expectComplete(consumer, [key], counts[i]!);
  });
  // What another of its connections met is over at that one's next try.
  await expect.poll(() => log.troubles()).toEqual([]);
});

test('a process that was stopped for longer than its session knows on waking that it holds nothing', async () => {
  const log = await open();
  const child = new ChildMember(broker, prefix);
  closers.push(() => child.kill());
  expect(await child.line(/^holds/)).toBe(`holds ${PARTITIONS}`);
  child.signal('SIGSTOP');
  // Written while it cannot read: whoever is awake reads it, and the sleeper must not hand it over on waking.
  const consumer = new RecordingConsumer();
  await consume(log, consumer);
  const keys = Array.from({ length: 40 }, (_, i) => `key ${i}`);
  await Promise.all(keys.map((key) => log.append(COMMANDS, key, bytes('x'))));
  await consumer.when(() => consumer.seen.length >= keys.length);
  expect(consumer.held.size).toBe(PARTITIONS);
  expect(new Set((await log.holders('g')).values())).toEqual(new Set(['test']));
  const asleep = child.lines.length;
  child.signal('SIGCONT');
  expect(await child.line(/^woke/, asleep)).toBe('woke 0');
  // It joins again, and gets its share.
  await child.line(/^assigned/, asleep);
  const firstAssigned = child.lines.findIndex((line, i) => i >= asleep && line.startsWith('assigned'));
  const before = child.lines.slice(asleep, firstAssigned);
  expect(before.filter((line) => line.startsWith('records'))).toEqual([]);
  await consumer.when(() => consumer.held.size === PARTITIONS / 2);
});

test('what a killed process held is held by others when its session is over', async () => {
  const log = await open();
  const child = new ChildMember(broker, prefix);
  closers.push(() => child.kill());
  await child.line(/^holds/);
  const consumer = new RecordingConsumer();
  await consume(log, consumer);
  await consumer.when(() => consumer.held.size === PARTITIONS / 2);
  await child.kill();
  await consumer.when(() => consumer.held.size === PARTITIONS);
});

test('who stops is not waited for', async () => {
  // A session of longer than this test may take.
  const log = await open({ times: { sessionMs: 300_000, rebalanceMs: 10_000, heartbeatMs: 500 } });
  const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
  const one = await consume(log, first);
  await one.ready();
  await consume(log, second);
  await second.when(() => second.held.size === PARTITIONS / 2);
  await one.stop();
  await second.when(() => second.held.size === PARTITIONS);
});

test('a broker that does not answer: appends are refused within a bound, and taken when it answers again', async () => {
  const log = await open({ appendTimeoutMs: 1_000, maxBacklogRecords: 3 });
  await log.append(COMMANDS, 'alice', bytes('0'));
  proxy.isSilent = true;
  const waiting = ['1', '2', '3'].map((value) => log.append(COMMANDS, 'alice', bytes(value)));
  const full = log.append(COMMANDS, 'alice', bytes('4'));
  await expect(full).rejects.toThrow(LogUnavailable);
  await expect(full).rejects.toThrow('too much waits');
  for (const append of waiting) await expect(append).rejects.toThrow(LogUnavailable);
  expect(log.troubles()[0]).toContain('Kafka does not take appends');
  proxy.isSilent = false;
  // Refused until the broker has answered: the caller comes back.
  for (;;) {
    const position = await log.append(COMMANDS, 'alice', bytes('5')).catch((error: unknown) => {
      expect(error).toBeInstanceOf(LogUnavailable);
    });
    if (position !== undefined) break;
  }
  await expect.poll(() => log.troubles()).toEqual([]);
});

test('a process whose log was lost and begun anew appends to the new one no more', async () => {
  const old = await open();
  await old.append(COMMANDS, 'alice', bytes('0'));
  await deleteTopic(broker, `${prefix}kith.epoch`);
  const young = await open();
  expect(young.epoch).not.toBe(old.epoch);
  // Whoever loses a log loses the connections to it.
  const cut = proxy.cutNextAppend();
  const append = old.append(COMMANDS, 'alice', bytes('1'));
  await cut;
  await expect(append).rejects.toThrow('start the process anew');
  await expect(old.append(COMMANDS, 'alice', bytes('2'))).rejects.toThrow(LogUnavailable);
  expect(old.troubles()).toEqual([expect.stringContaining('start the process anew')]);
  await expect(young.append(COMMANDS, 'alice', bytes('3'))).resolves.toMatchObject({ epoch: young.epoch });
});
