import { describe, expect, test } from 'vitest';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { appendEach, modelDisk, openOn, segmentNames, TOPIC, until } from './log-under-test.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import { TurnClock } from './turn-clock.ts';

/** More than the log keeps in memory of what became durable, in many segments. */
const MANY = Array.from({ length: 2500 }, (_, i) => `${i} ${'x'.repeat(1000)}`);

function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('a consumer that falls behind', () => {
  test('gets from the files what memory no longer holds, without gap or repeat, and then lives again', async () => {
    const log = await openOn(modelDisk(), { segmentBytes: 64 * 1024 });
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    const { open, passed } = gate();
    consumer.before = () => passed;
    await Promise.all(MANY.map((value) => log.append(TOPIC, 'alice', Buffer.from(value))));
    expect(consumer.seen).toEqual([]);
    expect(subscription.lag()).toBeGreaterThan(2000);
    consumer.before = () => undefined;
    open();
    await consumer.when(() => consumer.seen.length >= MANY.length);
    expect(consumer.values).toEqual(MANY);
    await until(() => subscription.lag() === 0);
    await appendEach(log, ['live']);
    expect(consumer.values.at(-1)).toBe('live');
    expect(consumer.values).toHaveLength(MANY.length + 1);
    await subscription.stop();
    await log.close();
  });

  test('meets the appends that go on meanwhile without gap or repeat', async () => {
    const disk = modelDisk();
    const log = await openOn(disk, { segmentBytes: 64 * 1024 });
    await Promise.all(MANY.map((value) => log.append(TOPIC, 'alice', Buffer.from(value))));
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    const more: string[] = [];
    while (!consumer.caughtUpPartitions.has(log.partitionOf(TOPIC, 'alice'))) {
      more.push(`more ${more.length}`);
      await appendEach(log, [more.at(-1)!]);
    }
    await appendEach(log, ['last']);
    await consumer.when(() => consumer.values.includes('last'));
    expect(consumer.values).toEqual([...MANY, ...more, 'last']);
    await subscription.stop();
    await log.close();
  });

  test('is slow alone: the other partitions are read to their end', async () => {
    const log = await openOn(modelDisk(), { segmentBytes: 64 * 1024 });
    const slow = log.partitionOf(TOPIC, 'alice');
    const keys = ['alice', 'bob', 'carol', 'dave'];
    const quickKey = keys.find((key) => log.partitionOf(TOPIC, key) !== slow)!;
    await Promise.all(
      MANY.map((value, i) => log.append(TOPIC, i % 2 ? 'alice' : quickKey, Buffer.from(value))),
    );
    const consumer = new RecordingConsumer();
    const { open, passed } = gate();
    consumer.before = (_topic, partition) => (partition === slow ? passed : undefined);
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await consumer.when(() => consumer.caughtUpPartitions.size === 1);
    expect(consumer.seen).toHaveLength(MANY.length / 2);
    consumer.before = () => undefined;
    open();
    await subscription.ready();
    expect(consumer.seen).toHaveLength(MANY.length);
    expect(new Set(consumer.values).size).toBe(MANY.length);
    await subscription.stop();
    await log.close();
  });

  test('fails in the midst of the files: the same records come again, none is missing', async () => {
    const log = await openOn(modelDisk(), { segmentBytes: 64 * 1024 });
    await Promise.all(MANY.map((value) => log.append(TOPIC, 'alice', Buffer.from(value))));
    const consumer = new RecordingConsumer();
    let calls = 0;
    consumer.before = () => {
      if (++calls % 3 === 0) throw new Error('the store is away');
    };
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    expect(consumer.values).toEqual(MANY);
    await subscription.stop();
    await log.close();
  });
});

describe('retention', () => {
  const offsetsOf = (lazy: boolean) => new MemoryOffsets([], { lazy });

  test('deletes what every group has durably read and nothing else', async () => {
    const disk = modelDisk();
    const offsets = offsetsOf(true);
    const log = await openOn(disk, { offsets, retentionMs: 0 });
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    const positions = await appendEach(log, MANY.slice(0, 100));
    const before = await segmentNames(disk);
    expect(await log.retain()).toBe(0);
    const partition = log.partitionOf(TOPIC, 'alice');
    subscription.commit(TOPIC, partition, positions[49]! + 1);
    await log.retain();
    // Committed, but a crash could still take the commit back.
    expect(await segmentNames(disk)).toEqual(before);
    offsets.makeDurable();
    // The other partition is empty: it stands where the log stands, and holds back nothing.
    await log.retain();
    const after = await segmentNames(disk);
    expect(after.length).toBeLessThan(before.length);
    expect(Number.parseInt(after[0]!, 10)).toBeLessThanOrEqual(positions[50]!);
    expect(Number.parseInt(after[1]!, 10)).toBeGreaterThan(positions[50]!);
    await subscription.stop();
    await log.close();
  });

  test('keeps what is younger than the time to keep, also after a restart', async () => {
    const disk = modelDisk();
    const offsets = offsetsOf(false);
    const clock = new TurnClock();
    const log = await openOn(disk, { offsets, clock, retentionMs: 1e12 });
    const subscription = await log.consume({
      group: 'g',
      topics: [TOPIC],
      consumer: new RecordingConsumer(),
    });
    await subscription.ready();
    const positions = await appendEach(log, MANY.slice(0, 100));
    for (const partition of [0, 1]) subscription.commit(TOPIC, partition, positions.at(-1)! + 1);
    expect(await log.retain()).toBe(0);
    await subscription.stop();
    await log.close();
    const young = await openOn(disk, { offsets, clock, retentionMs: 1e12 });
    expect(await young.retain()).toBe(0);
    await young.close();
    const old = await openOn(disk, { offsets, clock, retentionMs: 0 });
    expect(await old.retain()).toBeGreaterThan(3);
    expect(await segmentNames(disk)).toHaveLength(1);
    await old.close();
  });

  test('a group that has read nothing yet holds everything', async () => {
    const disk = modelDisk();
    const log = await openOn(disk, { retentionMs: 0 });
    const consumer = new RecordingConsumer();
    consumer.before = () => {
      throw new Error('the store is away');
    };
    await appendEach(log, MANY.slice(0, 100));
    const before = await segmentNames(disk);
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await until(() => subscription.paused().size > 0);
    expect(await log.retain()).toBe(0);
    expect(await segmentNames(disk)).toEqual(before);
    await subscription.stop();
    await log.close();
  });
});
