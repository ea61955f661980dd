import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { closes, errors } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { MAX_FRAME_BYTES, MAX_TEXT_BYTES, SOCKET_PATH, SUBPROTOCOL_JSON } from '../protocol/limits.ts';
import { RawClient } from './support/raw-client.ts';
import { hostToken, startWhole, type Whole } from './support/whole.ts';

let whole: Whole;
let bystander: RawClient;
let room: string;
beforeAll(async () => {
  whole = await startWhole({ KITH_CONNECT_RATE: '100000', KITH_COMMAND_RATE: '1000' });
  bystander = await whole.signIn('bystander');
  room = (await bystander.ask({ createGroup: { key: 'k', title: 'quiet' } })).opened!.conversation!;
});
afterAll(() => whole.stop());

let counter = 0;
/** The server answers somebody else as if nothing had happened. */
async function unharmed(): Promise<void> {
  counter++;
  expect((await bystander.send(room, counter, 'still here')).accepted).toBeTruthy();
}

async function jsonSocket(): Promise<{
  socket: WebSocket;
  next(): Promise<string>;
  closed: Promise<number>;
}> {
  const socket = new WebSocket(whole.address.replace('http', 'ws') + SOCKET_PATH, SUBPROTOCOL_JSON);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const next = () =>
    new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
  return { socket, next, closed };
}

describe('before Hello', () => {
  test('anything else is refused and closed', async () => {
    const client = await RawClient.open(whole.address);
    expect((await client.ask({ ping: {} })).error?.code).toBe(errors.hello_first.code);
    expect((await client.untilClosed()).code).toBe(closes.malformed.code);
    await unharmed();
  });

  test.each([
    ['no token', () => '', errors.unauthenticated.code],
    ['rubbish', () => 'rubbish', errors.unauthenticated.code],
    [
      'a foreign secret',
      () => hostToken('another secret of at least 32 letters', { sub: 'x' }),
      errors.unauthenticated.code,
    ],
    [
      'no algorithm',
      () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
      errors.unauthenticated.code,
    ],
    ['one that ran out', () => whole.token('x', { exp: 1_000 }), errors.token_expired.code],
    ['a user id with a space', () => whole.token('a b'), errors.unauthenticated.code],
  ])('%s is no token', async (_name, token, code) => {
    const client = await RawClient.open(whole.address);
    const reply = await client.ask({ hello: { version: 1, device: 'd', token: token() } });
    expect(reply.error?.code).toBe(code);
    expect((await client.untilClosed()).code).toBeGreaterThanOrEqual(4200);
  });

  test('another version is refused', async () => {
    const client = await RawClient.open(whole.address);
    const reply = await client.ask({ hello: { version: 2, device: 'd', token: whole.token('x') } });
    expect(reply.error?.code).toBe(errors.version.code);
  });
});

