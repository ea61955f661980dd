import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKafka } from '../../deploy/servers/kafka.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { SmallDisk } from '../../deploy/servers/small-disk.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import type { KafkaLog } from './kafka-log.ts';
import { freshPrefix, openOn } from './kafka-under-test.ts';

/** Enough for a broker's own files, and soon full. */
const DISK_MB = 96;
/** Left when the disk is filled up: a few batches. */
const LEFT_BYTES = 256 * 1024;
/** Many times what the disk holds: it must be full long before. */
const MOST_APPENDS = 100_000;

let directory: string;
let disk: SmallDisk | undefined;
let server: Server;
let log: KafkaLog | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-kafka-disk-'));
  disk = await SmallDisk.mount(join(directory, 'disk'), DISK_MB);
  server = await createKafka({ directory: join(disk.path, 'kafka'), logDirectory: directory });
  await server.start();
});

afterAll(async () => {
  await log?.close();
  await server?.end('SIGKILL');
  disk?.unmount();
  await rm(directory, { recursive: true, force: true });
});

test('a full disk refuses as “unknown, send again”, and nothing acknowledged is lost', async () => {
  const prefix = freshPrefix();
  log = await openOn(server.address, prefix, { appendTimeoutMs: 5_000 });
  const acknowledged: string[] = [];
  const refusals: unknown[] = [];
  const append = async (from: number, count: number): Promise<void> => {
    const values = Array.from({ length: count }, (_, i) => `${from + i} ${'x'.repeat(2_000)}`);
    const outcomes = await Promise.allSettled(
      values.map((value) => log!.append('chat.commands', 'alice', Buffer.from(value))),
    );
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'fulfilled') acknowledged.push(values[i]!);
      else refusals.push(outcome.reason);
    });
  };
  await append(0, 50);
  expect(acknowledged).toHaveLength(50);
  await disk!.fill(LEFT_BYTES);
  for (let from = 50; refusals.length === 0 && from < MOST_APPENDS; from += 50) await append(from, 50);
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(LogUnavailable);

  await disk!.clear();
  await server.end('SIGKILL');
  await server.start();
  const before = acknowledged.length;
  for (let from = MOST_APPENDS; acknowledged.length === before && from < 2 * MOST_APPENDS; from += 10) {
    await append(from, 10);
  }
  expect(acknowledged.length).toBeGreaterThan(before);

  const consumer = new RecordingConsumer();
  const subscription = await log.consume({ group: 'reader', topics: ['chat.commands'], consumer });
  await subscription.ready();
  const found = new Set(consumer.values);
  expect(acknowledged.filter((value) => !found.has(value))).toEqual([]);
  // Refused ones may stand too, since their outcome was unknown; order by key holds for what was first seen.
  const firsts = [...found].filter((value) => acknowledged.includes(value));
  expect(firsts).toEqual(acknowledged);
  await subscription.stop();
});
