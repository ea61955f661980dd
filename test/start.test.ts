import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawClient } from './support/raw-client.ts';
import { ServerProcess } from './support/server-process.ts';
import { hostToken, SECRET } from './support/whole.ts';

/** The compiled server as an operator starts it. */
let data: string;
let other: string;
let server: ServerProcess;
const started: ServerProcess[] = [];

async function start(options: Record<string, string>): Promise<ServerProcess> {
  const process = await ServerProcess.start(options);
  started.push(process);
  return process;
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kith-start-'));
  other = await mkdtemp(join(tmpdir(), 'kith-start-'));
  server = await start({ KITH_DATA: data });
});

afterAll(async () => {
  for (const each of started) await each.end('SIGKILL');
  await rm(data, { recursive: true, force: true });
  await rm(other, { recursive: true, force: true });
});

test.each([
  ['a wrong option', () => ({ KITH_DATA: other, KITH_BEAT: 'often' }), /KITH_BEAT is “often”/],
  ['an option that does not exist', () => ({ KITH_DATA: other, KITH_PROT: '1' }), /no option KITH_PROT/],
  ['a port in use', () => ({ KITH_DATA: other, KITH_PORT: server.port }), /in use/],
  ['a data folder in use', () => ({ KITH_DATA: data }), /in use by process|is used by|in use/],
  ['half of TLS', () => ({ KITH_DATA: other, KITH_TLS_CERT: 'x' }), /KITH_TLS_CERT and KITH_TLS_KEY/],
  [
    'a key that is not there',
    () => ({ KITH_DATA: other, KITH_JWT_PUBLIC_KEY: '/nowhere' }),
    /KITH_JWT_PUBLIC_KEY/,
  ],
])('%s stops the start with a sentence', async (_name, options, sentence) => {
  await expect(start(options())).rejects.toThrow(sentence);
});

test('it answers the operator', async () => {
  const get = async (path: string) => fetch(server.address + path);
  expect((await get('/health/live')).status).toBe(200);
  expect(await (await get('/health/ready')).json()).toEqual({ ready: true, state: 'ready', troubles: [] });
  expect(await (await get('/metrics')).text()).toContain('kith_gateway_connections 0');
  expect(((await (await get('/openapi.json')).json()) as { openapi: string }).openapi).toBe('3.1.0');
  expect(await (await get('/')).text()).toContain('<title>Kith</title>');
  expect((await get('/sdk/client/index.js')).status).toBe(200);
  expect((await get('/sdk/client/../../package.json')).status).toBe(404);
});

test('it lives on when the reader of its output goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-start-'));
  const main = fileURLToPath(new URL('../dist/runtime/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, KITH_DATA: folder, KITH_PORT: '0', KITH_LINK_PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  const address = await new Promise<string>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      said += data;
      const found = /runs at (\S+)\n/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
  child.stdout.destroy();
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  // Stopping writes lines of the log, into a pipe that nobody reads.
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await rm(folder, { recursive: true, force: true });
});

test('SIGTERM deals slots, serves until the clients have left, and ends cleanly', async () => {
  const draining = await start({ KITH_DATA: other, KITH_JWT_SECRET: SECRET, KITH_DRAIN: '5' });
  const client = await RawClient.signIn(draining.address, { token: hostToken(SECRET, { sub: 'alice' }) });
  const { conversation } = (await client.ask({ createGroup: { key: 'k' } })).opened!;
  const ended = draining.end('SIGTERM');
  const { reconnect } = await client.until((frame) => Boolean(frame.reconnect));
  expect(reconnect!.withinMs).toBe(5_000);
  expect((await client.send(conversation!, 1, 'still served')).accepted).toBeTruthy();
  await client.cut();
  expect(await ended).toBe(0);
});
