import { refuse } from './error-codes.ts';
import type { Lane, Wire } from './wire.ts';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Where the oldest record kept stands, and where the next one will. */
export interface Bounds {
  readonly start: number;
  readonly end: number;
}

const LATEST = '-1';
const EARLIEST = '-2';
/** Everything below the high watermark is durable; Kith knows no transactions. */
const READ_UNCOMMITTED = 0;

interface OffsetsAnswer {
  readonly responses: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly errorCode: number;
      readonly offset: string;
    }[];
  }[];
}

export const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Asks the leaders; rejects when one cannot say. */
export async function fetchEnds(
  wire: Wire,
  lane: Lane,
  wanted: readonly TopicPartition[],
): Promise<Map<string, number>> {
  return listOffsets(wire, lane, wanted, LATEST);
}

export async function fetchBounds(
  wire: Wire,
  lane: Lane,
  wanted: readonly TopicPartition[],
): Promise<Map<string, Bounds>> {
  const starts = await listOffsets(wire, lane, wanted, EARLIEST);
  const ends = await listOffsets(wire, lane, wanted, LATEST);
  return new Map(Array.from(starts, ([key, start]) => [key, { start, end: ends.get(key)! }]));
}

/** What the group committed, without what it never did. */
export async function fetchCommitted(
  lane: Lane,
  coordinator: number,
  groupId: string,
  wanted: readonly TopicPartition[],
): Promise<Map<string, number>> {
  const topics = byTopic(wanted, (partition) => ({ partition }));
  const answer = await lane.ask<OffsetsAnswer & { readonly errorCode: number }>(coordinator, 'OffsetFetch', {
    groupId,
    topics,
  });
  refuse(answer.errorCode, 'The offsets of the group cannot be read');
  const committed = new Map<string, number>();
  for (const [key, offset] of offsetsOf(answer)) {
    if (offset >= 0) committed.set(key, offset);
  }
  return committed;
}

async function listOffsets(
  wire: Wire,
  lane: Lane,
  wanted: readonly TopicPartition[],
  timestamp: string,
): Promise<Map<string, number>> {
  const byLeader = new Map<number, TopicPartition[]>();
  for (const each of wanted) {
    const leader = wire.leader(each.topic, each.partition);
    if (leader === undefined) {
      await wire.refresh();
      throw new Error(`Partition ${each.partition} of ${each.topic} has no leader.`);
    }
    byLeader.set(leader, [...(byLeader.get(leader) ?? []), each]);
  }
  const found = new Map<string, number>();
  await Promise.all(
    Array.from(byLeader, async ([leader, partitions]) => {
      const topics = byTopic(partitions, (partition) => ({ partition, timestamp }));
      try {
        const options = { isolationLevel: READ_UNCOMMITTED, topics };
        const answer = await lane.ask<OffsetsAnswer>(leader, 'ListOffsets', options);
        for (const [key, offset] of offsetsOf(answer)) found.set(key, offset);
      } catch (error) {
        // The leader may have moved; who tries again asks the right one.
        await wire.refresh();
        throw error;
      }
    }),
  );
  return found;
}

function* offsetsOf(answer: OffsetsAnswer): Iterable<[string, number]> {
  for (const { topic, partitions } of answer.responses) {
    for (const { partition, errorCode, offset } of partitions) {
      refuse(errorCode, `Offset of ${topic} ${partition}`);
      yield [keyOf(topic, partition), Number(offset)];
    }
  }
}

export function byTopic<Entry>(
  wanted: readonly TopicPartition[],
  entry: (partition: number) => Entry,
): { topic: string; partitions: Entry[] }[] {
  const topics = new Map<string, Entry[]>();
  for (const { topic, partition } of wanted) {
    const entries = topics.get(topic);
    if (entries === undefined) topics.set(topic, [entry(partition)]);
    else entries.push(entry(partition));
  }
  return Array.from(topics, ([topic, partitions]) => ({ topic, partitions }));
}
