import { expect, test } from 'vitest';
import { COMMANDS, type LogContext, RECEIPTS } from './event-log.fixture.ts';
import { RecordingConsumer } from './recording-consumer.ts';

/** What a consumer is given, and in which order. */
export function readingCases(context: LogContext): void {
  test('a consumer gets what is appended, in order, once, as it was', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    const values = Array.from({ length: 200 }, (_, i) => `value ${i}`);
    const positions = await context.appendAll(COMMANDS, 'ключ 鍵', values);
    await consumer.when(() => consumer.seen.length >= values.length);
    expect(consumer.values).toEqual(values);
    expect(consumer.seen.map((record) => record.offset)).toEqual(positions.map(({ offset }) => offset));
    expect(new Set(consumer.seen.map((record) => record.key))).toEqual(new Set(['ключ 鍵']));
    await subscription.stop();
  });

  test('a value stays what it was while others pass, also an empty and a large one', async () => {
    const large = 'x'.repeat(256 * 1024);
    const kept: Uint8Array[] = [];
    const consumer = new RecordingConsumer();
    consumer.before = (_topic, _partition, records) => {
      for (const { value } of records) kept.push(value);
    };
    await context.appendAll(COMMANDS, 'alice', ['', large, 'small']);
    const subscription = await context.consume('g', consumer);
    for (let i = 0; i < 50; i++) await context.appendAll(COMMANDS, 'alice', ['y'.repeat(1000)]);
    await consumer.when(() => consumer.seen.length >= 53);
    const texts = kept.map((value) => new TextDecoder().decode(value));
    expect(texts.slice(0, 3)).toEqual(['', large, 'small']);
    await subscription.stop();
  });

  test('the topic named first is read to its end before the next begins, then `caughtUp` comes once', async () => {
    await context.appendAll(RECEIPTS, 'alice', ['r1', 'r2']);
    await context.appendAll(COMMANDS, 'alice', ['c1', 'c2']);
    await context.appendAll(RECEIPTS, 'alice', ['r3']);
    await context.restart();
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer, [COMMANDS, RECEIPTS]);
    await subscription.ready();
    expect(consumer.values).toEqual(['c1', 'c2', 'r1', 'r2', 'r3']);
    const partition = context.log().partitionOf(COMMANDS, 'alice');
    const own = consumer.calls.filter((call) => call.split(/[ :]/)[1] === `${partition}`);
    expect(own[0]).toBe(`assigned ${partition}`);
    expect(own.at(-1)).toBe(`caughtUp ${partition}`);
    expect(own.filter((call) => call.startsWith('caughtUp'))).toHaveLength(1);
    await context.appendAll(RECEIPTS, 'alice', ['r4']);
    await context.appendAll(COMMANDS, 'alice', ['c3']);
    await consumer.when(() => consumer.seen.length >= 7);
    expect(new Set(consumer.values.slice(5))).toEqual(new Set(['r4', 'c3']));
    await subscription.stop();
  });

  test('every partition is assigned and catches up, also an empty one; then nothing lags', async () => {
    await context.appendAll(COMMANDS, 'alice', ['a']);
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    const count = context.log().partitionCount(COMMANDS);
    expect(consumer.held.size).toBe(count);
    expect(consumer.caughtUpPartitions.size).toBe(count);
    expect(subscription.lag()).toBe(0);
    await subscription.stop();
    expect(consumer.held.size).toBe(0);
  });

  test('calls of a partition come one after the other, and a slow partition holds up no other', async () => {
    const [slowKey, quickKey] = context.twoKeys();
    const slow = context.log().partitionOf(COMMANDS, slowKey);
    const consumer = new RecordingConsumer();
    let running = 0;
    let most = 0;
    let release = (): void => undefined;
    consumer.before = async (_topic, partition) => {
      if (partition !== slow) return;
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      running--;
    };
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    for (let i = 0; i < 20; i++) {
      await context.appendAll(COMMANDS, slowKey, [`slow ${i}`]);
      await context.appendAll(COMMANDS, quickKey, [`quick ${i}`]);
    }
    await consumer.when(() => consumer.values.filter((value) => value.startsWith('quick')).length === 20);
    expect(consumer.values.filter((value) => value.startsWith('slow'))).toEqual([]);
    expect(subscription.lag()).toBeGreaterThan(0);
    consumer.before = () => undefined;
    release();
    await consumer.when(() => consumer.seen.length >= 40);
    const slowValues = consumer.values.filter((value) => value.startsWith('slow'));
    expect(slowValues).toEqual(Array.from({ length: 20 }, (_, i) => `slow ${i}`));
    expect(most).toBe(1);
    await subscription.stop();
  });
}
