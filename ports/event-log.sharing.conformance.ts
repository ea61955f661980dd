import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytes, COMMANDS, RECEIPTS, turn } from './event-log.fixture.ts';
import type { EventLog, Subscription } from './event-log.ts';
import { RecordingConsumer, type Seen } from './recording-consumer.ts';

/** One log, empty at first, opened as two processes open it. */
export interface SharedLog {
  readonly logs: readonly [EventLog, EventLog];
  dispose(): Promise<void>;
}

/** What an event log that several processes share must keep beyond ports/event-log.conformance.ts. */
export function eventLogSharingConformance(engine: string, open: () => Promise<SharedLog>): void {
  describe(`event log, shared by processes: ${engine}`, () => {
    let shared: SharedLog;
    beforeEach(async () => {
      shared = await open();
    });
    afterEach(() => shared.dispose());
    const logs = (): SharedLog['logs'] => shared.logs;
    togetherCases(logs);
    movingCases(logs);
  });
}

type Logs = () => SharedLog['logs'];

function togetherCases(logs: Logs): void {
  test('what one appends the other reads, under the same identity and in the same partition', async () => {
    const [a, b] = logs();
    expect(a.epoch).toBe(b.epoch);
    const consumer = new RecordingConsumer();
    const subscription = await b.consume({ group: 'g', topics: [COMMANDS], consumer });
    await subscription.ready();
    const position = await a.append(COMMANDS, 'alice', bytes('hello'));
    expect(position.partition).toBe(b.partitionOf(COMMANDS, 'alice'));
    await consumer.when(() => consumer.seen.length > 0);
    expect(consumer.seen[0]).toMatchObject({ key: 'alice', value: 'hello', offset: position.offset });
    expect(await b.endOffset(COMMANDS, position.partition)).toBeGreaterThan(position.offset);
    await subscription.stop();
  });

  test('who holds a partition of one topic holds it of the others, and both processes say so', async () => {
    const [a, b] = logs();
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const topics = [COMMANDS, RECEIPTS];
    const one = await a.consume({ group: 'g', topics, consumer: first, address: 'http://a' });
    const two = await b.consume({ group: 'g', topics, consumer: second, address: 'http://b' });
    await balanced(a, first, second);
    const keys = Array.from({ length: 8 * a.partitionCount(COMMANDS) }, (_, i) => `key ${i}`);
    await Promise.all(
      keys.flatMap((key) => topics.map((topic) => a.append(topic, key, bytes(`${topic} ${key}`)))),
    );
    await seenAll([first, second], 2 * keys.length);
    for (const consumer of [first, second]) {
      for (const { partition } of consumer.seen) expect(consumer.held).toContain(partition);
    }
    for (const log of [a, b]) {
      const holders = await toldAll(log, 'g');
      for (const partition of first.held) expect(holders.get(partition)).toBe('http://a');
      for (const partition of second.held) expect(holders.get(partition)).toBe('http://b');
    }
    await Promise.all([one.stop(), two.stop()]);
  });
}

