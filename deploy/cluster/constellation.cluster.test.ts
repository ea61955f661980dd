import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { kith } from '../../protocol/generated/kith.js';
import { RawClient } from '../../test/support/raw-client.ts';
import { hostToken, SECRET } from '../../test/support/whole.ts';
import { Constellation, type ConstellationOptions } from './constellation.ts';
import { seenListening, seenReady } from './health.ts';

let directory: string;
let options: ConstellationOptions;
let constellation: Constellation;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-constellation-'));
  options = { directory, options: { KITH_JWT_SECRET: SECRET, KITH_DRAIN: '5' } };
  constellation = await Constellation.start(options);
});

afterAll(async () => {
  await constellation?.stop();
  await rm(directory, { recursive: true, force: true });
});

function signIn(gateway: number, user: string, hello = {}): Promise<RawClient> {
  const address = constellation.addresses[gateway]!;
  return RawClient.signIn(address, { token: hostToken(SECRET, { sub: user }), device: user, ...hello });
}

const says = (text: string) => (frame: kith.v1.ServerFrame.$Properties) =>
  frame.events?.events?.some(({ posted }) => posted?.text === text) ?? false;

test('every process is healthy, and two people talk across two gateways', async () => {
  expect(constellation.processes.map(({ name }) => name)).toEqual([
    ...['chat-service-1', 'chat-service-2', 'presence-1', 'gateway-1', 'gateway-2'],
  ]);
  for (const { address } of constellation.processes)
    expect(await seenReady(address)).toEqual({ ready: true });
  const [alice, bob] = [await signIn(0, 'alice'), await signIn(1, 'bob')];
  const { conversation } = (await alice.ask({ openDirect: { user: 'bob' } })).opened!;
  await alice.send(conversation!, 1, 'Hello, Bob');
  await bob.until(says('Hello, Bob'));
  await bob.send(conversation!, 1, 'Hello, Alice');
  await alice.until(says('Hello, Alice'));
  await Promise.all([alice.cut(), bob.cut()]);
});

test('each process comes back to its address, and the talk goes on', async () => {
  const [alice, bob] = [await signIn(0, 'alice'), await signIn(1, 'bob')];
  const { conversation } = (await alice.ask({ openDirect: { user: 'bob' } })).opened!;
  for (const name of ['chat-service-1', 'chat-service-2', 'presence-1']) {
    const process = constellation.process(name);
    expect(await process.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    await process.start();
  }
  await constellation.ready();
  expect((await alice.send(conversation!, 2, 'Still there?')).accepted).toBeTruthy();
  await bob.until(says('Still there?'));
  await Promise.all([alice.cut(), bob.cut()]);
});

test('a process that was stopped with SIGSTOP is ended by a stop, and the data is there at the next start', async () => {
  const { addresses } = constellation;
  const ended: string[] = [];
  for (const process of constellation.processes) {
    process.onExit((ending) => ended.push(`${process.role} ${ending.code ?? ending.signal}`));
  }
  constellation.process('gateway-2').signal('SIGSTOP');
  await constellation.stop();
  expect(ended).toEqual([...['gateway 0', 'gateway 0', 'chat-service 0', 'chat-service 0', 'presence 0']]);
  expect(constellation.processes.map(({ pid }) => pid)).toEqual(new Array(5).fill(undefined));
  expect(Object.values(constellation.servers).map(({ pid }) => pid)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  for (const { address } of Object.values(constellation.servers)) {
    expect(await seenListening(address)).toEqual({ ready: false, why: 'does not listen' });
  }
  constellation = await Constellation.start(options);
  expect(constellation.addresses).toEqual(addresses);
  const bob = await signIn(1, 'bob');
  const { conversation } = (await bob.ask({ openDirect: { user: 'alice' } })).opened!;
  const { history } = await bob.ask({ history: { conversation: conversation!, limit: 10 } });
  expect(history?.messages?.map(({ posted }) => posted?.text)).toEqual([
    ...['Hello, Bob', 'Hello, Alice', 'Still there?'],
  ]);
  await bob.cut();
});

test('a part that does not start ends the others, and says why', async () => {
  const { kafka, cassandra, redis } = constellation.servers;
  const servers = { kafka: kafka.address, cassandra: cassandra.address, redis: redis.address };
  const other = await Constellation.create({
    directory: join(directory, 'other'),
    servers,
    options: { KITH_NAME: 'other', KITH_BEAT: 'often' },
  });
  await expect(other.start()).rejects.toThrow(/ended with 1 before it was ready: KITH_BEAT is “often”/);
  expect(other.processes.map(({ pid }) => pid)).toEqual(new Array(5).fill(undefined));
  expect(() => other.servers).toThrow('belong to another');
});
