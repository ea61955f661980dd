import { appendFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryOffsets } from '../../engines/embedded/memory-offsets.ts';
import type { CommittedOffset } from '../../engines/embedded/offset-store.ts';
import { openSegmentLog, type SegmentLog } from '../../engines/embedded/segment-log.ts';
import { SnapshotLog } from '../../engines/embedded/snapshot-log.ts';
import { Tail, type Touched } from '../../migrate/tail.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { kith } from '../../protocol/generated/kith.js';

let directory: string;
let log: SegmentLog;
let snapshot: SnapshotLog;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-tail-'));
  log = await open();
  snapshot = await SnapshotLog.open(directory);
});
afterEach(async () => {
  await log.close();
  await rm(directory, { recursive: true });
});

function open(): Promise<SegmentLog> {
  return openSegmentLog({
    ...{ directory, offsets: new MemoryOffsets(), clock: new FakeClock(), logger: silentLogger },
    ...{ partitions: 2, segmentBytes: 4_096, retentionMs: 1e9 },
  });
}

async function command(conversation: string, counter: number): Promise<number> {
  const record = {
    conversation,
    user: 'alice',
    device: 'd',
    counter,
    at: 1,
    send: { text: 'x'.repeat(500) },
  };
  const value = kith.internal.CommandRecord.encode(record).finish();
  return (await log.append('chat.commands', conversation, value)).offset;
}

async function receipt(conversation: string, user: string): Promise<number> {
  const value = kith.internal.ReceiptRecord.encode({ conversation, user, delivered: 1, read: 1 }).finish();
  return (await log.append('chat.receipts', conversation, value)).offset;
}

async function offsetsFrom(first: number): Promise<number[]> {
  const found: number[] = [];
  for await (const { records } of snapshot.read(first)) found.push(...records.map(({ offset }) => offset));
  return found;
}

function committed(topic: string, conversation: string, next: number): CommittedOffset {
  const partition = log.partitionOf('chat.commands', conversation);
  return { epoch: log.epoch, group: 'chat-service', topic, partition, next };
}

/** Two conversations in different partitions. */
function apart(): [string, string] {
  const other = ['b', 'c', 'd', 'e'].find(
    (each) => log.partitionOf('chat.commands', each) !== log.partitionOf('chat.commands', 'a'),
  );
  return ['a', other!];
}

test('it reads what another writes, over segments, from anywhere, and again', async () => {
  const written: number[] = [];
  for (let n = 1; n <= 40; n++) written.push(await command('a', n));
  expect((await readdir(directory)).filter((name) => name.endsWith('.segment')).length).toBeGreaterThan(3);
  expect(await offsetsFrom(0)).toEqual(written);
  expect(await offsetsFrom(written[17]!)).toEqual(written.slice(17));
  written.push(await command('a', 41));
  expect(await offsetsFrom(written[17]!)).toEqual(written.slice(17));
  expect(await offsetsFrom(written.at(-1)! + 1)).toEqual([]);
});

test('a batch that is not whole is not there, and what lacks in the middle is told', async () => {
  const written: number[] = [];
  for (let n = 1; n <= 20; n++) written.push(await command('a', n));
  await log.close();
  const segments = (await readdir(directory)).filter((name) => name.endsWith('.segment')).sort();
  const [last, first] = [join(directory, segments.at(-1)!), join(directory, segments[0]!)];
  await truncate(last, 300);
  await appendFile(last, Buffer.alloc(100, 7));
  const whole = await offsetsFrom(0);
  expect(whole.length).toBeLessThan(written.length);
  expect(whole).toEqual(written.slice(0, whole.length));
  await truncate(first, 700);
  await expect(offsetsFrom(0)).rejects.toThrow(/damaged/);
});

test('records that were not consumed are pending, and stay so in the next scan; others are done with', async () => {
  const tail = new Tail(snapshot);
  const [a, b] = apart();
  await command(a, 1);
  const second = await command(a, 2);
  await command(b, 1);
  await receipt(b, 'bob');
  const touched: Touched[] = [];
  const first = await tail.scan(
    await tail.oldest(),
    [committed('chat.commands', a, second), committed('chat.receipts', b, 100)],
    async (each) => void touched.push(each),
  );
  expect(first.pending).toBe(2);
  expect(
    [...touched[0]!.outcomes.values()].map(({ conversation, counter }) => [conversation, counter]),
  ).toEqual(
    expect.arrayContaining([
      [a, 1],
      [a, 2],
      [b, 1],
    ]),
  );
  expect([...touched[0]!.marks.values()]).toEqual(
    expect.arrayContaining([
      { conversation: a, user: 'alice' },
      { conversation: b, user: 'bob' },
    ]),
  );
  const third = await command(a, 3);
  const all = [committed('chat.commands', a, third + 1), committed('chat.commands', b, third)];
  const again: Touched[] = [];
  const next = await tail.scan(first.covered, all, async (each) => void again.push(each));
  expect(next.pending).toBe(0);
  expect(
    [...again[0]!.outcomes.values()].map(({ conversation, counter }) => [conversation, counter]),
  ).toEqual([
    [a, 2],
    [b, 1],
    [a, 3],
  ]);
  // The receipt was consumed before the first scan: its mark, other than that of who sends, is not named again.
  expect([...again[0]!.marks.values()].filter(({ user }) => user === 'bob')).toEqual([]);
  expect((await tail.scan(next.covered, all)).pending).toBe(0);
});

test('offsets of another group, topic or epoch consume nothing', async () => {
  const tail = new Tail(snapshot);
  const last = await command('a', 1);
  const right = committed('chat.commands', 'a', last + 1);
  for (const wrong of [{ group: 'push' }, { topic: 'chat.receipts' }, { epoch: 'another' }]) {
    expect((await tail.scan(await tail.oldest(), [{ ...right, ...wrong }])).pending).toBe(1);
  }
  expect((await tail.scan(await tail.oldest(), [right])).pending).toBe(0);
});

test('it knows when the log was deleted before it was covered', async () => {
  const tail = new Tail(snapshot);
  const { covered } = await tail.scan(await tail.oldest(), []);
  expect(await tail.isCut(covered)).toBe(false);
  for (let n = 1; n <= 40; n++) await command('a', n);
  const { covered: later } = await tail.scan(covered, [committed('chat.commands', 'a', 41)]);
  const [first] = (await readdir(directory)).filter((name) => name.endsWith('.segment')).sort();
  await rm(join(directory, first!));
  expect(await tail.isCut(covered)).toBe(true);
  expect(await tail.isCut(later)).toBe(false);
  expect((await offsetsFrom(0))[0]).toBeGreaterThan(1);
});
