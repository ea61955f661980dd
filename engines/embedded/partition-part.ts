import type { LogRecord } from '../../ports/event-log.ts';
import { groupKey } from './log-batch.ts';
import type { PartitionPlace } from './partition-place.ts';
import type { DurableBatch } from './recent-batches.ts';

/** Records of one topic for one call. */
export interface Part {
  readonly topic: number;
  readonly records: LogRecord[];
}

/** What of a batch the feed of the partition lacks, a part for each of its topics that has any. */
export function partsOf(
  batch: DurableBatch,
  partition: number,
  topicNumbers: readonly number[],
  place: PartitionPlace,
): Part[] {
  const parts: Part[] = [];
  topicNumbers.forEach((number, topic) => {
    const group = batch.groups.get(groupKey(number, partition));
    const records = group?.records.filter((record) => place.wants(topic, record.offset)) ?? [];
    if (records.length > 0) parts.push({ topic, records });
  });
  return parts;
}
