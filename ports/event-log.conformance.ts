import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLog, Position, Topic } from './event-log.ts';
import { LogUnavailable } from './event-log.ts';
import { RecordingConsumer } from './recording-consumer.ts';

/** A log of its own for one test, empty at first. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Closes the log in order, commits made durable, and opens it anew on the same data. */
  restart(): Promise<EventLog>;
  /** Closes what is open and removes the data. */
  dispose(): Promise<void>;
}

const COMMANDS: Topic = 'chat.commands';
const RECEIPTS: Topic = 'chat.receipts';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What every event log must keep; see ports/event-log.ts. */
export function eventLogConformance(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`${name} keeps the contract of the event log`, () => {
    let subject: LogUnderTest;
    let log: EventLog;
    beforeEach(async () => {
      subject = await open();
      log = subject.log;
    });
    afterEach(() => subject.dispose());

    const restart = async (): Promise<void> => {
      log = await subject.restart();
    };
    const appendAll = (topic: Topic, key: string, values: readonly string[]): Promise<Position[]> =>
      Promise.all(values.map((value) => log.append(topic, key, bytes(value))));
    const consume = async (group: string, consumer: RecordingConsumer, topics: Topic[] = [COMMANDS]) =>
      log.consume({ group, topics, consumer });
    /** Two keys of different partitions. */
    const twoKeys = (): [string, string] => {
      for (let i = 0; ; i++) {
        const other = `other-${i}`;
        if (log.partitionOf(COMMANDS, other) !== log.partitionOf(COMMANDS, 'one')) return ['one', other];
      }
    };

    const context = {
      log: () => log,
      restart,
      appendAll,
      consume,
      twoKeys,
    };
    appending(context);
    reading(context);
    committing(context);
    failing(context);
    sharing(context);
  });
}

interface Context {
  log(): EventLog;
  restart(): Promise<void>;
  appendAll(topic: Topic, key: string, values: readonly string[]): Promise<Position[]>;
  consume(
    group: string,
    consumer: RecordingConsumer,
    topics?: Topic[],
  ): Promise<Awaited<ReturnType<EventLog['consume']>>>;
  twoKeys(): [string, string];
}

function appending(context: Context): void {
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

  test('a closed log refuses', async () => {
    const log = context.log();
    const last = log.append(COMMANDS, 'alice', bytes('a'));
    await log.close();
    await expect(last).resolves.toMatchObject({ epoch: log.epoch });
    await expect(log.append(COMMANDS, 'alice', bytes('b'))).rejects.toBeInstanceOf(LogUnavailable);
  });
}

function reading(context: Context): void {
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

  test('no consumer sees a record whose append is still unanswered when the turn ends', async () => {
    const consumer = new RecordingConsumer();
    const answered = new Set<string>();
    const seenUnanswered: string[] = [];
    const checks: Promise<void>[] = [];
    consumer.before = (_topic, _partition, records) => {
      for (const { value } of records) {
        const text = new TextDecoder().decode(value);
        checks.push(
          turn().then(() => {
            if (!answered.has(text)) seenUnanswered.push(text);
          }),
        );
      }
    };
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        await context.log().append(COMMANDS, `key ${i}`, bytes(`${i}`));
        answered.add(`${i}`);
      }),
    );
    await consumer.when(() => consumer.seen.length >= 100);
    await Promise.all(checks);
    expect(seenUnanswered).toEqual([]);
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

