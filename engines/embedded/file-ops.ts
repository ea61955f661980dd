import fs, { constants } from 'node:fs';
import path from 'node:path';

/**
 * The file operations that the segment log stands on, passed in so that tests run it on a disk that crashes.
 *
 * Nothing survives a crash but what one of the durable operations confirmed: the bytes of a file by `datasync` or
 * `writeDurably`, the names in a directory by `syncDirectory`. Errors are those of node:fs, with `code`.
 */
export interface FileOps {
  /** 'create' makes the file or empties it; 'update' and 'read' open one that is there. */
  open(file: string, mode: OpenMode): Promise<OpenFile>;
  /** Names in the directory, in no order. */
  list(directory: string): Promise<string[]>;
  makeDirectory(directory: string): Promise<void>;
  /** Replaces what stands at `to`, atomically. */
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  syncDirectory(directory: string): Promise<void>;
}

export type OpenMode = 'create' | 'update' | 'read';

/** `done` is called exactly once and never within the call. Callbacks, because they cost half of what promises do. */
export interface OpenFile {
  size(): Promise<number>;
  /** Fills `target` from `position`; fewer bytes come only at the end of the file. */
  read(target: Uint8Array, position: number, done: (error: Error | null, bytes: number) => void): void;
  /** Writes all of `bytes`, into the page cache. */
  write(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void;
  /** Writes all of `bytes`; when it is done without an error they survive a crash. */
  writeDurably(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void;
  datasync(done: (error: Error | null) => void): void;
  close(): Promise<void>;
}

export const nodeFileOps: FileOps = {
  open: openNodeFile,
  list: (directory) => fs.promises.readdir(directory),
  makeDirectory: async (directory) => {
    await fs.promises.mkdir(directory, { recursive: true });
    await syncNodeDirectory(path.dirname(directory));
  },
  rename: (from, to) => fs.promises.rename(from, to),
  remove: (file) => fs.promises.unlink(file),
  syncDirectory: syncNodeDirectory,
};

async function syncNodeDirectory(directory: string): Promise<void> {
  const handle = await fs.promises.open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * On Linux a descriptor opened with O_DSYNC makes write and fdatasync one system call and one trip through libuv's
 * threads: a third less CPU and half the p99 of the two in turn. Elsewhere O_DSYNC is missing or does not reach the
 * disk (macOS needs F_FULLFSYNC, which libuv's fdatasync asks for).
 */
const ONE_CALL = process.platform === 'linux';

const FLAGS: Record<OpenMode, number> = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
  update: constants.O_RDWR,
  read: constants.O_RDONLY,
};

function openNodeFile(file: string, mode: OpenMode): Promise<OpenFile> {
  return new Promise((resolve, reject) => {
    fs.open(file, FLAGS[mode], 0o600, (error, descriptor) => {
      if (error !== null) return reject(error);
      if (!ONE_CALL || mode === 'read') return resolve(new NodeFile(descriptor, undefined));
      fs.open(file, constants.O_RDWR | constants.O_DSYNC, (durableError, durable) => {
        if (durableError === null) return resolve(new NodeFile(descriptor, durable));
        fs.close(descriptor, () => reject(durableError));
      });
    });
  });
}

class NodeFile implements OpenFile {
  readonly #descriptor: number;
  readonly #durable: number | undefined;

  constructor(descriptor: number, durable: number | undefined) {
    this.#descriptor = descriptor;
    this.#durable = durable;
  }

  size(): Promise<number> {
    return new Promise((resolve, reject) => {
      fs.fstat(this.#descriptor, (error, stats) => (error === null ? resolve(stats.size) : reject(error)));
    });
  }

  read(target: Uint8Array, position: number, done: (error: Error | null, bytes: number) => void): void {
    let filled = 0;
    const step = (error: Error | null, bytes: number): void => {
      filled += bytes;
      if (error !== null || bytes === 0 || filled === target.length) {
        done(error, filled);
        return;
      }
      fs.read(this.#descriptor, target, filled, target.length - filled, position + filled, step);
    };
    fs.read(this.#descriptor, target, 0, target.length, position, step);
  }

  write(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void {
    writeAll(this.#descriptor, bytes, position, done);
  }

  writeDurably(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void {
    if (this.#durable !== undefined) {
      writeAll(this.#durable, bytes, position, done);
      return;
    }
    writeAll(this.#descriptor, bytes, position, (error) => {
      if (error !== null) done(error);
      else fs.fdatasync(this.#descriptor, done);
    });
  }

  datasync(done: (error: Error | null) => void): void {
    fs.fdatasync(this.#descriptor, done);
  }

  async close(): Promise<void> {
    if (this.#durable !== undefined) await closeDescriptor(this.#durable);
    await closeDescriptor(this.#descriptor);
  }
}

function closeDescriptor(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.close(descriptor, (error) => (error ? reject(error) : resolve()));
  });
}

function writeAll(
  descriptor: number,
  bytes: Uint8Array,
  position: number,
  done: (error: Error | null) => void,
): void {
  let written = 0;
  const step = (error: Error | null, count: number): void => {
    written += count;
    if (error !== null || written === bytes.length) {
      done(error);
      return;
    }
    fs.write(descriptor, bytes, written, bytes.length - written, position + written, step);
  };
  fs.write(descriptor, bytes, 0, bytes.length, position, step);
}

/** Promise forms, for what is not on the path of every append. */
export function readAt(file: OpenFile, target: Uint8Array, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    file.read(target, position, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

export function writeAt(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    file.write(bytes, position, (error) => (error === null ? resolve() : reject(error)));
  });
}

export function datasync(file: OpenFile): Promise<void> {
  return new Promise((resolve, reject) => {
    file.datasync((error) => (error === null ? resolve() : reject(error)));
  });
}

const ZERO_STEP = 1024 * 1024;

/** Writes zeros over [from, to), into the page cache. */
export async function writeZeros(file: OpenFile, from: number, to: number): Promise<void> {
  const zeros = new Uint8Array(Math.min(ZERO_STEP, Math.max(0, to - from)));
  for (let position = from; position < to; position += zeros.length) {
    await writeAt(file, zeros.subarray(0, Math.min(zeros.length, to - position)), position);
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
