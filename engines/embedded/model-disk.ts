import path from 'node:path';
import type { FileOps, OpenFile, OpenMode } from './file-ops.ts';

const SECTOR = 512;

/** Which promise the disk breaks, for tests that show that breaking it is found out. */
export type Honesty = 'honest' | 'confirms without syncing' | 'confirms before writing';

/** 'power': what was not synced may be dropped, torn or come in another order; 'kill': the page cache survives. */
export type CrashKind = 'power' | 'kill';

export interface ModelDiskOptions {
  /** From 0 to below 1; seeded by the test. */
  readonly random: () => number;
  readonly honesty?: Honesty;
  /** Asked before each change; an error fails it before anything is done. */
  readonly fault?: (operation: 'open' | 'write' | 'sync', file: string) => Error | undefined;
}

interface PendingWrite {
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** A file without its name: what is durable, and what was written since. */
class Inode {
  durable: Uint8Array;
  volatile: Uint8Array;
  pending: PendingWrite[] = [];

  constructor(content: Uint8Array) {
    this.durable = content;
    this.volatile = content.slice();
  }

  write(write: PendingWrite): void {
    this.volatile = written(this.volatile, write);
    this.pending.push(write);
  }

  /** Makes durable what `writes` holds; what was written later stays pending. */
  sync(writes: readonly PendingWrite[]): void {
    for (const write of writes) {
      const index = this.pending.indexOf(write);
      if (index < 0) continue;
      this.durable = written(this.durable, write);
      this.pending.splice(index, 1);
    }
  }
}

/** A change of names that is not durable yet: `gone` leaves, `name` leads to `inode`; both at once in a rename. */
interface PendingName {
  readonly directory: string;
  readonly gone: string | undefined;
  readonly name: string | undefined;
  readonly inode: Inode | undefined;
}

/**
 * A disk in memory that keeps what it confirmed as durable and, at a crash, any part of the rest: each unsynced write
 * sector by sector, in any order, and each unsynced change of names or none. Operations end in later turns.
 */
export class ModelDisk implements FileOps {
  readonly #options: ModelDiskOptions;
  readonly #durableNames: Map<string, Inode>;
  readonly #names: Map<string, Inode>;
  #pendingNames: PendingName[] = [];
  #dead = false;

  constructor(options: ModelDiskOptions, survived = new Map<string, Inode>()) {
    this.#options = options;
    this.#durableNames = survived;
    this.#names = new Map(survived);
  }