function committing(context: Context): void {
  test('after a restart reading starts at what was committed', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    const positions = await context.appendAll(COMMANDS, 'alice', ['a', 'b', 'c']);
    await consumer.when(() => consumer.seen.length >= 3);
    const { partition, offset } = positions[1]!;
    subscription.commit(COMMANDS, partition, offset + 1);
    // A commit never goes back.
    subscription.commit(COMMANDS, partition, positions[0]!.offset);
    await subscription.stop();
    await context.restart();
    const successor = new RecordingConsumer();
    const again = await context.consume('g', successor);
    await again.ready();
    expect(successor.values).toEqual(['c']);
    await again.stop();
  });

  test('groups know nothing of each other', async () => {
    await context.appendAll(COMMANDS, 'alice', ['a', 'b']);
    const first = new RecordingConsumer();
    const one = await context.consume('one', first);
    await one.ready();
    for (const { partition, offset } of first.seen) one.commit(COMMANDS, partition, offset + 1);
    const second = new RecordingConsumer();
    const two = await context.consume('two', second);
    await two.ready();
    expect(first.values).toEqual(['a', 'b']);
    expect(second.values).toEqual(['a', 'b']);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('stopping waits for the running call, and afterwards nothing comes', async () => {
    const consumer = new RecordingConsumer();
    const subscription = await context.consume('g', consumer);
    await subscription.ready();
    let release = (): void => undefined;
    const began = new Promise<void>((resolve) => {
      consumer.before = () => {
        resolve();
        return new Promise<void>((done) => {
          release = done;
        });
      };
    });
    await context.appendAll(COMMANDS, 'alice', ['a']);
    await began;
    let stopped = false;
    const stopping = subscription.stop().then(() => {
      stopped = true;
    });
    await context.appendAll(COMMANDS, 'alice', ['b']);
    await turn();
    expect(stopped).toBe(false);
    release();
    await stopping;
    await subscription.stop();
    await context.appendAll(COMMANDS, 'alice', ['c']);
    await turn();
    expect(consumer.values).toEqual(['a']);
  });
}

function failing(context: Context): void {
  const modes = [
    [
      'throws',
      () => {
        throw new Error('the store is away');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the store is away'))],
  ] as const;
  test.each(modes)(
    'a consumer that %s gets the same records again, and no other partition waits',
    async (_, fail) => {
      const [badKey, goodKey] = context.twoKeys();
      const bad = context.log().partitionOf(COMMANDS, badKey);
      const consumer = new RecordingConsumer();
      const subscription = await context.consume('g', consumer);
      await subscription.ready();
      let failures = 0;
      let healed = false;
      consumer.before = (_topic, partition) => {
        if (partition !== bad || healed) return undefined;
        failures++;
        return fail();
      };
      await context.appendAll(COMMANDS, badKey, ['bad 1', 'bad 2']);
      await context.appendAll(COMMANDS, goodKey, ['good 1', 'good 2']);
      await consumer.when(() => consumer.seen.length >= 2);
      expect(consumer.values).toEqual(['good 1', 'good 2']);
      expect(failures).toBeGreaterThan(0);
      expect(subscription.paused().get(bad)).toContain('the store is away');
      expect(subscription.lag()).toBeGreaterThan(0);
      healed = true;
      await context.appendAll(COMMANDS, badKey, ['bad 3']);
      await consumer.when(() => consumer.seen.length >= 5);
      expect(consumer.values.slice(2)).toEqual(['bad 1', 'bad 2', 'bad 3']);
      expect(consumer.calls.filter((call) => call === `assigned ${bad}`)).toHaveLength(1);
      await context.appendAll(COMMANDS, badKey, ['bad 4']);
      await consumer.when(() => consumer.values.includes('bad 4'));
      expect(subscription.paused().size).toBe(0);
      await subscription.stop();
    },
  );
}

function sharing(context: Context): void {
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
}

/** Writes down partitions that were assigned to a second consumer while a first one held them. */
function watchHolding(
  consumer: RecordingConsumer,
  holders: Map<number, RecordingConsumer>,
  doubles: number[],
) {
  const { assigned, revoked } = consumer;
  consumer.assigned = (partition) => {
    if (holders.has(partition)) doubles.push(partition);
    holders.set(partition, consumer);
    assigned.call(consumer, partition);
  };
  consumer.revoked = (partition) => {
    revoked.call(consumer, partition);
    holders.delete(partition);
  };
}
