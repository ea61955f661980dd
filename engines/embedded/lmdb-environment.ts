import { mkdir, open as openFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';

export type Rows = Database<Uint8Array, Uint8Array>;

/** Named databases that an environment has room for. */
const MAX_DATABASES = 64;

/** One LMDB environment: named databases of binary keys and values that are committed together. */
export interface LmdbEnvironment {
  /** Opens a database, making it if it is not there. */
  rows(name: string): Rows;
  /**
   * Runs `put`, which calls `put` and `remove` of the databases and must not throw, and commits it all in one
   * transaction. Resolves when the transaction is synced to disk and seen by later reads; rejects with the system's
   * reason when nothing of it was done. One at a time.
   */
  commit(put: () => void): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the environment in `directory`, on a local disk. `mapSizeBytes` is address space, not disk: it only has to be
 * larger than the data for reads to need no new mapping.
 */
export async function openEnvironment(directory: string, mapSizeBytes: number): Promise<LmdbEnvironment> {
  const path = resolve(directory);
  await mkdir(path, { recursive: true });
  const root = open<Uint8Array, Uint8Array>({
    path,
    // A dot in the folder's name would make lmdb-js take it for a file.
    noSubdir: false,
    encoding: 'binary',
    keyEncoding: 'binary',
    cache: false,
    maxDbs: MAX_DATABASES,
    mapSize: mapSizeBytes,
    // A commit resolves only when it is synced: with overlapping syncs it would resolve before.
    overlappingSync: false,
    // Puts stand between the begin and end that `batch` writes. Event-turn batching would open a transaction of its
    // own besides, whose promise nobody holds: its rejection would end the process.
    eventTurnBatching: false,
  });
  await syncDirectory(path);
  await syncDirectory(dirname(path));
  return new Environment(root);
}

class Environment implements LmdbEnvironment {
  readonly #root: RootDatabase<Uint8Array, Uint8Array>;

  constructor(root: RootDatabase<Uint8Array, Uint8Array>) {
    this.#root = root;
  }

  rows(name: string): Rows {
    return this.#root.openDB<Uint8Array, Uint8Array>({
      name,
      encoding: 'binary',
      keyEncoding: 'binary',
      cache: false,
    });
  }

  async commit(put: () => void): Promise<void> {
    try {
      await this.#root.batch(put);
    } catch (error) {
      throw await reasonOf(error);
    }
  }

  async close(): Promise<void> {
    await this.#root.close();
  }
}

/** lmdb-js says why a commit failed by a second promise that rejects later; left alone it would end the process. */
async function reasonOf(error: unknown): Promise<unknown> {
  const reason = (error as { commitError?: Promise<never> }).commitError;
  if (reason === undefined) return error;
  return reason.catch((cause: unknown) => cause);
}

/** A new file survives a loss of power only when the folder that names it is synced too. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await openFile(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
