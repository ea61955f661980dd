import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, identify } from './process-identity.ts';

/** One process of a running cluster, as another terminal finds it. */
export interface Entry {
  readonly name: string;
  readonly address: string;
  readonly log: string;
  /** Undefined while it does not run. */
  readonly process?: Identity | undefined;
}

/** What runs on a directory, kept in it: for `--status`, for `--down`, and for a start after the launcher was killed. */
export interface State {
  readonly launcher: Identity;
  /** In the order in which they are stopped. */
  readonly entries: readonly Entry[];
}

/** Who is to be written down. */
export interface Running {
  readonly name: string;
  readonly address: string;
  readonly log: string;
  readonly pid: number | undefined;
}

/** Keeps the state in `directory`. Only who holds the directory's lock writes. */
export class StateFile {
  readonly path: string;
  /** Writes go one after the other: each would otherwise rename the other's draft. */
  #last: Promise<void> = Promise.resolve();

  constructor(directory: string) {
    this.path = join(directory, 'cluster.json');
  }

  /** Undefined: nothing was started, or it was stopped in order. */
  async read(): Promise<State | undefined> {
    try {
      return JSON.parse(await readFile(this.path, 'utf8')) as State;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`${this.path} cannot be read: ${(error as Error).message}`);
    }
  }

  write(running: readonly Running[]): Promise<void> {
    this.#last = this.#last.then(() => this.#write(running));
    return this.#last;
  }

  async #write(running: readonly Running[]): Promise<void> {
    const entries = await Promise.all(
      running.map(async ({ name, address, log, pid }): Promise<Entry> => {
        const process = pid === undefined ? undefined : await identify(pid);
        return { name, address, log, process };
      }),
    );
    const launcher = await identify(process.pid);
    const draft = `${this.path}.draft`;
    await writeFile(draft, `${JSON.stringify({ launcher, entries }, undefined, 2)}\n`);
    await rename(draft, this.path);
  }

  async remove(): Promise<void> {
    await this.#last;
    await rm(this.path, { force: true });
  }
}
