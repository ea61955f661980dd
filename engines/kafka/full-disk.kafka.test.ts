import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKafka } from '../../deploy/servers/kafka.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import type { KafkaLog } from './kafka-log.ts';
import { freshPrefix, openOn } from './kafka-under-test.ts';

const MEGABYTE = 1024 * 1024;
/** Enough for a broker's own files, and soon full. */
const DISK_MB = 96;
/** Left when the disk is filled up: a few batches. */
const LEFT_BYTES = 256 * 1024;
/** Many times what the disk holds: it must be full long before. */
const MOST_APPENDS = 100_000;

let directory: string;
let disk: string;
let server: Server;
let log: KafkaLog | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-kafka-disk-'));
  disk = join(directory, 'disk');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  server = await createKafka({ directory: join(disk, 'kafka'), logDirectory: directory });
  await server.start();
});

afterAll(async () => {
  await log?.close();
  await server?.end('SIGKILL');
  execFileSync('umount', [disk]);
  await rm(directory, { recursive: true, force: true });
});

/** Writes until so little is left that the log's own writes soon fail. */
async function fillDisk(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const file = openSync(join(disk, 'filler'), 'w');
  let left = bavail * bsize - LEFT_BYTES;
  for (; left > 0; left -= MEGABYTE) writeSync(file, Buffer.alloc(Math.min(left, MEGABYTE)));
  closeSync(file);
}

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
  await fillDisk();
  for (let from = 50; refusals.length === 0 && from < MOST_APPENDS; from += 50) await append(from, 50);
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(LogUnavailable);

  await rm(join(disk, 'filler'));
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
