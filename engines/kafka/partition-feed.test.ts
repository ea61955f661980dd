import { beforeEach, describe, expect, test } from 'vitest';
import type { LogRecord } from '../../ports/event-log.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { PartitionFeed, READ_AHEAD_BYTES } from './partition-feed.ts';

let clock: FakeClock;
let consumer: RecordingConsumer;
let isHeld: boolean;
let wanted: number;
let feed: PartitionFeed;

const COMMANDS = 0;
const RECEIPTS = 1;

beforeEach(() => {
  clock = new FakeClock();
  consumer = new RecordingConsumer();
  isHeld = true;
  wanted = 0;
  feed = new PartitionFeed({
    ...{ partition: 3, topics: ['chat.commands', 'chat.receipts'], consumer, clock },
    isHeld: () => isHeld,
    wants: () => {
      wanted++;
    },
    caughtUp: () => undefined,
    failed: () => undefined,
  });
});

function record(offset: number, value = `${offset}`): LogRecord {
  return { offset, key: 'k', value: new TextEncoder().encode(value) };
}

/** Gives the feed the records from `from` to below `until`, as a fetch does. */
function fetched(topic: number, from: number, until: number, end = until): void {
  const records = Array.from({ length: until - from }, (_, i) => record(from + i));
  feed.take(topic, from, records, until, end);
}

async function begin(commands: [number, number], receipts: [number, number]): Promise<void> {
  await feed.begin();
  feed.read([commands, receipts].map(([next, end]) => ({ next, end })));
}

test('the first topic is read to its end before the next is asked for; then all are', async () => {
  await begin([0, 2], [5, 7]);
  expect([feed.wanted(COMMANDS), feed.wanted(RECEIPTS)]).toEqual([0, undefined]);
  fetched(COMMANDS, 0, 2);
  expect([feed.wanted(COMMANDS), feed.wanted(RECEIPTS)]).toEqual([undefined, 5]);
  expect(feed.isCaughtUp).toBe(false);
  fetched(RECEIPTS, 5, 7);
  expect([feed.wanted(COMMANDS), feed.wanted(RECEIPTS)]).toEqual([2, 7]);
  expect(consumer.calls).toEqual([
    'assigned 3',
    'chat.commands 3: 0,1',
    'chat.receipts 3: 5,6',
    'caughtUp 3',
  ]);
});

test('offsets without a record, as transactions of others leave them, do not hold it up', async () => {
  await begin([0, 3], [0, 0]);
  feed.take(COMMANDS, 0, [record(0)], 3, 3);
  expect(feed.isCaughtUp).toBe(true);
  expect(feed.lag).toBe(0);
});

test('an answer to a question that is no longer asked is left out', async () => {
  await begin([4, 4], [0, 0]);
  fetched(COMMANDS, 4, 6);
  fetched(COMMANDS, 4, 6);
  fetched(COMMANDS, 2, 6);
  expect(consumer.values).toEqual(['4', '5']);
});

test('nothing is handed over while the group may have given up on this process', async () => {
  await begin([0, 0], [0, 0]);
  isHeld = false;
  fetched(COMMANDS, 0, 2);
  expect(consumer.values).toEqual([]);
  expect(feed.lag).toBe(2);
  isHeld = true;
  feed.pump();
  expect(consumer.values).toEqual(['0', '1']);
  expect(feed.lag).toBe(0);
});

test('reading goes on while a call runs, up to a bound, and again when there is room', async () => {
  await begin([0, 0], [0, 0]);
  let release = (): void => undefined;
  consumer.before = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  fetched(COMMANDS, 0, 1);
  expect(feed.wanted(COMMANDS)).toBe(1);
  feed.take(COMMANDS, 1, [record(1, 'x'.repeat(READ_AHEAD_BYTES))], 2, 2);
  expect(feed.wanted(COMMANDS)).toBeUndefined();
  expect(feed.wanted(RECEIPTS)).toBe(0);
  expect(feed.lag).toBe(2);
  const before = wanted;
  consumer.before = () => undefined;
  release();
  await consumer.when(() => consumer.seen.length === 2);
  expect(feed.wanted(COMMANDS)).toBe(2);
  expect(wanted).toBeGreaterThan(before);
});

describe('when the consumer fails', () => {
  test('the same records come again, later and later, and nothing else before them', async () => {
    await begin([0, 0], [0, 0]);
    const tries: string[] = [];
    consumer.before = (_topic, _partition, records) => {
      tries.push(records.map(({ offset }) => offset).join());
      if (tries.length < 4) throw new Error('the store is away');
    };
    fetched(COMMANDS, 0, 2);
    fetched(COMMANDS, 2, 3);
    fetched(RECEIPTS, 0, 1);
    expect(feed.failure).toBe('the store is away');
    expect(feed.lag).toBe(4);
    clock.advance(99);
    expect(tries).toEqual(['0,1']);
    clock.advance(1);
    clock.advance(199);
    expect(tries).toEqual(['0,1', '0,1']);
    clock.advance(1);
    clock.advance(400);
    expect(tries).toEqual(['0,1', '0,1', '0,1', '0,1', '2', '0']);
    expect(feed.failure).toBeUndefined();
    expect(feed.lag).toBe(0);
  });

  test('`assigned` comes again too, and no record before it has succeeded', async () => {
    let failures = 2;
    const assigned = consumer.assigned.bind(consumer);
    consumer.assigned = (partition) => {
      if (failures-- > 0) throw new Error('the store is away');
      assigned(partition);
    };
    const begun = begin([0, 0], [0, 0]);
    await Promise.resolve();
    expect(feed.failure).toBe('the store is away');
    clock.advance(100);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(200);
    await begun;
    expect(consumer.calls).toEqual(['assigned 3', 'caughtUp 3']);
  });

  test('letting go ends the back-off, and nothing comes again', async () => {
    await begin([0, 0], [0, 0]);
    consumer.before = () => {
      throw new Error('the store is away');
    };
    fetched(COMMANDS, 0, 2);
    await feed.release();
    clock.advance(60_000);
    expect(consumer.calls).toEqual(['assigned 3', 'caughtUp 3', 'revoked 3']);
    expect(clock.timers).toBe(0);
  });
});

test('letting go waits for the running call', async () => {
  await begin([0, 0], [0, 0]);
  let release = (): void => undefined;
  consumer.before = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  fetched(COMMANDS, 0, 2);
  fetched(COMMANDS, 2, 3);
  const released = feed.release();
  await new Promise((resolve) => setImmediate(resolve));
  expect(consumer.calls).not.toContain('revoked 3');
  release();
  await released;
  expect(consumer.calls.slice(-2)).toEqual(['chat.commands 3: 0,1', 'revoked 3']);
});
