import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Topic } from '../../ports/event-log.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { modelDisk, openOn, TOPIC, until } from './log-under-test.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import type { SegmentLog } from './segment-log.ts';

const RECEIPTS: Topic = 'chat.receipts';

describe('a batch that is dealt out to several consumers', () => {
  let offsets: MemoryOffsets;
  let log: SegmentLog;
  beforeEach(async () => {
    offsets = new MemoryOffsets();
    log = await openOn(modelDisk(), { offsets });
  });
  afterEach(() => log.close());

  const consume = async (consumer: RecordingConsumer, topics: Topic[] = [TOPIC]) => {
    const subscription = await log.consume({ group: 'g', topics, consumer });
    await subscription.ready();
    return subscription;
  };
  const append = (topic: Topic, key: string, value: string) => log.append(topic, key, Buffer.from(value));
  /** A key of a partition that is not alice's. */
  const otherKey = (): string =>
    ['bob', 'carol', 'dave'].find((key) => log.partitionOf(TOPIC, key) !== log.partitionOf(TOPIC, 'alice'))!;

  test('stopping in the midst of it leaves what was not handed over to the next', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await consume(consumer);
    let stopping: Promise<void> | undefined;
    consumer.before = () => {
      stopping ??= subscription.stop();
    };
    await Promise.all([append(TOPIC, 'alice', 'a'), append(TOPIC, otherKey(), 'b')]);
    await stopping;
    expect(consumer.values).toEqual(['a']);
    const successor = new RecordingConsumer();
    const next = await consume(successor);
    expect(successor.values).toContain('b');
    await next.stop();
  });

  test('retaining in the midst of it does not take for read what is still to be handed over', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await consume(consumer);
    consumer.before = (_topic, partition) => {
      if (partition !== log.partitionOf(TOPIC, 'alice')) throw new Error('the store is away');
      void log.retain();
    };
    await Promise.all([append(TOPIC, 'alice', 'a'), append(TOPIC, otherKey(), 'b')]);
    await until(() => subscription.paused().size > 0);
    await subscription.stop();
    const successor = new RecordingConsumer();
    const next = await consume(successor);
    expect(successor.values).toContain('b');
    await next.stop();
  });

  test('a failure over one topic does not repeat the other that was taken', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await consume(consumer, [TOPIC, RECEIPTS]);
    let failures = 0;
    consumer.before = (topic) => {
      if (topic === RECEIPTS && failures++ === 0) throw new Error('the store is away');
    };
    await Promise.all([append(TOPIC, 'alice', 'c'), append(RECEIPTS, 'alice', 'r')]);
    await consumer.when(() => consumer.values.includes('r'));
    expect(consumer.values).toEqual(['c', 'r']);
    await subscription.stop();
  });

  test('a commit of what is not held is ignored, and one beyond the end stops at the end', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await consume(consumer);
    const { partition, offset } = await append(TOPIC, 'alice', 'a');
    subscription.commit(TOPIC, partition, offset + 1000);
    expect(offsets.durable().find((row) => row.partition === partition)?.next).toBe(offset + 1);
    await subscription.stop();
    await append(TOPIC, 'alice', 'b');
    subscription.commit(TOPIC, partition, offset + 2);
    const successor = new RecordingConsumer();
    const next = await consume(successor);
    expect(successor.values).toEqual(['b']);
    await next.stop();
  });

  test('different topics of one group that overlap are refused', async () => {
    const subscription = await consume(new RecordingConsumer(), [TOPIC]);
    const overlapping = log.consume({
      group: 'g',
      topics: [TOPIC, RECEIPTS],
      consumer: new RecordingConsumer(),
    });
    await expect(overlapping).rejects.toThrow(/different topics/);
    await subscription.stop();
  });
});
