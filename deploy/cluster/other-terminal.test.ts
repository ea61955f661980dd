import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../servers/server.ts';
import { endProcess } from './end-process.ts';
import { down, status } from './other-terminal.ts';
import { type Identity, identify, lives } from './process-identity.ts';
import { StateFile } from './state-file.ts';

let directory: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-state-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

/** A process that says when it is there, and takes SIGTERM as `onTerm` says. */
async function child(onTerm = 'process.exit(0)'): Promise<ChildProcess & { readonly pid: number }> {
  const code = `process.on('SIGTERM', () => { ${onTerm} }); setInterval(() => {}, 1000); console.log('here')`;
  const started = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(started);
  await once(started.stdout, 'data');
  return started as ChildProcess & { readonly pid: number };
}

async function identityOf(process: { readonly pid: number }): Promise<Identity> {
  const identity = await identify(process.pid);
  if (!identity) throw new Error('it is gone');
  return identity;
}

const stranger = (identity: Identity): Identity => ({ ...identity, began: `${identity.began} or so` });

async function write(launcher: Identity, entries: { name: string; process?: Identity; address?: string }[]) {
  const full = entries.map((entry) => ({ address: '127.0.0.1:1', log: 'x.log', ...entry }));
  await writeFile(join(directory, 'cluster.json'), JSON.stringify({ launcher, entries: full }));
}

describe('an identity', () => {
  test('is that of one process only', async () => {
    const [one, two] = [await child(), await child()];
    expect(await lives(await identityOf(one))).toBe(true);
    expect((await identityOf(one)).began).toMatch(/\S/);
    expect(await lives({ ...(await identityOf(one)), pid: two.pid })).toBe(false);
  });

  test('ends with the process', async () => {
    const process = await child();
    const identity = await identityOf(process);
    const exit = once(process, 'exit');
    expect(await endProcess(identity, 60_000)).toBe(true);
    expect((await exit)[0]).toBe(0);
    expect(await lives(identity)).toBe(false);
    expect(await endProcess(identity, 60_000)).toBe(false);
  });

  test('of a process that does not hear SIGTERM ends by SIGKILL, also when it was stopped', async () => {
    const [deaf, stopped] = [await child(''), await child()];
    stopped.kill('SIGSTOP');
    const exits = [once(deaf, 'exit'), once(stopped, 'exit')];
    await Promise.all([
      endProcess(await identityOf(deaf), 100),
      endProcess(await identityOf(stopped), 60_000),
    ]);
    expect((await Promise.all(exits)).map(([code, signal]) => code ?? signal)).toEqual(['SIGKILL', 0]);
  });
});

describe('the state file', () => {
  test('tells who runs', async () => {
    const file = new StateFile(directory);
    expect(await file.read()).toBeUndefined();
    const process = await child();
    await Promise.all([
      file.write([]),
      file.write([
        { name: 'redis', address: 'a:1', log: 'r.log', pid: process.pid },
        { name: 'kafka', address: 'a:2', log: 'k.log', pid: undefined },
      ]),
    ]);
    const state = await file.read();
    expect(state?.launcher).toEqual(await identify(globalThis.process.pid));
    expect(state?.entries).toEqual([
      { name: 'redis', address: 'a:1', log: 'r.log', process: await identityOf(process) },
      { name: 'kafka', address: 'a:2', log: 'k.log' },
    ]);
    await file.remove();
    expect(await file.read()).toBeUndefined();
  });

  test('that is damaged is named', async () => {
    await writeFile(join(directory, 'cluster.json'), '{');
    await expect(status(directory)).rejects.toThrow(/cluster\.json cannot be read/);
  });
});

describe('--down', () => {
  test('asks the launcher that runs, and leaves the file to it', async () => {
    const file = JSON.stringify(join(directory, 'cluster.json'));
    const launcher = await child(`require('node:fs').rmSync(${file}); process.exit(0)`);
    await write(await identityOf(launcher), []);
    expect(await down(directory)).toBe('All of it is stopped.');
  });

  test('ends what a killed launcher left, and no stranger with a number of its own', async () => {
    const [gone, left, recycled] = [await child(), await child(), await child()];
    const launcher = await identityOf(gone);
    await endProcess(launcher, 60_000);
    await write(launcher, [
      { name: 'gateway-1', process: await identityOf(left) },
      { name: 'kafka', process: stranger(await identityOf(recycled)) },
    ]);
    expect(await down(directory)).toBe('Ended what was left: gateway-1.');
    expect(await lives(await identityOf(recycled))).toBe(true);
    expect(await down(directory)).toBe(`Nothing runs on ${directory}.`);
  });

  test('takes a stranger with the launcher’s number for no launcher', async () => {
    const recycled = await child();
    await write(stranger(await identityOf(recycled)), []);
    expect(await down(directory)).toBe(`Nothing runs on ${directory}.`);
    expect(await lives(await identityOf(recycled))).toBe(true);
  });
});

describe('--status', () => {
  test('tells what is healthy and what is not', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const runs = await child();
    await write(await identityOf(runs), [
      { name: 'kafka', process: await identityOf(runs), address: `127.0.0.1:${port}` },
      { name: 'redis', process: await identityOf(runs), address: '127.0.0.1:1' },
      { name: 'gateway-1', process: await identityOf(runs), address: `http://127.0.0.1:${await freePort()}` },
      { name: 'cassandra', address: '127.0.0.1:2' },
    ]);
    const { text, healthy } = await status(directory);
    listener.close();
    expect(healthy).toBe(false);
    expect(text.split('\n').map((line) => line.split(/ {2,}/)[3])).toEqual([
      'health',
      'does not run',
      'does not listen',
      'does not listen',
      'ready',
    ]);
  });

  test('says when the launcher is gone', async () => {
    const gone = await child();
    const launcher = await identityOf(gone);
    await endProcess(launcher, 60_000);
    await write(launcher, []);
    expect(await status(directory)).toMatchObject({
      text: expect.stringMatching(/launcher is gone/),
      healthy: false,
    });
    expect(JSON.parse(await readFile(join(directory, 'cluster.json'), 'utf8'))).toMatchObject({ launcher });
  });
});