describe('signed in', () => {
  const command = (fields: object) => ({ command: { conversation: room, counter: 1, ...fields } });
  test.each([
    ['no counter', () => ({ command: { conversation: room, send: { text: 'x' } } }), errors.invalid.code],
    ['no action', () => command({}), errors.unknown_frame.code],
    ['an empty text', () => command({ send: { text: '' } }), errors.invalid.code],
    [
      'a text that is too long',
      () => command({ send: { text: 'x'.repeat(MAX_TEXT_BYTES + 1) } }),
      errors.too_large.code,
    ],
    [
      'a text too long in UTF-8',
      () => command({ send: { text: '中'.repeat(30_000) } }),
      errors.too_large.code,
    ],
    [
      'an id of another form',
      () => command({ conversation: '../etc', send: { text: 'x' } }),
      errors.invalid.code,
    ],
    ['the id of others', () => command({ send: { text: 'x' } }), errors.not_found.code],
    [
      'an id of nobody',
      () => command({ conversation: 'gnothing', send: { text: 'x' } }),
      errors.not_found.code,
    ],
    ['history of others', () => ({ history: { conversation: room } }), errors.not_found.code],
    ['a range of others', () => ({ range: { conversation: room, from: 1 } }), errors.not_found.code],
    ['members of others', () => ({ members: { conversation: room } }), errors.not_found.code],
    ['a join of a closed group', () => command({ join: {} }), 0],
    ['a range from nothing', () => ({ range: { conversation: room } }), errors.invalid.code],
    [
      'before and after',
      () => ({ history: { conversation: room, before: 1, after: 2 } }),
      errors.invalid.code,
    ],
    ['a limit that is too high', () => ({ list: { limit: 1_000_000 } }), errors.invalid.code],
    ['a forged cursor', () => ({ list: { cursor: '!!!' } }), errors.cursor.code],
    ['too many users', () => ({ presence: { users: Array(1_000).fill('x') } }), errors.too_large.code],
    ['a group without a key', () => ({ createGroup: { title: 'x' } }), errors.invalid.code],
    ['a second Hello', () => ({ hello: { version: 1, token: 'x' } }), errors.hello_first.code],
    ['an empty frame', () => ({}), errors.unknown_frame.code],
  ])('%s has a coded answer', async (_name, frame, code) => {
    const client = await whole.signIn('stranger');
    expect((await client.ask(frame() as kith.v1.ClientFrame.$Properties)).error?.code ?? 0).toBe(code);
    await client.cut();
    await unharmed();
  });

  test('a client that talks nonsense is shown out', async () => {
    const client = await whole.signIn('fool');
    for (let i = 0; i < 20; i++) client.socket.send(randomBytes(40));
    expect((await client.untilClosed()).code).toBe(closes.malformed.code);
    await unharmed();
  });

  test('a message that is too large ends the connection with 1009', async () => {
    const client = await whole.signIn('large');
    client.socket.send(Buffer.alloc(MAX_FRAME_BYTES + 1));
    expect((await client.untilClosed()).code).toBe(1009);
    await unharmed();
  });

  test('a text that is not UTF-8 is refused, one with U+FFFD is not', async () => {
    const client = await whole.signIn('bystander', { device: 'other' });
    const good = kith.v1.ClientPacket.encode({
      frames: [{ request: 7, command: { conversation: room, counter: 1, send: { text: 'x\uFFFDy' } } }],
    }).finish();
    const bad = Buffer.from(good);
    bad.fill(0xff, bad.indexOf(Buffer.from('\uFFFD')), bad.indexOf(Buffer.from('\uFFFD')) + 3);
    client.socket.send(bad);
    expect((await client.until((frame) => Boolean(frame.error))).error?.code).toBe(errors.malformed.code);
    client.socket.send(good);
    expect((await client.until((frame) => frame.request === 7)).accepted).toBeTruthy();
  });

  test('JSON that does not fit is refused in words', async () => {
    const { socket, next } = await jsonSocket();
    socket.send(
      JSON.stringify({ request: 1, hello: { version: 1, device: 'd', token: whole.token('json') } }),
    );
    await next();
    for (const text of [
      '{',
      '[]',
      'null',
      '1',
      '{"ping":5}',
      '{"request":"x","ping":{}}',
      '{"range":{"from":-1}}',
    ]) {
      socket.send(text);
      expect(JSON.parse(await next()).error.code).toBe(errors.malformed.code);
    }
    socket.terminate();
    await unharmed();
  });

  test('above the rate a user is told when to come back, in order', async () => {
    const own = await startWhole({ KITH_COMMAND_RATE: '5' });
    const client = await own.signIn('eager');
    const conversation = (await client.ask({ createGroup: { key: 'k' } })).opened!.conversation!;
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, i) => client.send(conversation, i + 1, `m${i + 1}`)),
    );
    const firstRefused = replies.findIndex((reply) => reply.error);
    expect(firstRefused).toBe(20);
    for (const reply of replies.slice(firstRefused)) {
      expect(reply.error?.code).toBe(errors.rate_limited.code);
      expect(reply.error?.retryMs).toBeGreaterThan(0);
    }
    // A later counter is refused although a token may have come back: order goes before speed.
    await expect.poll(async () => (await client.send(conversation, 21, 'm21')).accepted).toBeTruthy();
    await client.untilEvent(conversation, 22);
    await own.stop();
  });
});

test('no bytes whatever end the server', async () => {
  const garbage = fc.uint8Array({ minLength: 1, maxLength: 400 });
  const almost = fc.tuple(fc.nat(300), garbage).map(([at, noise]) => {
    const frame = kith.v1.ClientPacket.encode({
      frames: [{ request: 1, hello: { version: 1, token: whole.token('fuzz'), device: 'd' } }],
    }).finish();
    const bytes = Buffer.from(frame);
    Buffer.from(noise).copy(bytes, Math.min(at, bytes.length - 1));
    return new Uint8Array(bytes);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(garbage, almost), { minLength: 1, maxLength: 5 }),
      async (messages) => {
        const client = await RawClient.open(whole.address);
        for (const message of messages) client.socket.send(message);
        await Promise.race([client.untilClosed(), client.until(() => true)]);
        client.socket.terminate();
      },
    ),
    { numRuns: 150 },
  );
  await unharmed();
});
