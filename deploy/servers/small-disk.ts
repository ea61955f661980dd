import { execFile, execFileSync } from 'node:child_process';
import { mkdir, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const MEGABYTE = 1024 * 1024;
/** Tries to make it as small as what is on it, while others write there. */
const TRIES = 50;
const run = promisify(execFile);

/** A file system of its own in memory, for a server whose disk is to be full. Needs the right to mount: root. */
export class SmallDisk {
  readonly path: string;
  readonly #bytes: number;
  #isMounted = true;

  private constructor(path: string, bytes: number) {
    this.path = path;
    this.#bytes = bytes;
  }

  /** Mounts it on `path`, which is made. Throws a sentence where mounting is not allowed. */
  static async mount(path: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
    } catch (error) {
      throw new Error(`A small disk cannot be mounted on ${path}; that takes root.`, { cause: error });
    }
    return new SmallDisk(path, megabytes * MEGABYTE);
  }

  /** From one moment to the next only `left` bytes are free, or less: it becomes as small as what is on it. */
  async fill(left: number): Promise<void> {
    for (let tries = TRIES; ; tries--) {
      const { blocks, bfree, bsize } = await statfs(this.path);
      try {
        return await this.#resize((blocks - bfree) * bsize + left);
      } catch (error) {
        // Somebody wrote since it was looked at: it cannot be smaller than what is on it.
        if (tries === 1) throw error;
      }
    }
  }

  /** There is as much room as at first. */
  clear(): Promise<void> {
    return this.#resize(this.#bytes);
  }

  /** All on it is gone, once. At once, also while a process that ends has files open there. */
  unmount(): void {
    if (!this.#isMounted) return;
    this.#isMounted = false;
    execFileSync('umount', ['--lazy', this.path]);
  }

  async #resize(bytes: number): Promise<void> {
    await run('mount', ['-o', `remount,size=${bytes}`, this.path]);
  }
}
