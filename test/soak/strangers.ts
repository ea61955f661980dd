import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { RawClient } from '../support/raw-client.ts';
import { hostToken, SECRET } from '../support/whole.ts';

/** Everybody who means ill or does not know better, each again and again until the end. Tells how many visits it were. */
export function strangers(address: string): { end(): Promise<number> } {
  let running = true;
  let visits = 0;
  const again = async (visit: (address: string) => Promise<void>): Promise<void> => {
    while (running) {
      await visit(address).catch(() => undefined);
      visits++;
      await pause(5);
    }
  };
  const loops = [garbage, halfAFrame, oversized, comeAndGo, foreignIds, nonsense, wrongPassword].map(again);
  return {
    async end() {
      running = false;
      await Promise.all(loops);
      return visits;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Says what is given behind an upgrade, and is cut. */
async function visit(address: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET /v1/socket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: kith.v1.proto\r\n\r\n`,
  );
  await pause(5);
  socket.write(bytes);
  await pause(5);
  socket.destroy();
}

const garbage = (address: string): Promise<void> => visit(address, randomBytes(300));
/** A frame that announces 1,000 bytes and brings ten. */
const halfAFrame = (address: string): Promise<void> =>
  visit(address, Buffer.concat([Buffer.from([0x82, 0xfe, 0x03, 0xe8]), randomBytes(14)]));
/** A frame that announces 2^40 bytes. */
const oversized = (address: string): Promise<void> =>
  visit(address, Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0]), randomBytes(1_000)]));

async function comeAndGo(address: string): Promise<void> {
  const client = await RawClient.signIn(address, {
    token: hostToken(SECRET, { sub: `u${randomBytes(4).toString('hex')}` }),
  });
  await client.cut();
}

async function foreignIds(address: string): Promise<void> {
  const client = await RawClient.signIn(address, { token: hostToken(SECRET, { sub: 'prober' }) });
  const ids = Array.from({ length: 20 }, () => `g${randomBytes(16).toString('base64url')}`);
  await Promise.all(ids.map((conversation) => client.ask({ history: { conversation } })));
  await client.cut();
}

async function nonsense(address: string): Promise<void> {
  const client = await RawClient.signIn(address, { token: hostToken(SECRET, { sub: 'fool' }) });
  for (let i = 0; i < 20; i++) client.socket.send(randomBytes(40));
  await client.untilClosed();
}

async function wrongPassword(address: string): Promise<void> {
  const body = JSON.stringify({ name: randomBytes(6).toString('hex'), password: 'certainly wrong' });
  const headers = { 'content-type': 'application/json' };
  await (await fetch(`${address}/v1/sessions`, { method: 'POST', headers, body })).arrayBuffer();
}
