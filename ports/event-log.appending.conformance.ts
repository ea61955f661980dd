import { expect, test } from 'vitest';
import { bytes, COMMANDS, type LogContext } from './event-log.fixture.ts';
import { LogUnavailable } from './event-log.ts';
import { leavesOut } from './left-out.ts';
import { RecordingConsumer } from './recording-consumer.ts';

/** What stands of an append, for ever. */
export function appendingCases(context: LogContext, engine: string): void {
  test('an append tells where the record stands: in the key’s partition, behind those before', async () => {
    const log = context.log();
    const positions = await context.appendAll(COMMANDS, 'alice', ['a', 'b', 'c']);
    for (const position of positions) {
      expect(position.epoch).toBe(log.epoch);
      expect(position.partition).toBe(log.partitionOf(COMMANDS, 'alice'));
    }
    const [a, b, c] = positions.map((position) => position.offset);
    expect(a).toBeLessThan(b!);
    expect(b).toBeLessThan(c!);
    const end = await log.endOffset(COMMANDS, positions[0]!.partition);
    expect(end).toBeGreaterThan(c!);
  });

  test('partitions are as many as is said, and a key keeps its own after a restart', async () => {
    const keys = ['', 'alice', 'bob', '聊天', 'x'.repeat(200)];
    const before = keys.map((key) => context.log().partitionOf(COMMANDS, key));
    for (const partition of before) {
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(context.log().partitionCount(COMMANDS));
    }
    await context.restart();
    expect(keys.map((key) => context.log().partitionOf(COMMANDS, key))).toEqual(before);
  });

  test('a restart changes neither the epoch nor a place, and offsets go on', async () => {
    const epoch = context.log().epoch;
    const [before] = await context.appendAll(COMMANDS, 'alice', ['a']);
    await context.restart();
    expect(context.log().epoch).toBe(epoch);
    const [after] = await context.appendAll(COMMANDS, 'alice', ['b']);
    expect(after!.offset).toBeGreaterThan(before!.offset);
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    expect(consumer.seen.map(({ offset, value }) => ({ offset, value }))).toEqual([
      { offset: before!.offset, value: 'a' },
      { offset: after!.offset, value: 'b' },
    ]);
    await subscription.stop();
  });

  test('a log says whether its offsets count all partitions together', () => {
    const isTogether = !leavesOut('offsets count all partitions together', engine);
    expect(context.log().sharesOffsets ?? false).toBe(isTogether);
  });

  if (!leavesOut('offsets count all partitions together', engine)) {
    test('offsets rise over all partitions together', async () => {
      const keys = Array.from({ length: 3 }, () => context.twoKeys()).flat();
      const offsets: number[] = [];
      for (const key of keys) offsets.push((await context.log().append(COMMANDS, key, bytes('a'))).offset);
      expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
    });
  }

  test('a closed log refuses', async () => {
    const log = context.log();
    const last = log.append(COMMANDS, 'alice', bytes('a'));
    await log.close();
    await expect(last).resolves.toMatchObject({ epoch: log.epoch });
    await expect(log.append(COMMANDS, 'alice', bytes('b'))).rejects.toBeInstanceOf(LogUnavailable);
  });
}
