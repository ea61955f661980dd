import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const LOCK_FILE = 'process.lock';

/** Another process, or another part of this one, uses the folder. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
  readonly directory: string;
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(`The folder ${directory} is in use by process ${pid}; stop that process or choose another folder.`);
    this.directory = directory;
    this.pid = pid;
  }
}

export interface DirectoryLock {
  /** Lets others take the folder. Idempotent. */
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, making the folder if it is not there. A lock that a process left behind when
 * it was killed is taken over. Rejects with `DirectoryInUse`. Holds among processes that see each other's ids: of one
 * machine and one container.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const folder = resolve(directory);
  await mkdir(folder, { recursive: true });
  const file = join(folder, LOCK_FILE);
  const holder: Holder = { id: randomUUID(), pid: process.pid, start: (await startOf(process.pid)) ?? '' };
  const inUseBy = await acquire(file, holder);
  if (inUseBy !== undefined) throw new DirectoryInUse(folder, inUseBy.pid);
  return { release: () => release(file, holder) };
}

interface Holder {
  /** Of this lock: no two are alike. */
  readonly id: string;
  readonly pid: number;
  /** When the process began, so that a later process with the same id is not taken for it; '': not known. */
  readonly start: string;
}

/** Who holds the lock and lives; undefined: `holder` has it now. */
async function acquire(file: string, holder: Holder): Promise<Holder | undefined> {
  const draft = `${file}.${holder.id}`;
  await writeFile(draft, JSON.stringify(holder), { flag: 'wx' });
  try {
    for (;;) {
      if (await linked(draft, file)) return undefined;
      const standing = await read(file);
      if (standing === undefined) continue;
      if (await lives(standing)) return standing;
      if (await replace(file, draft, standing, holder)) return undefined;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Replaces the lock of a dead holder. Whoever does so must hold a lock named after that very holder and see, with it,
 * that the dead one's still stands: of two who found it stale, the later would otherwise throw out the earlier. That
 * lock is taken in the same way, so that one who dies here stops nobody.
 */
async function replace(file: string, draft: string, dead: Holder, holder: Holder): Promise<boolean> {
  const permit = `${file}.after-${dead.id}`;
  const other = await acquire(permit, { ...holder, id: randomUUID() });
  if (other !== undefined) return false;
  try {
    if ((await read(file))?.id !== dead.id) return false;
    await rename(draft, file);
    return true;
  } finally {
    await rm(permit, { force: true });
  }
}

async function release(file: string, holder: Holder): Promise<void> {
  if ((await read(file))?.id === holder.id) await rm(file, { force: true });
}

/** A hard link is as exclusive as O_EXCL, and the file has its content from the first moment. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function read(file: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    throw new Error(`The lock file ${file} is damaged; remove it when no process uses the folder.`);
  }
}

async function lives(holder: Holder): Promise<boolean> {
  const start = await startOf(holder.pid);
  if (start === null) return false;
  if (start !== undefined && holder.start !== '') return start === holder.start;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process began: the boot and the ticks since it. null: there is no such process, or only a zombie of it;
 * undefined: this system does not tell.
 */
async function startOf(pid: number): Promise<string | null | undefined> {
  let boot: string;
  try {
    boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return undefined;
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // proc(5): the second field is the command in parentheses and may hold anything; state is the third, start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot.trim()}:${fields[19]}`;
  } catch (error) {
    const gone = ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
    return gone ? null : undefined;
  }
}
