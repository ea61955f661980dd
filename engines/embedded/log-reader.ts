import type { Chunk } from './batch-reader.ts';
import { readChunk } from './batch-reader.ts';
import type { FileOps, OpenFile } from './file-ops.ts';
import type { Segment } from './segment.ts';
import { DamagedLog } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';

/** Batches that follow each other; the first holds the offset asked for, or is the oldest kept. */
export interface ReadBatches {
  readonly chunk: Chunk;
  /** Offset behind the last batch. */
  readonly endOffset: number;
}

/** Reads the log's files from an offset on. One read at a time; reading on from where it ended needs no seeking. */
export class LogReader {
  readonly #files: FileOps;
  readonly #segments: SegmentFiles;
  readonly #salt: number;
  #open: { segment: Segment; file: OpenFile } | undefined;
  #place = { offset: -1, bytes: 0 };

  constructor(files: FileOps, segments: SegmentFiles, salt: number) {
    this.#files = files;
    this.#segments = segments;
    this.#salt = salt;
  }

  /** Reads from the batch that holds `offset`, which must be below the end of what is durable. */
  async read(offset: number): Promise<ReadBatches> {
    const { segment } = this.#segments.find(offset);
    const file = await this.#fileOf(segment);
    const place = this.#place.offset === offset ? this.#place : segment.seek(offset);
    const found = await this.#readUntil(segment, file, place, offset);
    if (found !== undefined) return found;
    const what = `the batch with offset ${this.#place.offset} is missing or altered.`;
    throw new DamagedLog(segment.file, this.#place.bytes, what);
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.file.close();
  }

  /** Goes on chunk by chunk until one holds records at or behind `offset`; undefined: it has none. */
  async #readUntil(
    segment: Segment,
    file: OpenFile,
    from: { offset: number; bytes: number },
    offset: number,
  ): Promise<ReadBatches | undefined> {
    let place = from;
    for (;;) {
      const chunk = await readChunk(file, place.bytes, segment.readableBytes, this.#salt);
      let expected = place.offset;
      for (const { header, at } of chunk.batches) {
        if (header.baseOffset !== expected) {
          const what = `expected the batch with offset ${expected}, found ${header.baseOffset}.`;
          throw new DamagedLog(segment.file, place.bytes + at, what);
        }
        segment.mark(expected, place.bytes + at);
        expected += header.count;
      }
      place = { offset: expected, bytes: chunk.end };
      this.#place = place;
      if (expected > offset) return { chunk, endOffset: expected };
      if (chunk.last) return undefined;
    }
  }

  async #fileOf(segment: Segment): Promise<OpenFile> {
    if (this.#open?.segment === segment) return this.#open.file;
    await this.close();
    this.#place = { offset: -1, bytes: 0 };
    const file = await this.#files.open(segment.file, 'read');
    this.#open = { segment, file };
    return file;
  }
}
