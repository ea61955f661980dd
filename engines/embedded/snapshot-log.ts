import { randomBytes } from 'node:crypto';
import type { Topic } from '../../ports/event-log.ts';
import { TOPIC_NUMBERS, visitRecords } from './batch-format.ts';
import { readChunk } from './batch-reader.ts';
import { type FileOps, nodeFileOps } from './file-ops.ts';
import { type LogIdentity, loadIdentity } from './identity.ts';
import { DamagedLog, Segment, segmentBase } from './segment.ts';

export interface StoredRecord {
  readonly topic: Topic;
  readonly partition: number;
  readonly offset: number;
  readonly value: Uint8Array;
}

/** Records that were read in one go, by rising offset, and where what was read ends. */
export interface RecordPart {
  readonly records: StoredRecord[];
  readonly end: number;
}

const topicOf = new Map<number, Topic>(
  Object.entries(TOPIC_NUMBERS).map(([topic, number]) => [number, topic as Topic]),
);

/**
 * Reads the files of the segment log from another process, while its own process goes on appending: what is not whole
 * yet is not there yet. Deletes, cuts and makes nothing.
 */
export class SnapshotLog {
  readonly epoch: string;
  readonly partitions: number;
  readonly #files: FileOps;
  readonly #directory: string;
  readonly #salt: number;
  /** With the places found in them; by base offset. */
  readonly #segments = new Map<number, Segment>();

  private constructor(files: FileOps, directory: string, identity: LogIdentity) {
    this.#files = files;
    this.#directory = directory;
    this.epoch = identity.epoch;
    this.partitions = identity.partitions;
    this.#salt = identity.salt;
  }

  /** Rejects with a sentence when there is no log. */
  static async open(directory: string, files: FileOps = nodeFileOps): Promise<SnapshotLog> {
    const names = await files.list(directory).catch((): string[] => []);
    // An identity that is missing would be made: this reader must not.
    if (!names.includes('identity')) throw new Error(`There is no event log in ${directory}.`);
    return new SnapshotLog(files, directory, await loadIdentity(files, directory, undefined, randomBytes));
  }

  /** Offset of the oldest record kept. */
  async oldest(): Promise<number> {
    return (await this.#list())[0]!.base;
  }

  /** All records from `from` on, or from the oldest kept, to the end of what is whole when it is reached. */
  async *read(from: number): AsyncGenerator<RecordPart> {
    let next = from;
    for (;;) {
      const segments = await this.#list();
      const holding = Math.max(
        0,
        segments.findLastIndex((segment) => segment.base <= next),
      );
      const segment = segments[holding]!;
      const following = segments[holding + 1];
      let end = segment.base;
      try {
        for await (const part of this.#readSegment(segment, next)) {
          end = part.end;
          yield part;
        }
      } catch (error) {
        // Everybody had read it, and it was deleted between the look at the folder and this one.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        throw error;
      }
      next = Math.max(next, end);
      if (following === undefined) return;
      if (end < following.base) {
        throw new DamagedLog(
          segment.file,
          0,
          `its batches end at offset ${end} instead of ${following.base}.`,
        );
      }
      next = following.base;
    }
  }

  async *#readSegment(segment: Segment, from: number): AsyncGenerator<RecordPart> {
    const file = await this.#files.open(segment.file, 'read');
    try {
      const size = await file.size();
      let { offset: end, bytes: position } = segment.seek(from);
      let generation = 0;
      for (;;) {
        const chunk = await readChunk(file, position, size, this.#salt);
        const records: StoredRecord[] = [];
        for (const { header, at } of chunk.batches) {
          // An unsynced batch of a former life may be intact: it does not follow.
          if (header.baseOffset !== end || header.generation < generation) {
            yield { records, end };
            return;
          }
          generation = header.generation;
          segment.mark(header.baseOffset, position + at);
          end += header.count;
          visitRecords(chunk.bytes, at, header, (number, partition, offset, _, valueAt, valueEnd) => {
            const topic = topicOf.get(number);
            if (topic === undefined || offset < from) return;
            records.push({ topic, partition, offset, value: chunk.bytes.subarray(valueAt, valueEnd) });
          });
        }
        position = chunk.end;
        yield { records, end };
        if (chunk.last) return;
      }
    } finally {
      await file.close();
    }
  }

  async #list(): Promise<Segment[]> {
    const names = await this.#files.list(this.#directory);
    const bases = names.map(segmentBase).filter((base) => base !== undefined);
    if (bases.length === 0) throw new Error(`The event log in ${this.#directory} has no segments.`);
    return bases
      .sort((a, b) => a - b)
      .map((base) => {
        const known = this.#segments.get(base) ?? new Segment(this.#directory, base, Number.MAX_SAFE_INTEGER);
        this.#segments.set(base, known);
        return known;
      });
  }
}
