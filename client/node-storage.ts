import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import type { ClientStorage } from './storage.ts';

export interface FileStorage extends ClientStorage {
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/** Lines of no more use that are put up with before the file is written anew, besides as many as are of use. */
const SLACK = 1_000;

/**
 * A file of JSON lines, `["key","value"]` or `["key"]` for a deletion, to which changes are appended. What was set
 * survives the process, however it ends; not fsynced, so a power cut may take the last moments.
 */
export async function fileStorage(path: string): Promise<FileStorage> {
  const map = new Map<string, string>();
  let lines = await load(path, map);
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    // All that is set in one turn of the event loop, and while the last write ran, is one write.
    await undefined;
    const batch = waiting;
    waiting = [];
    lines += batch.length;
    if (lines > 2 * map.size + SLACK) lines = await rewrite(path, map);
    else await appendFile(path, batch.join(''), { mode: 0o600 });
  };
  const append = (line: string): Promise<void> => {
    waiting.push(line);
    if (waiting.length > 1) return writing!;
    // A failed write is told to those who waited for it, and stops nobody behind it.
    writing = (writing ?? Promise.resolve()).catch(() => undefined).then(write);
    return writing;
  };

  return {
    get: async (key) => map.get(key),
    async set(key, value) {
      map.set(key, value);
      await append(`${JSON.stringify([key, value])}\n`);
    },
    async delete(key) {
      if (map.delete(key)) await append(`${JSON.stringify([key])}\n`);
    },
    keys: async (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
    async close() {
      await writing;
    },
  };
}

/** Returns how many lines the file holds. */
async function load(path: string, map: Map<string, string>): Promise<number> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  // What stands behind the last line feed was not written to its end.
  const torn = lines.pop() !== '';
  for (const line of lines) {
    const [key, value] = JSON.parse(line);
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
  if (!torn) return lines.length;
  return rewrite(path, map);
}

/** Whole or not at all: a crash in between leaves the old file. */
async function rewrite(path: string, map: ReadonlyMap<string, string>): Promise<number> {
  const beside = `${path}.new`;
  await writeFile(beside, [...map].map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
  await rename(beside, path);
  return map.size;
}
