import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../servers/server.ts';
import { seenReady } from './health.ts';
import { down, status } from './other-terminal.ts';
import { lives } from './process-identity.ts';
import { type State, StateFile } from './state-file.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

let directory: string;
let port: number;
const launchers: Terminal[] = [];

/** The launcher in a process of its own, and what it prints. */
class Terminal {
  readonly child: ChildProcess;
  /** The code, when all was read that it printed. */
  readonly exit: Promise<unknown>;
  said = '';
  readonly #events = new EventEmitter();

  constructor(...argv: string[]) {
    const args = ['--import', import.meta.resolve('tsx'), MAIN, '--data', directory, '--port', String(port)];
    this.child = spawn(process.execPath, [...args, ...argv], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const streams = [this.child.stdout!, this.child.stderr!];
    // Not 'close' of the child: it does not come after a disconnect from this side.
    const exit = once(this.child, 'exit');
    const ends = streams.map((stream) => once(stream, 'close'));
    this.exit = Promise.all(ends).then(async () => (await exit)[0]);
    for (const stream of streams) {
      createInterface({ input: stream }).on('line', (line) => {
        this.said += `${line}\n`;
        this.#events.emit('line');
      });
    }
    launchers.push(this);
  }

  /** Resolves when it has printed this; rejects with all that it said when it ends before. */
  async until(words: RegExp): Promise<void> {
    const ended = this.exit.then(() => Promise.reject(new Error(`it ended: ${this.said}`)));
    while (!words.test(this.said)) await Promise.race([once(this.#events, 'line'), ended]);
  }
}

async function state(): Promise<State> {
  const found = await new StateFile(directory).read();
  if (!found) throw new Error('nothing is written down');
  return found;
}

async function kill(name: string): Promise<void> {
  const { entries } = await state();
  process.kill(entries.find((entry) => entry.name === name)!.process!.pid, 'SIGKILL');
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-launcher-'));
  port = await freePort();
});

afterAll(async () => {
  for (const { child } of launchers) child.kill('SIGKILL');
  await down(directory);
  await rm(directory, { recursive: true, force: true });
});

test('it starts all of it, heals it, and another terminal sees and stops it', async () => {
  const launcher = new Terminal('--gateways', '1', '--chat-services', '1');
  await launcher.until(/Kith runs at /);
  const running = await status(directory);
  expect(running.text).toMatch(/gateway-1 .* ready/);
  expect(running.healthy).toBe(true);

  const second = new Terminal();
  expect(await second.exit).toBe(1);
  expect(second.said).toMatch(
    /A cluster runs on .* already .process \d+.; stop it with npm run cluster -- --down/,
  );

  for (const name of ['gateway-1', 'redis']) {
    await kill(name);
    await launcher.until(new RegExp(`${name} .*ended without being told to[^]*${name} .*runs again after`));
  }
  await expect.poll(async () => (await status(directory)).healthy).toBe(true);
  const before = await state();
  expect(await down(directory)).toBe('All of it is stopped.');
  expect(await launcher.exit).toBe(0);
  expect(launcher.said).toMatch(/All of it is stopped/);
  for (const entry of before.entries) expect(await lives(entry.process!)).toBe(false);
});

test('what a killed launcher left is ended by the next one; a start can be broken off', async () => {
  const killed = new Terminal('--gateways', '1', '--chat-services', '1');
  await killed.until(/Kith runs at /);
  const { entries } = await state();
  killed.child.kill('SIGKILL');
  await killed.exit;
  expect((await status(directory)).text).toMatch(/The launcher is gone/);

  const next = new Terminal();
  await next.until(/Starting in/);
  for (const entry of entries) expect(await lives(entry.process!)).toBe(false);
  expect(next.said.match(/was left by the last run and is ended/g)).toHaveLength(entries.length);
  next.child.kill('SIGINT');
  expect(await next.exit).toBe(0);
  expect(await status(directory)).toMatchObject({ text: `Nothing runs on ${directory}.` });
  expect(await seenReady(`http://127.0.0.1:${port}`)).toMatchObject({ ready: false });
});

test('when its terminal is gone it stops', async () => {
  const launcher = new Terminal();
  await launcher.until(/Starting in/);
  launcher.child.disconnect();
  expect(await launcher.exit).toBe(0);
  expect(await status(directory)).toMatchObject({ text: `Nothing runs on ${directory}.` });
});
