import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileStorage } from './node-storage.ts';
import { type ClientStorage, memoryStorage, webStorage } from './storage.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-client-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** As much of a browser's Storage as is used. */
function fakeArea(): Storage {
  const map = new Map<string, string>([['not ours', 'x']]);
  return {
    get length() {
      return map.size;
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
    clear: () => map.clear(),
  };
}

describe.each([
  ['memory', () => memoryStorage()],
  ['web', () => webStorage(fakeArea())],
  ['file', () => fileStorage(join(folder, 'client.jsonl'))],
] as [string, () => ClientStorage | Promise<ClientStorage>][])('%s storage', (_, make) => {
  test('keeps, replaces, deletes and lists', async () => {
    const storage = await make();
    expect(await storage.get('a/1')).toBeUndefined();
    await storage.set('a/1', 'one\n"quoted"');
    await storage.set('a/2', '');
    await storage.set('b/1', 'other');
    await storage.set('a/2', 'two');
    await storage.delete('b/1');
    await storage.delete('never there');
    expect(await storage.get('a/1')).toBe('one\n"quoted"');
    expect(await storage.get('a/2')).toBe('two');
    expect(await storage.get('b/1')).toBeUndefined();
    expect((await storage.keys('a/')).sort()).toEqual(['a/1', 'a/2']);
    expect(await storage.keys('b/')).toEqual([]);
  });
});

test('what was set is there for the next process, without a close', async () => {
  const path = join(folder, 'client.jsonl');
  const storage = await fileStorage(path);
  void storage.set('one', '1');
  void storage.set('gone', 'x');
  void storage.delete('gone');
  await storage.set('two', '2');
  const next = await fileStorage(path);
  expect((await next.keys('')).sort()).toEqual(['one', 'two']);
});

test('a line that was not written to its end is cut, and the next one stands by itself', async () => {
  const path = join(folder, 'client.jsonl');
  await (await fileStorage(path)).set('one', '1');
  await appendFile(path, '["two","unfin');
  const storage = await fileStorage(path);
  expect(await storage.keys('')).toEqual(['one']);
  await storage.set('three', '3');
  expect((await (await fileStorage(path)).keys('')).sort()).toEqual(['one', 'three']);
});

test('the file is written anew before it is mostly of no use', async () => {
  const path = join(folder, 'client.jsonl');
  const storage = await fileStorage(path);
  for (let i = 0; i < 3_000; i++) {
    const saved = storage.set(`key ${i % 10}`, String(i));
    if (i % 100 === 0) await saved;
  }
  await storage.close();
  expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(1_200);
  const next = await fileStorage(path);
  expect(await Promise.all(Array.from({ length: 10 }, (_, i) => next.get(`key ${i}`)))).toEqual(
    Array.from({ length: 10 }, (_, i) => String(2_990 + i)),
  );
});
