import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../engines/embedded/freeze-files.ts';
import { Refusal } from './refusal.ts';
import type { Covered } from './tail.ts';

const FILE = 'journal.json';
const VERSION = 2;

/** How far a migration has come. What it says is done is done at the target; more may be. */
export interface Progress {
  readonly version: number;
  /** Of this migration, over all its runs. */
  readonly id: string;
  /** Identity of the source's data, and the epoch of its log. */
  readonly source: string;
  readonly epoch: string;
  readonly target: string;
  readonly phase: 'bulk' | 'tail' | 'moved';
  /** Records of the source's log whose effects are at the target, or will be when the bulk is done. */
  readonly covered: Covered;
  /** Where the bulk goes on in each table; undefined: the table is done. */
  readonly cursors: Readonly<Record<BulkTable, string | undefined>>;
  /** Uses of each invite as they were put. */
  readonly invites: Readonly<Record<string, number>>;
  /** API keys of links that were put, with their owners. */
  readonly apiKeys: Readonly<Record<string, string>>;
  /** Wall clock. */
  readonly begun: number;
}

/** Conversations need no cursor: the target's own checkpoints, written last, say which are there. */
export type BulkTable = 'outcomes' | 'marks' | 'users';
export const FROM_THE_START = { outcomes: '', marks: '', users: '' } as const;

/** The migration's own memory, a small file that is replaced as a whole. */
export class Journal {
  readonly #directory: string;
  #progress: Progress;

  private constructor(directory: string, progress: Progress) {
    this.#directory = directory;
    this.#progress = progress;
  }

  /** Goes on with the journal in the folder, or begins one. */
  static async open(directory: string, fresh: Omit<Progress, 'version'>): Promise<Journal> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const standing = await read(directory);
    if (standing === undefined) {
      const journal = new Journal(directory, { ...fresh, version: VERSION });
      await journal.note({});
      return journal;
    }
    const file = join(directory, FILE);
    if (standing.version !== VERSION) throw new Refusal(`The journal ${file} is of another version of Kith.`);
    if (standing.source !== fresh.source || standing.epoch !== fresh.epoch) {
      throw new Refusal(`The journal ${file} is of other data than what stands there now; remove it.`);
    }
    if (standing.target !== fresh.target) {
      throw new Refusal(
        `The journal ${file} tells of a migration to ${standing.target} that was begun, not to ${fresh.target}. ` +
          'Give the same target, or remove the folder of the journal to give that one up.',
      );
    }
    return new Journal(directory, standing);
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** Resolves when it is durable. */
  async note(change: Partial<Progress>): Promise<void> {
    this.#progress = { ...this.#progress, ...change };
    await replaceFile(this.#directory, FILE, this.#progress);
  }
}

async function read(directory: string): Promise<Progress | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, FILE), 'utf8')) as Progress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Refusal(`The journal ${join(directory, FILE)} cannot be read: ${(error as Error).message}`);
  }
}
