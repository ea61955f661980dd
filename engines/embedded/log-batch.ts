import type { LogRecord, Position } from '../../ports/event-log.ts';
import { HEADER_BYTES, RECORD_HEADER_BYTES, sealBatch, writeRecord } from './batch-format.ts';

/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const BYTES_A_UNIT = 3;
const FIRST_CAPACITY = 64 * 1024;

/** Records of one topic and partition, by rising offset. */
export interface RecordGroup {
  readonly topic: number;
  readonly partition: number;
  readonly records: LogRecord[];
}

/**
 * Appends gathered for one sync: their bytes, their records for consumers, and whom to tell.
 * The bytes are encoded at once into one buffer that later batches use again.
 */
export class LogBatch {
  readonly baseOffset: number;
  /** By topic * 65536 + partition. */
  readonly groups = new Map<number, RecordGroup>();
  count = 0;
  length = HEADER_BYTES;
  #buffer: Buffer;
  readonly #partitions: number[] = [];
  readonly #resolves: ((position: Position) => void)[] = [];
  readonly #rejects: ((reason: Error) => void)[] = [];
  readonly #remember: (resolve: (position: Position) => void, reject: (reason: Error) => void) => void;

  constructor(baseOffset: number, buffer: Buffer | undefined) {
    this.baseOffset = baseOffset;
    this.#buffer = buffer ?? Buffer.allocUnsafeSlow(FIRST_CAPACITY);
    // One function for all promises of the batch instead of one a record.
    this.#remember = (resolve, reject) => {
      this.#resolves.push(resolve);
      this.#rejects.push(reject);
    };
  }

  get endOffset(): number {
    return this.baseOffset + this.count;
  }

  add(topic: number, partition: number, key: string, value: Uint8Array): Promise<Position> {
    this.#makeRoom(RECORD_HEADER_BYTES + key.length * BYTES_A_UNIT + value.length);
    this.length = writeRecord(this.#buffer, this.length, topic, partition, key, value);
    const record = { offset: this.endOffset, key, value };
    const slot = groupKey(topic, partition);
    const group = this.groups.get(slot);
    if (group === undefined) this.groups.set(slot, { topic, partition, records: [record] });
    else group.records.push(record);
    this.count++;
    this.#partitions.push(partition);
    return new Promise<Position>(this.#remember);
  }

  /** The bytes to write, valid until `takeBuffer`. */
  encode(generation: number, writtenAt: number, salt: number): Buffer {
    const bytes = this.#buffer.subarray(0, this.length);
    sealBatch(bytes, { generation, baseOffset: this.baseOffset, count: this.count, writtenAt }, salt);
    return bytes;
  }

  /** Answers every append with its place. An append that was rejected before stays so. */
  resolve(epoch: string): void {
    for (let i = 0; i < this.#resolves.length; i++) {
      this.#resolves[i]!({ epoch, partition: this.#partitions[i]!, offset: this.baseOffset + i });
    }
  }

  reject(reason: Error): void {
    for (const reject of this.#rejects) reject(reason);
    this.#resolves.length = 0;
    this.#rejects.length = 0;
  }

  /** Hands the memory to a later batch; this one must not be encoded again. */
  takeBuffer(): Buffer {
    return this.#buffer;
  }

  #makeRoom(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.length);
    this.#buffer = larger;
  }
}

export function groupKey(topic: number, partition: number): number {
  return topic * 0x10000 + partition;
}
