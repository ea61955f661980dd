import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a migration asks of the running source. Written by the migration alone. */
export interface FreezeRequest {
  /** Of the migration. */
  readonly id: string;
  /** Rises with each renewal: the source counts the lease from when it sees a new one, by its own clock. */
  readonly beat: number;
  readonly leaseMs: number;
  /** The term of a freeze that shall stay for good; '': none yet. */
  readonly seal: string;
  /** Where the installation moves to, for people. */
  readonly to: string;
}

/** The source's answer: nothing is taken any more. Written by the source alone, and gone when it thaws. */
export interface Frozen {
  readonly id: string;
  /** Of this freeze, unlike any other: between two terms something may have been taken. */
  readonly term: string;
  /** Of the log. */
  readonly epoch: string;
  /** Offset at which the log ends. */
  readonly end: number;
  /** Wall clock. */
  readonly at: number;
}

/** The source is frozen for good. Written by the source, or by the migration while it holds the folder's lock. */
export interface Moved {
  readonly id: string;
  readonly to: string;
  readonly at: number;
}

interface Contents {
  readonly freeze: FreezeRequest;
  readonly frozen: Frozen;
  readonly migrated: Moved;
}

/** The files by which a migration and the source that it moves speak with each other. */
export class FreezeFiles {
  readonly directory: string;

  /** `data`: the folder of the installation. */
  constructor(data: string) {
    this.directory = join(data, 'migration');
  }

  async make(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
  }

  /** undefined: not there. */
  async read<Name extends keyof Contents>(name: Name): Promise<Contents[Name] | undefined> {
    let text: string;
    try {
      text = await readFile(join(this.directory, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return JSON.parse(text) as Contents[Name];
  }

  /** All or nothing, and durable when it resolves. */
  write<Name extends keyof Contents>(name: Name, contents: Contents[Name]): Promise<void> {
    return replaceFile(this.directory, name, contents);
  }

  async remove(name: keyof Contents): Promise<void> {
    await rm(join(this.directory, name), { force: true });
  }
}

/** Puts `contents` as JSON in place of what the file held: a reader, or a crash, finds the old or the new. */
export async function replaceFile(directory: string, name: string, contents: object): Promise<void> {
  const draft = join(directory, `${name}.${process.pid}.tmp`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(contents)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(directory, name));
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
