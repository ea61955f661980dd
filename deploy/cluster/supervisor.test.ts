import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { ServerProcess } from '../servers/server.ts';
import { Supervisor } from './supervisor.ts';

let directory: string;
let server: ServerProcess;
let clock: FakeClock;
let supervisor: Supervisor;
const said: string[] = [];
let heard: (() => void) | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-supervisor-'));
  // It starts as long as there is no file “broken”.
  const code = `if (require('node:fs').existsSync('broken')) process.exit(1); setInterval(() => {}, 1000); console.log('here')`;
  server = new ServerProcess({
    ...{ name: 'part', address: '127.0.0.1:1', command: process.execPath, args: ['-e', code], directory },
    ...{ ready: /here/, withinMs: 20_000 },
  });
  await server.start();
  said.length = 0;
  clock = new FakeClock();
  supervisor = new Supervisor([server], {
    clock,
    say: (name, sentence) => {
      said.push(`${name} ${sentence}`);
      heard?.();
    },
  });
  supervisor.start();
});

afterEach(async () => {
  supervisor.stop();
  await server.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

/** Resolves when the supervisor has said so many sentences. */
async function sentences(count: number): Promise<void> {
  while (said.length < count) await new Promise<void>((resolve) => (heard = resolve));
}

test('what ended without being told to is started again, and waits longer each time', async () => {
  const first = server.pid;
  await server.end('SIGKILL');
  clock.advance(500);
  expect(said).toEqual(['part ended without being told to; it is started again in 0.5 s']);
  clock.advance(499);
  expect(server.pid).toBeUndefined();
  clock.advance(1);
  await sentences(2);
  expect(said[1]).toMatch(/^part runs again after/);
  expect(server.pid).not.toBe(first);

  await server.end('SIGKILL');
  clock.advance(500);
  expect(said[2]).toMatch(/again in 1 s$/);
});

test('after a steady minute a fall is the first again', async () => {
  await server.end('SIGKILL');
  clock.advance(1_000);
  await sentences(2);
  clock.advance(61_000);
  await server.end('SIGKILL');
  clock.advance(500);
  expect(said[2]).toMatch(/again in 0.5 s$/);
});

test('a start that fails is a fall too, and the wait ends at half a minute', async () => {
  await writeFile(join(directory, 'broken'), '');
  await server.end('SIGKILL');
  const waits: number[] = [];
  for (let fall = 1; fall <= 9; fall++) {
    clock.advance(500);
    waits.push(Number(/again in ([\d.]+) s$/.exec(said.at(-1)!)?.[1]));
    clock.advance(waits.at(-1)! * 1_000);
    await sentences(2 * fall);
    expect(said.at(-1)).toMatch(/part ended with 1 before it was ready/);
  }
  expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
});

test('nothing is started after the stop', async () => {
  await server.end('SIGKILL');
  clock.advance(500);
  supervisor.stop();
  clock.advance(60_000);
  expect(server.pid).toBeUndefined();
  expect(clock.timers).toBe(0);
});
