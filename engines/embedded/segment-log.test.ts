import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { eventLogConformance } from '../../ports/event-log.conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { appendEach, modelDisk, openOn, segmentNames, TOPIC, turn } from './log-under-test.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import type { SegmentLog } from './segment-log.ts';
import { openSegmentLog } from './segment-log.ts';

async function openUnderTest(segmentBytes: number) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'kith-log-'));
  let offsets = new MemoryOffsets();
  const open = () =>
    openSegmentLog({ directory, offsets, clock: systemClock, logger: silentLogger, segmentBytes });
  let log = await open();
  return {
    log,
    restart: async () => {
      await log.close();
      offsets = new MemoryOffsets(offsets.durable());
      log = await open();
      return log;
    },
    dispose: async () => {
      await log.close();
      await rm(directory, { recursive: true });
    },
  };
}

eventLogConformance('embedded', () => openUnderTest(4 * 1024 * 1024));
// Segments that hold little more than one large record: rolling and reading across files all the time.
eventLogConformance('embedded, small segments', () => openUnderTest(640 * 1024));

test('no consumer sees a record whose append is still unanswered when the turn ends', async () => {
  const log = await openOn(modelDisk());
  const consumer = new RecordingConsumer();
  const answered = new Set<string>();
  const seenUnanswered: string[] = [];
  const checks: Promise<void>[] = [];
  consumer.before = (_topic, _partition, records) => {
    for (const { value } of records) {
      const text = Buffer.from(value).toString();
      checks.push(
        turn().then(() => {
          if (!answered.has(text)) seenUnanswered.push(text);
        }),
      );
    }
  };
  const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
  await subscription.ready();
  await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      await log.append(TOPIC, `key ${i}`, Buffer.from(`${i}`));
      answered.add(`${i}`);
    }),
  );
  await consumer.when(() => consumer.seen.length >= 100);
  await Promise.all(checks);
  expect(seenUnanswered).toEqual([]);
  await subscription.stop();
  await log.close();
});

describe('a log begun anew under old stores', () => {
  const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => `value ${i}`);
  /** Reads all there is, as group g. */
  const read = async (log: SegmentLog, commit = true): Promise<string[]> => {
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    for (const { partition, offset } of consumer.seen) {
      if (commit) subscription.commit(TOPIC, partition, offset + 1);
    }
    await subscription.stop();
    return consumer.values;
  };
  /** What the stores hold when a log with so many records was read to its end, and lost. */
  const offsetsOfAnother = async (records: number): Promise<MemoryOffsets> => {
    const offsets = new MemoryOffsets();
    const log = await openOn(modelDisk(), { offsets });
    await appendEach(log, numbers(records));
    expect(await read(log)).toHaveLength(records);
    await log.close();
    return new MemoryOffsets(offsets.durable());
  };

  test('with offsets below its end is read from its oldest record', async () => {
    const offsets = await offsetsOfAnother(3);
    const disk = modelDisk();
    const log = await openOn(disk, { offsets });
    await appendEach(log, numbers(10));
    expect(await read(log)).toEqual(numbers(10));
    await log.close();
    const again = await openOn(disk, { offsets: new MemoryOffsets(offsets.durable()) });
    await appendEach(again, ['next']);
    expect(await read(again)).toEqual(['next']);
    await again.close();
  });

  test('with offsets beyond its end starts, is read from its oldest record, and commits from there', async () => {
    const offsets = await offsetsOfAnother(20);
    const disk = modelDisk();
    const log = await openOn(disk, { offsets });
    await appendEach(log, numbers(4));
    expect(await read(log)).toEqual(numbers(4));
    await log.close();
    const again = await openOn(disk, { offsets: new MemoryOffsets(offsets.durable()) });
    await appendEach(again, ['next']);
    expect(await read(again)).toEqual(['next']);
    await again.close();
  });

  test('keeps what no group has read in its own epoch', async () => {
    const offsets = await offsetsOfAnother(500);
    const disk = modelDisk();
    const log = await openOn(disk, { offsets, retentionMs: 0 });
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    await appendEach(log, Array(60).fill('x'.repeat(1_000)));
    const before = await segmentNames(disk);
    expect(before.length).toBeGreaterThan(2);
    expect(await log.retain()).toBe(0);
    expect(await segmentNames(disk)).toEqual(before);
    await subscription.stop();
    await log.close();
  });

  test('offsets of its own epoch beyond its end stop the start', async () => {
    const disk = modelDisk();
    const log = await openOn(disk);
    await appendEach(log, ['a']);
    await log.close();
    const beyond = { epoch: log.epoch, group: 'g', topic: TOPIC, partition: 0, next: 99 };
    await expect(openOn(disk, { offsets: new MemoryOffsets([beyond]) })).rejects.toThrow(
      /Group g has read chat.commands up to offset 99, .* do not belong together/,
    );
    const other = await openOn(disk, { offsets: new MemoryOffsets([{ ...beyond, epoch: 'another' }]) });
    await other.close();
  });

  test('offsets of an older build count for the log that is met first, and for no other', async () => {
    const disk = modelDisk();
    const log = await openOn(disk);
    const [, second] = await appendEach(log, numbers(3));
    const partition = log.partitionOf(TOPIC, 'alice');
    await log.close();
    const old = { epoch: '', group: 'g', topic: TOPIC, partition, next: second! };
    const offsets = new MemoryOffsets([old]);
    const upgraded = await openOn(disk, { offsets });
    expect(offsets.durable()).toEqual([{ ...old, epoch: upgraded.epoch }]);
    expect(await read(upgraded, false)).toEqual(['value 1', 'value 2']);
    await upgraded.close();
    const anew = await openOn(modelDisk(), { offsets: new MemoryOffsets(offsets.durable()) });
    await appendEach(anew, numbers(3));
    expect(await read(anew)).toEqual(numbers(3));
    await anew.close();
  });
});

describe('holding a partition of the segment log', () => {
  test('lasts while a call runs on the way to somebody else, who does not have it before', async () => {
    const log = await openOn(modelDisk());
    const consumer = new RecordingConsumer();
    const leaver = await log.consume({ group: 'g', topics: [TOPIC], consumer, address: 'a' });
    await leaver.ready();
    const successor = new RecordingConsumer();
    const heir = await log.consume({ group: 'g', topics: [TOPIC], consumer: successor, address: 'b' });
    await heir.ready();
    const [partition] = consumer.held;
    let release = (): void => undefined;
    const running = new Promise<void>((began) => {
      consumer.before = () => {
        began();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      };
    });
    const key = ['alice', 'bob', 'carol', 'dave'].find((each) => log.partitionOf(TOPIC, each) === partition)!;
    await appendEach(log, ['a'], key);
    await running;
    const stopping = leaver.stop();
    await turn();
    expect([leaver.holds(partition!), heir.holds(partition!)]).toEqual([true, false]);
    expect((await log.holders('g')).has(partition!)).toBe(false);
    release();
    await stopping;
    await successor.when(() => successor.held.has(partition!));
    expect([leaver.holds(partition!), heir.holds(partition!)]).toEqual([false, true]);
    expect((await log.holders('g')).get(partition!)).toBe('b');
    await heir.stop();
    await log.close();
  });

  test('an address that is too long is refused', async () => {
    const log = await openOn(modelDisk());
    const consumer = new RecordingConsumer();
    const options = { group: 'g', topics: [TOPIC], consumer, address: 'x'.repeat(201) };
    await expect(log.consume(options)).rejects.toThrow(/at most 200/);
    expect(await log.holders('g')).toEqual(new Map());
    await log.close();
  });
});
