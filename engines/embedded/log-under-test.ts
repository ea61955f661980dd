import path from 'node:path';
import type { EventLog, Topic } from '../../ports/event-log.ts';
import { silentLogger } from '../../ports/logger.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import type { ModelDiskOptions } from './model-disk.ts';
import { ModelDisk, seededRandom } from './model-disk.ts';
import type { SegmentLog, SegmentLogOptions } from './segment-log.ts';
import { openSegmentLog } from './segment-log.ts';
import { TurnClock } from './turn-clock.ts';

export const DIRECTORY = '/log';
export const TOPIC: Topic = 'chat.commands';

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

export function modelDisk(options: Partial<ModelDiskOptions> = {}): ModelDisk {
  return new ModelDisk({ random: seededRandom(1), ...options });
}

/** A small log on a model disk. */
export function openOn(disk: ModelDisk, options: Partial<SegmentLogOptions> = {}): Promise<SegmentLog> {
  return openSegmentLog({
    directory: DIRECTORY,
    files: disk,
    offsets: new MemoryOffsets(),
    clock: new TurnClock(),
    logger: silentLogger,
    partitions: 2,
    segmentBytes: 16 * 1024,
    ...options,
  });
}

/** Appends one after the other, so that each is a batch of its own. */
export async function appendEach(log: EventLog, values: readonly string[], key = 'alice'): Promise<number[]> {
  const offsets: number[] = [];
  for (const value of values) offsets.push((await log.append(TOPIC, key, Buffer.from(value))).offset);
  return offsets;
}

/** Everything that the log holds of the topic, in its order. */
export async function contents(log: EventLog): Promise<string[]> {
  const consumer = new RecordingConsumer();
  const subscription = await log.consume({ group: 'contents', topics: [TOPIC], consumer });
  await subscription.ready();
  await subscription.stop();
  return [...consumer.seen].sort((a, b) => a.offset - b.offset).map((record) => record.value);
}

/** Names of the segments, oldest first. */
export async function segmentNames(disk: ModelDisk): Promise<string[]> {
  const names = await disk.list(DIRECTORY);
  return names.filter((name) => name.endsWith('.segment')).sort();
}

export async function segmentFiles(disk: ModelDisk): Promise<string[]> {
  return (await segmentNames(disk)).map((name) => path.join(DIRECTORY, name));
}
