import { expect, test } from 'vitest';
import { bytes, COMMANDS, type LogContext, turn } from './event-log.fixture.ts';
import type { Subscription } from './event-log.ts';
import { RecordingConsumer } from './recording-consumer.ts';

/** Who holds which partition. */
export function holdingCases(context: LogContext): void {
  test('consumers of one group share the partitions, one holder each at a time', async () => {
    const consumers = [new RecordingConsumer(), new RecordingConsumer()] as const;
    const [first, second] = consumers;
    const count = context.log().partitionCount(COMMANDS);
    const holders = new Map<number, RecordingConsumer>();
    const doubles: number[] = [];
    for (const consumer of consumers) watchHolding(consumer, holders, doubles);

    const one = await context.consume('g', first);
    await one.ready();
    expect(first.held.size).toBe(count);
    const two = await context.consume('g', second);
    await two.ready();
    await first.when(() => first.held.size <= Math.ceil(count / 2));
    await second.when(() => second.held.size >= Math.floor(count / 2));
    expect([...first.held, ...second.held].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);

    const keys = Array.from({ length: 4 * count }, (_, i) => `key ${i}`);
    await Promise.all(keys.map((key) => context.log().append(COMMANDS, key, bytes(key))));
    const all = () => first.seen.length + second.seen.length >= keys.length;
    await Promise.all([
      first.when(() => all() || first.seen.length > 0),
      second.when(() => second.seen.length > 0),
    ]);
    await Promise.race([first.when(all), second.when(all)]);
    expect([...first.values, ...second.values].sort()).toEqual([...keys].sort());
    for (const consumer of consumers) {
      for (const { partition } of consumer.seen) expect(consumer.held.has(partition)).toBe(true);
    }

    for (const { partition, offset } of second.seen) two.commit(COMMANDS, partition, offset + 1);
    await two.stop();
    await first.when(() => first.held.size === count);
    expect(second.held.size).toBe(0);
    expect(doubles).toEqual([]);
    await one.stop();
  });

  test('a consumer holds from `assigned` until `revoked`, and no two hold the same', async () => {
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const count = context.log().partitionCount(COMMANDS);
    const partitions = [...Array(count).keys()];
    const heldBy = (subscription: Subscription) => partitions.filter((each) => subscription.holds(each));
    const one = await context.consume('g', first);
    await one.ready();
    expect(heldBy(one)).toEqual(partitions);
    expect([-1, count, 0.5].filter((each) => one.holds(each))).toEqual([]);

    const wrong: string[] = [];
    watchCalls(first, (call, partition) => {
      if (one.holds(partition) !== (call === 'assigned')) wrong.push(`${call} ${partition}`);
    });
    const two = await context.consume('g', second);
    await two.ready();
    await first.when(() => first.held.size <= Math.ceil(count / 2));
    await second.when(() => second.held.size >= Math.floor(count / 2));
    expect([...heldBy(one), ...heldBy(two)].sort((a, b) => a - b)).toEqual(partitions);
    expect(new Set(heldBy(two))).toEqual(second.held);

    await two.stop();
    expect(heldBy(two)).toEqual([]);
    await first.when(() => first.held.size === count);
    expect(heldBy(one)).toEqual(partitions);
    await one.stop();
    expect(heldBy(one)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('everybody learns where the holders are', async () => {
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const count = context.log().partitionCount(COMMANDS);
    expect(await context.log().holders('g')).toEqual(new Map());
    const one = await context.consume('g', first, [COMMANDS], 'http://127.0.0.1:1');
    await one.ready();
    const two = await context.consume('g', second, [COMMANDS], `http://b/${'x'.repeat(191)}`);
    const stranger = await context.consume('other', new RecordingConsumer(), [COMMANDS], 'http://c');
    await Promise.all([two.ready(), stranger.ready()]);
    await first.when(() => first.held.size <= Math.ceil(count / 2));
    await second.when(() => second.held.size >= Math.floor(count / 2));
    // A server may tell a little later what it has told the holders.
    const told = async (size: number): Promise<ReadonlyMap<number, string>> => {
      for (;;) {
        const holders = await context.log().holders('g');
        if (new Set(holders.values()).size === size && holders.size === count * Math.min(1, size))
          return holders;
        await turn();
      }
    };
    for (const [partition, address] of await told(2)) {
      expect(address).toBe(first.held.has(partition) ? 'http://127.0.0.1:1' : `http://b/${'x'.repeat(191)}`);
    }
    await one.stop();
    expect(new Set((await told(1)).values())).toEqual(new Set([`http://b/${'x'.repeat(191)}`]));
    await two.stop();
    expect(await told(0)).toEqual(new Map());
    await stranger.stop();
  });
}

function watchCalls(
  consumer: RecordingConsumer,
  watch: (call: 'assigned' | 'revoked', partition: number) => void,
): void {
  const { assigned, revoked } = consumer;
  consumer.assigned = (partition) => {
    watch('assigned', partition);
    assigned.call(consumer, partition);
  };
  consumer.revoked = (partition) => {
    watch('revoked', partition);
    revoked.call(consumer, partition);
  };
}

/** Writes down partitions that were assigned to a second consumer while a first one held them. */
function watchHolding(
  consumer: RecordingConsumer,
  holders: Map<number, RecordingConsumer>,
  doubles: number[],
) {
  watchCalls(consumer, (call, partition) => {
    if (call === 'revoked') holders.delete(partition);
    else if (holders.has(partition)) doubles.push(partition);
    else holders.set(partition, consumer);
  });
}