function movingCases(logs: Logs): void {
  test('who keeps a partition is not interrupted when others come and go', async () => {
    const [a, b] = logs();
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const one = await a.consume({ group: 'g', topics: [COMMANDS], consumer: first });
    await one.ready();
    const two = await b.consume({ group: 'g', topics: [COMMANDS], consumer: second });
    await balanced(a, first, second);
    const kept = [...first.held];
    await two.stop();
    await first.when(() => first.held.size === a.partitionCount(COMMANDS));
    for (const partition of kept) {
      expect(first.calls.filter((call) => call === `assigned ${partition}`)).toHaveLength(1);
      expect(first.calls).not.toContain(`revoked ${partition}`);
    }
    await one.stop();
  });

  test('who takes a partition over begins behind what its holder committed when it let go', async () => {
    const [a, b] = logs();
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const one = await a.consume({ group: 'g', topics: [COMMANDS], consumer: first });
    await one.ready();
    const keys = Array.from({ length: 8 * a.partitionCount(COMMANDS) }, (_, i) => `key ${i}`);
    const positions = await Promise.all(keys.map((key) => a.append(COMMANDS, key, bytes(key))));
    await seenAll([first], keys.length);
    const revoked = first.revoked.bind(first);
    first.revoked = (partition) => {
      for (const seen of first.seen.filter((each) => each.partition === partition)) {
        one.commit(COMMANDS, partition, seen.offset + 1);
      }
      revoked(partition);
    };
    const two = await b.consume({ group: 'g', topics: [COMMANDS], consumer: second });
    await balanced(a, first, second);
    await one.stop();
    await second.when(() => second.caughtUpPartitions.size === a.partitionCount(COMMANDS));
    expect(second.values).toEqual([]);
    await b.append(COMMANDS, keys[0]!, bytes('new'));
    await second.when(() => second.seen.length > 0);
    expect(second.values).toEqual(['new']);
    expect(second.seen[0]!.offset).toBeGreaterThan(positions[0]!.offset);
    await two.stop();
  });

  test('a running call keeps its partition, and that one alone, from whoever is to have it next', async () => {
    const [a, b] = logs();
    const [first, second] = [new RecordingConsumer(), new RecordingConsumer()];
    const count = a.partitionCount(COMMANDS);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    first.before = () => released;
    const one = await a.consume({ group: 'g', topics: [COMMANDS], consumer: first });
    await one.ready();
    // One record in each partition, so that whatever is to move is busy.
    const busy = await onePerPartition(a);
    const two = await b.consume({ group: 'g', topics: [COMMANDS], consumer: second });
    // The first has heard of the second when it lets go; nothing of that is the second's yet.
    await until(() => [...Array(count).keys()].some((partition) => !one.holds(partition)));
    const leaving = [...Array(count).keys()].filter((partition) => !one.holds(partition));
    expect(leaving.filter((partition) => two.holds(partition))).toEqual([]);
    expect(second.held.size).toBe(0);
    expect(first.held.size).toBe(count);
    release();
    await balanced(a, first, second);
    expect(new Set(leaving)).toEqual(second.held);
    await seenAll([first], busy.length);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('nothing is skipped and no order lost while members come and go in mid-traffic', async () => {
    const [a, b] = logs();
    const keys = Array.from({ length: 12 }, (_, i) => `key ${i}`);
    const acknowledged: string[] = [];
    let running = true;
    const traffic = keys.map(async (key, i) => {
      for (let n = 0; running; n++) {
        await (i % 2 === 0 ? a : b).append(COMMANDS, key, bytes(`${key}/${n}`));
        acknowledged.push(`${key}/${n}`);
      }
    });
    const all: RecordingConsumer[] = [];
    const join = async (log: EventLog): Promise<Subscription> => {
      const consumer = new RecordingConsumer();
      all.push(consumer);
      const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer });
      commitEach(consumer, subscription);
      await consumer.when(() => consumer.caughtUpPartitions.size > 0);
      return subscription;
    };
    const one = await join(a);
    const two = await join(b);
    await one.stop();
    const three = await join(a);
    await two.stop();
    running = false;
    await Promise.all(traffic);
    const seen = (): Set<string> => new Set(all.flatMap(({ values }) => values));
    await until(() => seen().size >= acknowledged.length);
    expect([...seen()].sort()).toEqual([...acknowledged].sort());
    for (const consumer of all) expectOrder(consumer.seen);
    await three.stop();
  });
}

/** While a consumer holds a partition it sees each of its records once, by rising offset. */
function expectOrder(seen: readonly Seen[]): void {
  const last = new Map<string, number>();
  for (const { key, value } of seen) {
    const n = Number(value.split('/')[1]);
    const before = last.get(key);
    // A later holding may begin with repeats; within one nothing is left out.
    if (before !== undefined) expect(n).toBeLessThanOrEqual(before + 1);
    last.set(key, n);
  }
}

function commitEach(consumer: RecordingConsumer, subscription: Subscription): void {
  consumer.before = (topic, partition, records) => {
    const last = records.at(-1);
    if (last !== undefined) queueMicrotask(() => subscription.commit(topic, partition, last.offset + 1));
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

async function balanced(log: EventLog, first: RecordingConsumer, second: RecordingConsumer): Promise<void> {
  const count = log.partitionCount(COMMANDS);
  await first.when(() => first.held.size <= Math.ceil(count / 2));
  await second.when(() => second.held.size >= Math.floor(count / 2));
}

async function seenAll(consumers: readonly RecordingConsumer[], count: number): Promise<void> {
  const all = (): boolean => consumers.reduce((sum, { seen }) => sum + seen.length, 0) >= count;
  await Promise.race(consumers.map((consumer) => consumer.when(all)));
}

async function onePerPartition(log: EventLog): Promise<number[]> {
  const done = new Set<number>();
  for (let i = 0; done.size < log.partitionCount(COMMANDS); i++) {
    const partition = log.partitionOf(COMMANDS, `key ${i}`);
    if (done.has(partition)) continue;
    done.add(partition);
    await log.append(COMMANDS, `key ${i}`, bytes('x'));
  }
  return [...done];
}

/** A server may tell a little later what it has told the holders. */
async function toldAll(log: EventLog, group: string): Promise<ReadonlyMap<number, string>> {
  for (;;) {
    const holders = await log.holders(group);
    if (holders.size === log.partitionCount(COMMANDS)) return holders;
    await turn();
  }
}
