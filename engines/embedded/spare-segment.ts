import path from 'node:path';
import type { FileOps } from './file-ops.ts';
import { datasync, errorCode, writeAt } from './file-ops.ts';

const SPARE = 'spare';
const STEP_BYTES = 1024 * 1024;

/**
 * A file of zeros made ahead of need, so that an append never waits for the disk to find room: writing into blocks
 * that are there changes no metadata, which makes a sync several times cheaper.
 */
export class SpareSegment {
  readonly #files: FileOps;
  readonly #directory: string;
  readonly #bytes: number;
  #preparing: Promise<void> | undefined;
  #ready = false;

  constructor(files: FileOps, directory: string, bytes: number) {
    this.#files = files;
    this.#directory = directory;
    this.#bytes = bytes;
  }

  get file(): string {
    return path.join(this.#directory, SPARE);
  }

  /** Looks at what a former life left. A file named `spare` is whole: it gets the name only when it is. */
  async find(names: readonly string[]): Promise<void> {
    if (names.includes(`${SPARE}.tmp`)) await this.#files.remove(`${this.file}.tmp`);
    if (!names.includes(SPARE)) return;
    const handle = await this.#files.open(this.file, 'read');
    const size = await handle.size();
    await handle.close();
    this.#ready = size === this.#bytes;
    if (!this.#ready) await this.#files.remove(this.file);
  }

  /** Resolves when a spare stands durable under its name. Rejects with the disk's error; may be called again. */
  prepare(): Promise<void> {
    if (this.#ready) return Promise.resolve();
    this.#preparing ??= this.#make().finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  /** The spare gets another name by the caller; a new one is to be prepared. */
  taken(): void {
    this.#ready = false;
  }

  /** Resolves when nothing is being prepared. */
  async settled(): Promise<void> {
    await this.#preparing?.catch(() => undefined);
  }

  async #make(): Promise<void> {
    const temporary = `${this.file}.tmp`;
    try {
      await this.#fill(temporary);
      await this.#files.rename(temporary, this.file);
      await this.#files.syncDirectory(this.#directory);
    } catch (error) {
      // Half a file is of no use and takes the room that is lacking.
      await this.#files.remove(temporary).catch(() => undefined);
      throw error;
    }
    this.#ready = true;
  }

  /** Synced step by step: one large sync would stand in the way of the appends' small ones. */
  async #fill(file: string): Promise<void> {
    const handle = await this.#files.open(file, 'create');
    try {
      const zeros = new Uint8Array(Math.min(STEP_BYTES, this.#bytes));
      for (let position = 0; position < this.#bytes; position += zeros.length) {
        await writeAt(handle, zeros.subarray(0, Math.min(zeros.length, this.#bytes - position)), position);
        await datasync(handle);
      }
    } finally {
      await handle.close();
    }
  }
}

/** Errors that go away when somebody makes room. */
export function lacksRoom(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}
