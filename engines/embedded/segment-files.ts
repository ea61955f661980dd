import type { FileOps } from './file-ops.ts';
import { recover } from './recovery.ts';
import { Segment, segmentBase } from './segment.ts';
import { SpareSegment } from './spare-segment.ts';

/** The first record's offset: above 0, so that a stored 0 always says “none”. */
const FIRST_OFFSET = 1;

export interface SegmentFilesOptions {
  readonly files: FileOps;
  readonly directory: string;
  readonly segmentBytes: number;
  readonly salt: number;
  /** The lowest offset that somebody will read: from there on everything is checked at opening. */
  readonly checkFrom: number;
  /** A spare could not be made in the background. */
  readonly spareFailed: (error: unknown) => void;
}

/** The files of the log in order: the last one is written to, the others are only read. */
export class SegmentFiles {
  readonly #options: SegmentFilesOptions;
  readonly #spare: SpareSegment;
  readonly #segments: Segment[] = [];

  private constructor(options: SegmentFilesOptions) {
    this.#options = options;
    this.#spare = new SpareSegment(options.files, options.directory, options.segmentBytes);
  }

  static async open(options: SegmentFilesOptions) {
    const opened = new SegmentFiles(options);
    try {
      return { segments: opened, recovered: await opened.#open() };
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  get active(): Segment {
    return this.#segments[this.#segments.length - 1]!;
  }

  /** Offset of the oldest record kept. */
  get oldest(): number {
    return this.#segments[0]!.base;
  }

  get count(): number {
    return this.#segments.length;
  }

  /** The segment that holds `offset`, or would hold it; the oldest for one that is no longer kept. */
  find(offset: number): { segment: Segment; next: Segment | undefined } {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#segments[middle]!.base <= offset) low = middle;
      else high = middle - 1;
    }
    return { segment: this.#segments[low]!, next: this.#segments[low + 1] };
  }

  /** The oldest segment and the one behind it; undefined when only the active one is left. */
  oldestSealed(): { segment: Segment; next: Segment } | undefined {
    const [segment, next] = this.#segments;
    return segment !== undefined && next !== undefined ? { segment, next } : undefined;
  }

  /**
   * Begins the next segment at `base`; everything before must be durable. When this resolves its name is durable too,
   * so no batch can be acknowledged into a file that a crash takes away.
   */
  async roll(base: number): Promise<void> {
    const { files, directory, segmentBytes } = this.#options;
    await this.#spare.prepare();
    const next = new Segment(directory, base, segmentBytes);
    next.readableBytes = 0;
    await files.rename(this.#spare.file, next.file);
    this.#spare.taken();
    await files.syncDirectory(directory);
    next.handle = await files.open(next.file, 'update');
    const former = this.#segments[this.#segments.length - 1];
    this.#segments.push(next);
    await former?.handle?.close();
    if (former !== undefined) former.handle = undefined;
    this.prepareSpare();
  }

  /** Begins to make a spare if there is none. */
  prepareSpare(): void {
    this.#spare.prepare().catch(this.#options.spareFailed);
  }

  /** Resolves when there is a spare: tried again after the disk was full. */
  spareReady(): Promise<void> {
    return this.#spare.prepare();
  }

  /** Removes the oldest segment, durably: of two removals a crash can only undo the later one, so no hole arises. */
  async removeOldest(): Promise<void> {
    const { files, directory } = this.#options;
    const [segment] = this.#segments;
    if (segment === undefined || this.#segments.length < 2) return;
    await files.remove(segment.file);
    this.#segments.shift();
    await files.syncDirectory(directory);
  }

  async close(): Promise<void> {
    await this.#spare.settled();
    for (const segment of this.#segments) {
      await segment.handle?.close();
      segment.handle = undefined;
    }
  }

  async #open() {
    const { files, directory, checkFrom, salt } = this.#options;
    const names = await files.list(directory);
    await this.#spare.find(names);
    const bases = names.map(segmentBase).filter((base) => base !== undefined);
    for (const base of bases.sort((a, b) => a - b)) this.#segments.push(await this.#existing(base));
    if (this.#segments.length === 0) {
      await this.roll(FIRST_OFFSET);
      return { endOffset: FIRST_OFFSET, generation: 0, cutBytes: 0 };
    }
    // Names that a crash left in memory only must stand before anything below them is served.
    await files.syncDirectory(directory);
    const recovered = await recover(files, this.#segments, checkFrom, salt);
    this.prepareSpare();
    return recovered;
  }

  async #existing(base: number): Promise<Segment> {
    const probe = new Segment(this.#options.directory, base, 0);
    const handle = await this.#options.files.open(probe.file, 'read');
    const capacity = await handle.size();
    await handle.close();
    return new Segment(this.#options.directory, base, capacity);
  }
}
