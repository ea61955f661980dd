import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ClickSpool, SpoolDepth } from '../../ports/click-spool.ts';

/** A file this large is followed by another, so that what is done gives its disk back. */
const FILE_BYTES = 8 * 1024 * 1024;
/** Length and CRC-32 of an entry stand before it. */
const HEAD_BYTES = 8;
const SUFFIX = '.spool';

export interface DiskSpoolOptions {
  /** A folder of this process alone; made if it is not there. */
  readonly directory: string;
  readonly limitBytes: number;
}

interface SpoolFile {
  readonly path: string;
  /** Entries that are not done, oldest first, by place. */
  entries: { readonly at: number; readonly length: number }[];
  bytes: number;
}

/**
 * Files of entries one behind the other. An entry is written and synced before it counts; a torn one at the end of a
 * file is what a crash left of an append that nobody was told of. A file goes when all its entries are done, so after a
 * crash some that were done are read again.
 */
export async function openDiskSpool(options: DiskSpoolOptions): Promise<ClickSpool> {
  await mkdir(options.directory, { recursive: true });
  const names = (await readdir(options.directory)).filter((name) => name.endsWith(SUFFIX)).sort();
  const files: SpoolFile[] = [];
  for (const name of names) {
    const path = join(options.directory, name);
    const entries = entriesOf(await readFile(path));
    const last = entries[entries.length - 1];
    if (last === undefined) await rm(path);
    else files.push({ path, entries, bytes: last.at + last.length });
  }
  const serial = Number.parseInt(names[names.length - 1] ?? '0', 10);
  return new DiskSpool(options, files, serial);
}

class DiskSpool implements ClickSpool {
  readonly #options: DiskSpoolOptions;
  readonly #files: SpoolFile[];
  #serial: number;
  /** Of the last file, when this run made it. */
  #handle: FileHandle | undefined;
  /** One step at a time: what is asked meanwhile waits in order. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DiskSpoolOptions, files: SpoolFile[], serial: number) {
    this.#options = options;
    this.#files = files;
    this.#serial = serial;
  }

  append(entry: Uint8Array): Promise<boolean> {
    return this.#inTurn(async () => {
      const length = HEAD_BYTES + entry.length;
      if (this.depth().bytes + length > this.#options.limitBytes) return false;
      const file = await this.#file();
      const bytes = Buffer.allocUnsafe(length);
      bytes.writeUInt32BE(entry.length, 0);
      bytes.writeUInt32BE(crc32(entry), 4);
      bytes.set(entry, HEAD_BYTES);
      await this.#handle!.write(bytes, 0, length, file.bytes);
      await this.#handle!.datasync();
      file.entries.push({ at: file.bytes + HEAD_BYTES, length: entry.length });
      file.bytes += length;
      return true;
    });
  }

  oldest(count: number): Promise<Uint8Array[]> {
    return this.#inTurn(async () => {
      const [file] = this.#files;
      if (file === undefined) return [];
      const bytes = await readFile(file.path);
      return file.entries.slice(0, count).map(({ at, length }) => bytes.subarray(at, at + length));
    });
  }

  done(count: number): Promise<void> {
    return this.#inTurn(async () => {
      const [file] = this.#files;
      if (file === undefined) return;
      file.entries = file.entries.slice(count);
      if (file.entries.length > 0) return;
      this.#files.shift();
      if (this.#files.length === 0) await this.#release();
      await rm(file.path);
    });
  }

  depth(): SpoolDepth {
    let [entries, bytes] = [0, 0];
    for (const file of this.#files) {
      entries += file.entries.length;
      bytes += file.bytes;
    }
    return { entries, bytes, limitBytes: this.#options.limitBytes };
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#release());
  }

  /** The file that takes appends. */
  async #file(): Promise<SpoolFile> {
    const newest = this.#files[this.#files.length - 1];
    if (this.#handle !== undefined && newest !== undefined && newest.bytes < FILE_BYTES) return newest;
    await this.#release();
    const path = join(this.#options.directory, `${String(++this.#serial).padStart(12, '0')}${SUFFIX}`);
    this.#handle = await open(path, 'wx', 0o600);
    const file: SpoolFile = { path, entries: [], bytes: 0 };
    this.#files.push(file);
    return file;
  }

  async #release(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  #inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function entriesOf(bytes: Buffer): { at: number; length: number }[] {
  const entries: { at: number; length: number }[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const start = at + HEAD_BYTES;
    if (start + length > bytes.length) break;
    if (crc32(bytes.subarray(start, start + length)) !== bytes.readUInt32BE(at + 4)) break;
    entries.push({ at: start, length });
    at = start + length;
  }
  return entries;
}