  /** What the next process finds. Of this disk nothing is heard any more: its process is gone. */
  crash(kind: CrashKind, options: Partial<ModelDiskOptions> = {}): ModelDisk {
    this.#dead = true;
    const names = kind === 'kill' ? this.#names : this.#survivingNames();
    const survived = new Map<string, Inode>();
    const renewed = new Map<Inode, Inode>();
    for (const [name, inode] of names) {
      if (!renewed.has(inode))
        renewed.set(inode, kind === 'kill' ? inode : new Inode(this.#surviving(inode)));
      survived.set(name, renewed.get(inode)!);
    }
    const next = new ModelDisk({ ...this.#options, ...options }, survived);
    // The page cache that survived a kill is as volatile as before.
    if (kind === 'kill') next.#inheritNames(this.#durableNames, this.#pendingNames);
    return next;
  }

  /** The bytes as a process would read them, to look at or to damage. */
  content(file: string): Uint8Array {
    return this.#inode(file).volatile;
  }

  has(file: string): boolean {
    return this.#names.has(file);
  }

  /** Changes bytes on the disk itself, as rot does. */
  damage(file: string, position: number, bytes: Uint8Array): void {
    const inode = this.#inode(file);
    inode.volatile = written(inode.volatile, { position, bytes });
    inode.durable = written(inode.durable, { position, bytes });
  }

  async open(file: string, mode: OpenMode): Promise<OpenFile> {
    await this.#turn();
    if (mode === 'create') {
      this.#fail('open', file);
      const inode = new Inode(new Uint8Array(0));
      this.#rename({ directory: path.dirname(file), gone: undefined, name: file, inode });
      return this.#handle(file, inode);
    }
    return this.#handle(file, this.#inode(file));
  }

  async list(directory: string): Promise<string[]> {
    await this.#turn();
    const inside = [...this.#names.keys()].filter((name) => path.dirname(name) === directory);
    return inside.map((name) => path.basename(name));
  }

  async makeDirectory(): Promise<void> {
    await this.#turn();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#turn();
    this.#rename({ directory: path.dirname(to), gone: from, name: to, inode: this.#inode(from) });
  }

  async remove(file: string): Promise<void> {
    await this.#turn();
    this.#inode(file);
    this.#rename({ directory: path.dirname(file), gone: file, name: undefined, inode: undefined });
  }

  async syncDirectory(directory: string): Promise<void> {
    await this.#turn();
    this.#fail('sync', directory);
    if (this.#options.honesty === 'confirms without syncing') return;
    for (const pending of this.#pendingNames) {
      if (pending.directory === directory) apply(this.#durableNames, pending);
    }
    this.#pendingNames = this.#pendingNames.filter((pending) => pending.directory !== directory);
  }

  #handle(file: string, inode: Inode): OpenFile {
    const { honesty } = this.#options;
    const later = (step: () => void): void => {
      setImmediate(() => {
        if (!this.#dead) step();
      });
    };
    const failing = (operation: 'write' | 'sync') => this.#options.fault?.(operation, file);
    const write = (position: number, bytes: Uint8Array): PendingWrite => {
      const pending = { position, bytes: bytes.slice() };
      inode.write(pending);
      return pending;
    };
    return {
      size: async () => {
        await this.#turn();
        return inode.volatile.length;
      },
      read: (target, position, done) => {
        later(() => {
          const part = inode.volatile.subarray(position, position + target.length);
          target.set(part);
          done(null, part.length);
        });
      },
      write: (bytes, position, done) => {
        const error = failing('write') ?? null;
        if (error === null) write(position, bytes);
        later(() => done(error));
      },
      writeDurably: (bytes, position, done) => {
        const error = failing('write') ?? failing('sync') ?? null;
        if (error !== null) return later(() => done(error));
        if (honesty === 'confirms before writing') {
          const copy = bytes.slice();
          later(() => done(null));
          return later(() => later(() => inode.sync([write(position, copy)])));
        }
        const pending = write(position, bytes);
        // A crash in between finds it written and not yet durable.
        later(() => {
          if (honesty !== 'confirms without syncing') inode.sync([pending]);
          done(null);
        });
      },
      datasync: (done) => {
        const error = failing('sync') ?? null;
        const pending = [...inode.pending];
        later(() => {
          if (error === null && honesty !== 'confirms without syncing') inode.sync(pending);
          done(error);
        });
      },
      close: () => this.#turn(),
    };
  }

  /** Never resolves for a process that is gone. */
  #turn(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        if (!this.#dead) resolve();
      });
    });
  }

  #fail(operation: 'open' | 'sync', file: string): void {
    const error = this.#options.fault?.(operation, file);
    if (error !== undefined) throw error;
  }

  #inode(file: string): Inode {
    const inode = this.#names.get(file);
    if (inode === undefined) throw Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' });
    return inode;
  }

  #rename(pending: PendingName): void {
    apply(this.#names, pending);
    this.#pendingNames.push(pending);
  }

  #inheritNames(durable: ReadonlyMap<string, Inode>, pending: readonly PendingName[]): void {
    this.#durableNames.clear();
    for (const [name, inode] of durable) this.#durableNames.set(name, inode);
    this.#pendingNames = [...pending];
  }

  #survivingNames(): Map<string, Inode> {
    const names = new Map(this.#durableNames);
    for (const pending of this.#pendingNames) {
      if (this.#options.random() < 0.5) apply(names, pending);
    }
    return names;
  }

  /** The durable bytes and, of each unsynced write, all, none, or some sectors; the later write need not win. */
  #surviving(inode: Inode): Uint8Array {
    const { random } = this.#options;
    let content: Uint8Array = inode.durable.slice();
    for (const { position, bytes } of shuffled(inode.pending, random)) {
      const share = [0, 1, random()][Math.floor(random() * 3)]!;
      for (let at = 0; at < bytes.length; ) {
        const end = Math.min(bytes.length, at + SECTOR - ((position + at) % SECTOR));
        if (random() < share) {
          content = written(content, { position: position + at, bytes: bytes.subarray(at, end) });
        }
        at = end;
      }
    }
    return content;
  }
}

function apply(names: Map<string, Inode>, { gone, name, inode }: PendingName): void {
  if (gone !== undefined) names.delete(gone);
  if (name !== undefined && inode !== undefined) names.set(name, inode);
}

/** Changes `content` in place where it is long enough; what it returns is the content. */
function written(content: Uint8Array, { position, bytes }: PendingWrite): Uint8Array {
  let target = content;
  if (position + bytes.length > content.length) {
    target = new Uint8Array(position + bytes.length);
    target.set(content);
  }
  target.set(bytes, position);
  return target;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** Numbers from 0 to below 1 that follow from the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
