import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Child } from './child-process.ts';
import { DirectoryInUse, lockDirectory } from './directory-lock.ts';

let directory: string;
let children: Child[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-lock-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) await child.kill();
  await rm(directory, { recursive: true });
});

it('lets one part of a process have the folder', async () => {
  const lock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  await lock.release();
  const again = await lockDirectory(directory);
  // The first one must not release what is no longer its own.
  await lock.release();
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  await again.release();
});

it('makes the folder, and leaves nothing in it', async () => {
  const folder = join(directory, 'new', 'folder');
  const lock = await lockDirectory(folder);
  expect(await readdir(folder)).toHaveLength(1);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

it('names folder and process of another one that has it, until that one lets go', async () => {
  const child = await start();
  expect(await tell(child)).toBe('locked');
  const refusal = await lockDirectory(directory).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DirectoryInUse);
  expect((refusal as Error).message).toContain(directory);
  expect((refusal as Error).message).toContain(` ${child.process.pid};`);
  const other = await start();
  expect(await tell(other)).toMatch(/^DirectoryInUse: /);
  expect(await tell(child)).toBe('released');
  await (await lockDirectory(directory)).release();
});

it('takes over what a killed process left', async () => {
  const child = await start();
  expect(await tell(child)).toBe('locked');
  await child.kill();
  const lock = await lockDirectory(directory);
  expect(await readdir(directory)).toHaveLength(1);
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  await lock.release();
});

it('is not deceived by a later process with the same id', async () => {
  const lock = await lockDirectory(directory);
  const [name] = await readdir(directory);
  const file = join(directory, name!);
  const holder = JSON.parse(await readFile(file, 'utf8')) as { id: string; pid: number; start: string };
  await lock.release();
  if (holder.start === '') return;
  await writeFile(file, JSON.stringify({ ...holder, id: 'of the one before', start: `${holder.start}0` }));
  const taken = await lockDirectory(directory);
  await taken.release();
});

it('lets one of many have what a dead process left', async () => {
  for (let round = 0; round < 10; round++) {
    await leaveStaleLock(`round-${round}`);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));
    const won = tries.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DirectoryInUse);
    }
    expect(await readdir(directory)).toHaveLength(1);
    await won[0]!.value.release();
  }
});

it('lets one of several processes have what a dead one left', async () => {
  await leaveStaleLock('dead');
  const rivals = await Promise.all(Array.from({ length: 4 }, start));
  const answers = await Promise.all(rivals.map(tell));
  expect(answers.filter((answer) => answer === 'locked')).toHaveLength(1);
  expect(answers.filter((answer) => answer?.startsWith('DirectoryInUse'))).toHaveLength(3);
});

it('takes over also from one who died while taking over', async () => {
  await leaveStaleLock('dead');
  await leaveStaleLock('dead too', '.after-dead');
  const lock = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  await lock.release();
});

it('says what to do about a damaged lock', async () => {
  await writeFile(join(directory, 'process.lock'), '{"pid":');
  await expect(lockDirectory(directory)).rejects.toThrow(/damaged; remove it/);
});

async function start(): Promise<Child> {
  const child = new Child('./directory-lock.child.ts', directory);
  children.push(child);
  expect(await child.line()).toBe('ready');
  return child;
}

async function tell(child: Child): Promise<string | undefined> {
  child.process.stdin!.write('go\n');
  return child.line();
}

/** No process has this id: Linux gives none above 2^22. */
async function leaveStaleLock(id: string, suffix = ''): Promise<void> {
  const file = join(directory, `process.lock${suffix}`);
  await writeFile(file, JSON.stringify({ id, pid: 2 ** 22 + 1, start: 'long ago' }));
}
