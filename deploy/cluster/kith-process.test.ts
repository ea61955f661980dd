import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, isFree } from '../servers/server.ts';
import { seenReady } from './health.ts';
import { KithProcess } from './kith-process.ts';
import { StandingPorts } from './ports.ts';
import { kithProgram } from './program.ts';

let directory: string;
let port: number;
const lines: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-process-'));
  port = await freePort();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The program itself, on the embedded engine, which needs no servers. */
function kith(options: Record<string, string> = {}): KithProcess {
  return new KithProcess({
    ...{ name: 'kith-1', role: 'all', program: kithProgram(), withinMs: 50_000 },
    address: `http://127.0.0.1:${port}`,
    options: { KITH_PORT: String(port), KITH_LINK_PORT: '0', KITH_DATA: join(directory, 'data'), ...options },
    log: join(directory, 'logs', 'kith-1.log'),
    onLine: (line) => lines.push(line),
  });
}

test('is ready when started, killed and ended as told, and at the same address again', async () => {
  const process = kith();
  const endings: unknown[] = [];
  process.onExit((ending) => endings.push(ending));
  await process.start();
  expect(await seenReady(process.address)).toEqual({ ready: true });
  expect(lines).toContain(`Kith runs at ${process.address}`);
  await expect(process.start()).rejects.toThrow('kith-1 runs already.');

  expect(await process.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  expect(process.pid).toBeUndefined();
  expect(await seenReady(process.address)).toEqual({ ready: false, why: 'does not listen' });
  await process.start();
  expect(await seenReady(process.address)).toEqual({ ready: true });
  expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await process.end('SIGTERM')).toBeUndefined();
  expect(endings).toHaveLength(2);
  expect((await readFile(process.log, 'utf8')).match(/Kith runs at/g)).toHaveLength(2);
});

test('says why it does not start', async () => {
  const process = kith({ KITH_BEAT: 'often' });
  await expect(process.start()).rejects.toThrow(
    /kith-1 ended with 1 before it was ready: .*KITH_BEAT is “often”/,
  );
  expect(process.pid).toBeUndefined();
});

test('gets no option of the shell that it is started from', async () => {
  globalThis.process.env.KITH_BEAT = 'often';
  try {
    const process = kith();
    await process.start();
    await process.end('SIGKILL');
  } finally {
    delete globalThis.process.env.KITH_BEAT;
  }
});

test('ports are the same for a directory, and free when they are chosen', async () => {
  const ports = await StandingPorts.of(directory);
  const chosen = [await ports.port('a'), await ports.port('b'), await ports.port('a')];
  expect(chosen[2]).toBe(chosen[0]);
  expect(chosen[1]).not.toBe(chosen[0]);
  expect(await (await StandingPorts.of(directory)).port('b')).toBe(chosen[1]);
  expect(await isFree(chosen[0]!)).toBe(true);
  const listener = createServer().listen(chosen[0], '127.0.0.1');
  await once(listener, 'listening');
  expect(await isFree(chosen[0]!)).toBe(false);
  listener.close();
});
