import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { freePort } from '../../deploy/servers/server.ts';
import { type EventLog, LogUnavailable } from '../../ports/event-log.ts';
import { type Logger, silentLogger } from '../../ports/logger.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import type { KafkaLog } from './kafka-log.ts';
import { asOperator, deleteTopic, freshPrefix, openOn, PARTITIONS } from './kafka-under-test.ts';
import { Wire } from './wire.ts';

const COMMANDS = 'chat.commands';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let broker: string;
let prefix: string;
let logs: KafkaLog[];

beforeEach(() => {
  broker = inject('servers').kafka;
  prefix = freshPrefix();
  logs = [];
});

afterEach(async () => {
  for (const log of logs) await log.close();
});

async function open(options: Parameters<typeof openOn>[2] = {}): Promise<KafkaLog> {
  const log = await openOn(broker, prefix, options);
  logs.push(log);
  return log;
}

async function commitAsOperator(
  log: EventLog,
  group: string,
  partition: number,
  next: number,
): Promise<void> {
  const wire = new Wire({ brokers: [broker], clientId: 'test', logger: silentLogger });
  const groupId = `${prefix}${group}.${log.epoch}`;
  const lane = wire.lane();
  const topics = [{ topic: prefix + COMMANDS, partitions: [{ partition, offset: `${next}` }] }];
  const commit = async (): Promise<number> => {
    const answer = await lane.ask<{ responses: { partitions: { errorCode: number }[] }[] }>(
      await wire.coordinator(groupId),
      'OffsetCommit',
      { groupId, groupGenerationId: -1, memberId: '', topics },
    );
    return answer.responses[0]!.partitions[0]!.errorCode;
  };
  // A broker makes the topic of its groups when it is first asked for one, and has no coordinator until then.
  let outcome = -1;
  for (const until = Date.now() + 30_000; outcome !== 0 && Date.now() < until; ) {
    outcome = await commit().catch(() => -1);
    if (outcome !== 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(outcome).toBe(0);
  wire.close();
}

async function read(log: EventLog, group = 'g'): Promise<string[]> {
  const consumer = new RecordingConsumer();
  const subscription = await log.consume({ group, topics: [COMMANDS], consumer });
  await subscription.ready();
  await subscription.stop();
  return consumer.values;
}

test('many processes that open a new log at once have the same one', async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => open()));
  expect(new Set(opened.map(({ epoch }) => epoch)).size).toBe(1);
  expect(opened[0]!.epoch).toMatch(/^[0-9a-f]{24}$/);
});

test('topics are made with what the log promises', async () => {
  await open({ retentionMs: 123_456_789 });
  const names = ['cleanup.policy', 'retention.ms', 'unclean.leader.election.enable', 'min.insync.replicas'];
  const settings = (name: string) =>
    asOperator(broker, async (admin) => {
      const resources = [{ type: 2, name: prefix + name, configNames: names }];
      const { resources: found } = await admin.describeConfigs({ resources, includeSynonyms: false });
      return Object.fromEntries(
        found[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
      );
    });
  const common = {
    'cleanup.policy': 'delete',
    'unclean.leader.election.enable': 'false',
    'min.insync.replicas': '1',
  };
  expect(await settings(COMMANDS)).toEqual({ ...common, 'retention.ms': '123456789' });
  expect(await settings('kith.epoch')).toEqual({ ...common, 'retention.ms': '-1' });
});

test('another number of partitions is refused, with a sentence that says what to do', async () => {
  await open();
  const other = openOn(broker, prefix, { partitions: PARTITIONS + 1 });
  await expect(other).rejects.toThrow(
    `has ${PARTITIONS} partitions, not ${PARTITIONS + 1}: their number is fixed when the log is made`,
  );
});

test('a Kafka that is not there is waited for, as long as is said, and then named', async () => {
  const nowhere = `127.0.0.1:${await freePort()}`;
  const began = performance.now();
  const opened = openOn(nowhere, prefix, { waitMs: 500 });
  await expect(opened).rejects.toThrow(`The event log at Kafka (${nowhere}) cannot be opened`);
  expect(performance.now() - began).toBeGreaterThan(400);
});

test('more copies than brokers: the log cannot be made, and Kafka’s reason is told', async () => {
  await expect(openOn(broker, prefix, { replication: 3, waitMs: 300 })).rejects.toThrow('replication factor');
});

test('a group that was committed beyond the log’s end is not taken in', async () => {
  const log = await open();
  const { partition, offset } = await log.append(COMMANDS, 'alice', bytes('a'));
  await commitAsOperator(log, 'g', partition, offset + 2);
  const consumer = new RecordingConsumer();
  const consumed = log.consume({ group: 'g', topics: [COMMANDS], consumer });
  await expect(consumed).rejects.toThrow('the stores and the log do not belong together');
  expect(consumer.calls).toEqual([]);
  expect(await log.holders('g')).toEqual(new Map());
  // The very end is no place beyond it, and other groups have nothing to do with it.
  await commitAsOperator(log, 'level', partition, offset + 1);
  expect(await read(log, 'level')).toEqual([]);
  expect(await read(log, 'other')).toEqual(['a']);
});

test('what a consumer commits when it is assigned a partition is not read', async () => {
  const log = await open();
  const positions = await Promise.all(
    ['a', 'b', 'c'].map((value) => log.append(COMMANDS, 'k', bytes(value))),
  );
  const { partition, offset } = positions[2]!;
  const consumer = new RecordingConsumer();
  const assigned = consumer.assigned.bind(consumer);
  consumer.assigned = (each) => {
    assigned(each);
    if (each === partition) subscription.commit(COMMANDS, partition, offset);
  };
  const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer });
  await subscription.ready();
  await subscription.stop();
  expect(consumer.values).toEqual(['c']);
  expect(await read(log)).toEqual(['c']);
});

