import { execFile, execFileSync } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MEGABYTE = 1024 * 1024;
const run = promisify(execFile);

/** A file system of its own in memory, for a server whose disk is to be full. Needs the right to mount: root. */
export class SmallDisk {
  readonly path: string;
  #isMounted = true;

  private constructor(path: string) {
    this.path = path;
  }

  /** Mounts it on `path`, which is made. Throws a sentence where mounting is not allowed. */
  static async mount(path: string, megabytes: number): Promise<SmallDisk> {
    await mkdir(path, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
    } catch (error) {
      throw new Error(`A small disk cannot be mounted on ${path}; that takes root.`, { cause: error });
    }
    return new SmallDisk(path);
  }

  /** Fills it up until `left` bytes are free, or none where others write meanwhile. */
  async fill(left: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.path);
    const file = await open(this.#filler, 'w');
    try {
      for (let more = bavail * bsize - left; more > 0; more -= MEGABYTE) {
        await file.write(Buffer.alloc(Math.min(more, MEGABYTE)));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  /** Takes away what `fill` wrote. */
  async clear(): Promise<void> {
    await rm(this.#filler, { force: true });
  }

  /** All on it is gone, once. At once, also while a process that ends has files open there. */
  unmount(): void {
    if (!this.#isMounted) return;
    this.#isMounted = false;
    execFileSync('umount', ['--lazy', this.path]);
  }

  get #filler(): string {
    return join(this.path, 'filler');
  }
}
