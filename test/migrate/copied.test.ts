import { appendFile, mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Copied, type Mark, markOf } from '../../migrate/copied.ts';

let folder: string;
let copied: Copied;
const path = (): string => join(folder, 'copied');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-copied-'));
  copied = await Copied.open(path());
});
afterEach(async () => {
  await copied.close();
  await rm(folder, { recursive: true });
});

async function again(): Promise<void> {
  await copied.close();
  copied = await Copied.open(path());
}

const marks = (count: number, state = 'a'): Mark[] =>
  Array.from({ length: count }, (_, n) => markOf('table', `row ${n}`, state));

test('what was noted is known to the next run, in its last state, however much it is', async () => {
  const rows = marks(100_000);
  for (let i = 0; i < rows.length; i += 1_000) await copied.note(rows.slice(i, i + 1_000));
  const changed = marks(10, 'b');
  await copied.note(changed);
  for (let round = 0; round < 2; round++) {
    expect(copied.standing).toBe(100_000);
    expect(rows.filter((each) => copied.has(each))).toEqual(rows.slice(10));
    expect(changed.every((each) => copied.has(each))).toBe(true);
    expect(copied.has(markOf('other table', 'row 11', 'a'))).toBe(false);
    await again();
  }
  await copied.gone(changed.map(({ id }) => id));
  expect(copied.standing).toBe(99_990);
  expect(changed.some((each) => copied.has(each))).toBe(false);
});

test('a file that was cut, or has something else at its end, is known up to there and goes on', async () => {
  const rows = marks(30);
  for (let i = 0; i < 30; i += 10) await copied.note(rows.slice(i, i + 10));
  const { size } = await stat(path());
  await truncate(path(), size - 5);
  await again();
  expect(rows.map((each) => copied.has(each))).toEqual(rows.map((_, i) => i < 20));
  await copied.note(rows.slice(20));
  await appendFile(path(), Buffer.alloc(40, 7));
  await again();
  await again();
  expect(rows.every((each) => copied.has(each))).toBe(true);
});