test('what lies beyond the bound of reading ahead lags too', async () => {
  const log = await open();
  const consumer = new RecordingConsumer();
  let release = (): void => undefined;
  consumer.before = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer });
  await subscription.ready();
  const large = new Uint8Array(200 * 1024);
  for (let i = 0; i < 20; i++) await log.append(COMMANDS, 'alice', large);
  while (subscription.lag() < 20) await new Promise((resolve) => setImmediate(resolve));
  consumer.before = () => undefined;
  release();
  await consumer.when(() => consumer.seen.length === 20);
  expect(subscription.lag()).toBe(0);
  await subscription.stop();
});

test('records that were deleted before the group read them are passed over, and it is said', async () => {
  const said: object[] = [];
  const logger: Logger = { ...silentLogger, error: (fields, sentence) => said.push({ ...fields, sentence }) };
  const log = await open({ logger });
  const positions = await Promise.all(
    ['a', 'b', 'c', 'd'].map((value) => log.append(COMMANDS, 'k', bytes(value))),
  );
  const { partition } = positions[0]!;
  await commitAsOperator(log, 'g', partition, positions[1]!.offset);
  await asOperator(broker, async (admin) => {
    const topic = prefix + COMMANDS;
    await admin.fetchTopicOffsets(topic);
    const partitions = [{ partition, offset: `${positions[3]!.offset}` }];
    await admin.deleteTopicRecords({ topic, partitions });
  });
  expect(await read(log)).toEqual(['d']);
  expect(said).toEqual([
    expect.objectContaining({ partition, missed: 2, sentence: expect.stringContaining('were deleted') }),
  ]);
});

test('offsets that were committed in another epoch do not count', async () => {
  const first = await open();
  const { partition, offset } = await first.append(COMMANDS, 'alice', bytes('a'));
  await commitAsOperator(first, 'g', partition, offset + 1);
  expect(await read(first)).toEqual([]);
  await deleteTopic(broker, `${prefix}kith.epoch`);
  const second = await open();
  expect(second.epoch).not.toBe(first.epoch);
  expect(await read(second)).toEqual(['a']);
});

test('a record that is too large is refused as such: coming back would not help', async () => {
  const log = await open();
  const append = log.append(COMMANDS, 'alice', new Uint8Array(1024 * 1024));
  await expect(append).rejects.toThrow(RangeError);
  const largest = await log.append(COMMANDS, 'alice', new Uint8Array(1024 * 1024 - 5));
  const [length] = await (async () => {
    const consumer = new RecordingConsumer();
    const lengths: number[] = [];
    consumer.before = (_topic, _partition, records) => {
      for (const { value } of records) lengths.push(value.length);
    };
    const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer });
    await subscription.ready();
    await subscription.stop();
    return lengths;
  })();
  expect(length).toBe(1024 * 1024 - 5);
  expect(largest.offset).toBe(0);
});

test('one group reads one set of topics, and an address has a length', async () => {
  const log = await open();
  const consumer = new RecordingConsumer();
  const subscription = await log.consume({ group: 'g', topics: [COMMANDS], consumer });
  const other = log.consume({ group: 'g', topics: ['chat.events'], consumer: new RecordingConsumer() });
  await expect(other).rejects.toThrow('read different topics');
  const long = log.consume({
    group: 'h',
    topics: [COMMANDS],
    consumer: new RecordingConsumer(),
    address: 'x'.repeat(201),
  });
  await expect(long).rejects.toThrow('at most 200 characters');
  await subscription.stop();
});

test('after closing nothing is taken', async () => {
  const log = await open();
  await log.close();
  await expect(log.append(COMMANDS, 'alice', bytes('a'))).rejects.toThrow(LogUnavailable);
  await expect(
    log.consume({ group: 'g', topics: [COMMANDS], consumer: new RecordingConsumer() }),
  ).rejects.toThrow(LogUnavailable);
  await expect(log.endOffset(COMMANDS, 0)).rejects.toThrow(LogUnavailable);
  await expect(log.holders('g')).rejects.toThrow(LogUnavailable);
});
