import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { connectAll, LoadClient, makeClients, TEXT } from './load-client.ts';
import { pause, percentile } from './measure.ts';
import { openPairs } from './pairs.ts';
import { BenchServer } from './server.ts';

const PAIRS = 50;
const RATE = 300;
/** Memory is looked at this often; the first third of the time is for caches and the heap to fill. */
const SAMPLE_MS = 2_000;

/**
 * Ordinary traffic beside everything bad that a stranger can send, for `minutes`, with the memory watched: what leaks
 * shows as a last third that stands above the second.
 */
export async function soak(minutes: number): Promise<Record<string, number>> {
  const server = new BenchServer();
  const rss: number[] = [];
  let running = true;
  let bad = 0;
  let said = 0;
  let accepted = 0;
  const still = (): boolean => running;
  try {
    await server.start();
    const clients = makeClients('k', PAIRS * 2);
    await connectAll(clients, server.address);
    const conversations = await openPairs(clients);
    for (const client of clients) client.onEvent = () => undefined;
    const strangers = [garbage, halfFrames, churn, wrongPasswords, foreignIds].map((stranger) =>
      repeat(still, async () => {
        await stranger(server.address);
        bad++;
      }),
    );
    const talking = repeat(still, async () => {
      const i = said++ % PAIRS;
      clients[i * 2]!.send(conversations[i]!, TEXT, (taken) => {
        if (taken) accepted++;
      });
      await pause(1_000 / RATE);
    });
    for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
      await pause(SAMPLE_MS);
      rss.push(server.rssBytes() / 2 ** 20);
    }
    running = false;
    await Promise.all([...strangers, talking]);
    await pause(1_000);
    const third = Math.floor(rss.length / 3);
    return {
      minutes,
      'messages said': said,
      'not acknowledged': said - accepted,
      'bad visits': bad,
      'RSS MB, median of the second third': percentile(rss.slice(third, third * 2), 0.5),
      'RSS MB, median of the last third': percentile(rss.slice(third * 2), 0.5),
      'RSS MB, most': Math.max(...rss),
    };
  } finally {
    await server.remove();
  }
}

async function repeat(running: () => boolean, work: () => Promise<void>): Promise<void> {
  while (running()) await work();
}

const socketRequest = (host: string): string =>
  `GET /v1/socket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: kith.v1.proto\r\n\r\n`;

/** Says what is given behind an upgrade and goes away. */
async function visit(address: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(socketRequest(host));
  socket.write(bytes);
  await pause(5);
  socket.destroy();
}

const garbage = (address: string): Promise<void> => visit(address, randomBytes(300));
/** A frame that says 1,000 bytes and brings ten. */
const halfFrames = (address: string): Promise<void> =>
  visit(address, Buffer.concat([Buffer.from([0x82, 0xfe, 0x03, 0xe8]), randomBytes(14)]));

async function churn(address: string): Promise<void> {
  const client = new LoadClient('churn');
  await client.connect(address).catch(() => undefined);
  client.cut();
}

async function foreignIds(address: string): Promise<void> {
  const client = new LoadClient('prober');
  await client.connect(address).catch(() => undefined);
  const ids = Array.from({ length: 20 }, () => `g${randomBytes(16).toString('base64url')}`);
  await Promise.all(ids.map((conversation) => client.ask({ history: { conversation } })));
  client.cut();
}

async function wrongPasswords(address: string): Promise<void> {
  const body = JSON.stringify({ name: randomBytes(6).toString('hex'), password: 'certainly wrong' });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${address}/v1/sessions`, { method: 'POST', headers, body }).then((answer) =>
    answer.arrayBuffer(),
  );
  await pause(20);
}
