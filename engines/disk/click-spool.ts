import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import type { ClickSpool, SpoolDepth } from '../../ports/click-spool.ts';

const sync = promisify(fdatasync);
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
 * Files of entries one behind the other. An entry is in the system's memory when `append` returns, which costs some tens
 * of microseconds, and on disk when it is synced; a torn one at the end of a file is what a loss of power left. A file
 * goes when all its entries are done, so after a crash some that were done are read again.
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
  #descriptor: number | undefined;
  /** One step at a time: what is asked meanwhile waits in order, so that no descriptor is closed while it is synced. */
  #last: Promise<unknown> = Promise.resolve();
  /** A sync that has not begun: it does for all who ask until then. */
  #sync: Promise<void> | undefined;

  constructor(options: DiskSpoolOptions, files: SpoolFile[], serial: number) {
    this.#options = options;
    this.#files = files;
    this.#serial = serial;
  }

  append(entry: Uint8Array): boolean {
    const length = HEAD_BYTES + entry.length;
    if (this.depth().bytes + length > this.#options.limitBytes) return false;
    const file = this.#file();
    const bytes = Buffer.allocUnsafe(length);
    bytes.writeUInt32BE(entry.length, 0);
    bytes.writeUInt32BE(crc32(entry), 4);
    bytes.set(entry, HEAD_BYTES);
    // What a write left that failed in its middle is written over by the next one.
    for (let done = 0; done < length; ) {
      done += writeSync(this.#descriptor!, bytes, done, length - done, file.bytes + done);
    }
    file.entries.push({ at: file.bytes + HEAD_BYTES, length: entry.length });
    file.bytes += length;
    return true;
  }

  synced(): Promise<void> {
    this.#sync ??= this.#inTurn(async () => {
      this.#sync = undefined;
      if (this.#descriptor !== undefined) await sync(this.#descriptor);
    });
    return this.#sync;
  }

  oldest(count: number): Promise<Uint8Array[]> {
    return this.#inTurn(async () => {
      const [file] = this.#files;
      if (file === undefined) return [];
      // Taken before the file is read: what is appended meanwhile may not be in it.
      const entries = file.entries.slice(0, count);
      const bytes = await readFile(file.path);
      return entries.map(({ at, length }) => bytes.subarray(at, at + length));
    });
  }

  done(count: number): Promise<void> {
    return this.#inTurn(async () => {
      const [file] = this.#files;
      if (file === undefined) return;
      file.entries = file.entries.slice(count);
      if (file.entries.length > 0) return;
      this.#files.shift();
      if (this.#files.length === 0) this.#release();
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
    return this.#inTurn(async () => this.#release());
  }

  /** The file that takes appends. */
  #file(): SpoolFile {
    const newest = this.#files[this.#files.length - 1];
    if (this.#descriptor !== undefined && newest !== undefined && newest.bytes < FILE_BYTES) return newest;
    const full = this.#descriptor;
    if (full !== undefined) this.#retire(full);
    const path = join(this.#options.directory, `${String(++this.#serial).padStart(12, '0')}${SUFFIX}`);
    this.#descriptor = openSync(path, 'wx', 0o600);
    const file: SpoolFile = { path, entries: [], bytes: 0 };
    this.#files.push(file);
    return file;
  }

  /** A full file is synced once more behind whatever is under way, since `synced` knows the newest only, and closed. */
  #retire(descriptor: number): void {
    this.#descriptor = undefined;
    this.#inTurn(async () => {
      try {
        await sync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    }).catch(() => undefined);
  }

  /** In turn. */
  #release(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
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
