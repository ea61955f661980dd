import { expect, test } from 'vitest';
import { closes, errors as table } from '../protocol/errors.ts';
import { KithError } from './index.ts';
import { live, pass, ScriptedServer, settle, start } from './scripted-server.test-helper.ts';
import type { StateChange } from './session.ts';

/** Waits until the next attempt, of each time that the client goes offline. */
function waits(client: {
  on(kind: 'state', listener: (state: string, change: StateChange) => void): unknown;
}) {
  const found: (number | undefined)[] = [];
  client.on('state', (state, { retryMs }) => {
    if (state === 'offline') found.push(retryMs);
  });
  return found;
}

test('goes through its states, with one Hello, and says who it is', async () => {
  const server = new ScriptedServer();
  const { client, states } = await live(server, { agent: 'test/1', device: 'd1' });
  expect(states).toEqual(['connecting', 'signing in', 'resuming', 'live']);
  expect(server.said('hello')).toEqual([
    { version: 1, token: 'token', device: 'd1', store: '', known: [], agent: 'test/1' },
  ]);
  expect(client.user).toBe('alice');
  await client.close();
  expect(states.at(-1)).toBe('offline');
  expect(server.socket.closedByClient).toBe(true);
});

test('waits longer with each failure in a row, at random up to a bound, and anew once a connection held', async () => {
  for (const random of [0, 0.25, 0.999]) {
    const server = new ScriptedServer();
    server.opens = false;
    const { client, clock } = start(server, { random: () => random });
    const found = waits(client);
    client.start().catch(() => undefined);
    for (let i = 0; i < 8; i++) {
      await settle();
      server.socket.end(1006);
      clock.advance(found.at(-1)!);
    }
    expect(found).toEqual([1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => random * seconds * 1_000));
    server.opens = true;
    await settle();
    server.socket.end(1006);
    await pass(clock, 31_000);
    expect(client.state).toBe('live');
    clock.advance(5_000);
    server.socket.end(1006);
    expect(found.at(-1)).toBe(random * 1_000);
    await client.close();
  }
});

test('of several gateways begins with any and goes to the next with each connection', async () => {
  const server = new ScriptedServer();
  server.opens = false;
  const url = ['http://a', 'http://b', 'http://c'];
  const { client, clock } = start(server, { url, random: () => 0.5 });
  client.start().catch(() => undefined);
  for (let i = 0; i < 4; i++) {
    await settle();
    server.socket.end(1006);
    await pass(clock, 16_000);
  }
  expect(server.addresses.slice(0, 4).map((each) => new URL(each).host)).toEqual(['b', 'c', 'a', 'b']);
  await client.close();
});

test.each([
  ['draining', '', 125],
  ['silent', '', 125],
  ['internal', '', 125],
  ['overloaded', '7', 7_700],
  ['rate_limited', 'come back in 2.5 s', 2_750],
  ['overloaded', '', 500],
  ['replaced', '', 33_000],
] as const)('after close %s “%s” it comes back in %i ms', async (name, reason, ms) => {
  const server = new ScriptedServer();
  const { client } = await live(server);
  const found = waits(client);
  server.socket.end(closes[name].code, reason);
  expect(found).toEqual([ms]);
  await client.close();
});

test('a server that says “now” again and again is not taken at its word', async () => {
  const server = new ScriptedServer();
  const { client, clock } = await live(server);
  const found = waits(client);
  for (let i = 0; i < 4; i++) {
    server.socket.end(closes.internal.code);
    clock.advance(found.at(-1)!);
    await settle();
  }
  expect(found).toEqual([125, 1_000, 2_000, 4_000]);
});

test('a token that ran out is asked for anew, once; when that is refused too, nobody is signed in', async () => {
  const server = new ScriptedServer();
  const asked: (boolean | undefined)[] = [];
  const { client, clock, states } = await live(server, {
    token: (why) => {
      asked.push(why?.refused);
      return `token-${asked.length}`;
    },
  });
  const out: KithError[] = [];
  client.on('signedOut', (error) => out.push(error));
  server.socket.end(closes.token_expired.code);
  await pass(clock, 1_000);
  expect(client.state).toBe('live');
  expect(server.said('hello').map(({ token }) => token)).toEqual(['token-1', 'token-2']);

  server.intercept = ({ hello, request }, socket) => {
    if (hello) socket.say({ request, error: { code: table.unauthenticated.code } as never });
    return hello !== undefined;
  };
  server.socket.end(closes.token_expired.code);
  await pass(clock, 10_000);
  expect(asked).toEqual([false, true, true]);
  expect(out.map(({ reason }) => reason)).toEqual(['unauthenticated']);
  expect(states.at(-1)).toBe('offline');
  await pass(clock, 100_000);
  expect(server.said('hello').length).toBe(3);
  server.intercept = undefined;
  await client.start();
  expect(client.state).toBe('live');
});

test.each([
  ['revoked', 'signedOut'],
  ['malformed', 'error'],
] as const)('after close %s it stays away and says %s', async (name, told) => {
  const server = new ScriptedServer();
  const { client, clock } = await live(server);
  const found = waits(client);
  const heard: unknown[] = [];
  client.on(told, (error: unknown) => heard.push(error));
  server.socket.end(closes[name].code);
  await pass(clock, 60_000);
  expect(found).toEqual([undefined]);
  expect(heard).toEqual([expect.objectContaining({ reason: name })]);
  expect(server.sockets.length).toBe(1);
});

test('an Error in reply to Hello is kept to', async () => {
  const server = new ScriptedServer();
  const { client, clock } = start(server);
  const found = waits(client);
  const say = { code: table.starting.code, retryMs: 3_000 };
  server.intercept = ({ request }, socket) => {
    socket.say({ request, error: say as never });
    return true;
  };
  client.start().catch(() => undefined);
  await settle();
  expect(found).toEqual([3_300]);
  server.intercept = undefined;
  await pass(clock, 4_000);
  expect(client.state).toBe('live');
});

test('a token provider that fails is asked again; one that says “sign in” is not', async () => {
  const server = new ScriptedServer();
  let failure: unknown = new TypeError('fetch failed');
  const { client, clock, errors } = start(server, {
    token: () => {
      throw failure;
    },
  });
  const found = waits(client);
  const ended = client.start();
  await settle();
  expect(found).toEqual([500]);
  expect(errors).toEqual([failure]);
  failure = new KithError('revoked', { code: table.revoked.code });
  const out: unknown[] = [];
  client.on('signedOut', (error) => out.push(error));
  await pass(clock, 1_000);
  expect(out).toEqual([failure]);
  await expect(ended).rejects.toBe(failure);
  expect(server.sockets.length).toBe(0);
});

test('pings each beat, first at a random place in it, and takes two silent beats for death', async () => {
  const server = new ScriptedServer();
  const { clock, states } = await live(server, { random: () => 0.25 });
  const pings = () => server.said('ping').length;
  clock.advance(7_499);
  await settle();
  expect(pings()).toBe(0);
  clock.advance(1);
  await settle();
  expect(pings()).toBe(1);
  await pass(clock, 300_000);
  expect(pings()).toBe(11);
  expect(states.at(-1)).toBe('live');
  server.intercept = ({ ping }) => ping !== undefined;
  await pass(clock, 59_000);
  expect(states.at(-1)).toBe('live');
  // What the server says besides Pong is a sign of life too.
  server.post('a', 'I live');
  await pass(clock, 60_000);
  expect(states.at(-1)).toBe('live');
  await pass(clock, 32_000);
  expect(server.sockets.length).toBe(2);
  expect(server.sockets[0]!.closedByClient).toBe(true);
});

test('leaves a draining gateway in its slot and misses nothing', async () => {
  const server = new ScriptedServer();
  server.post('a', 'x');
  const { client, clock, seen } = await live(server);
  server.socket.say({ reconnect: { slotMs: 4_000, withinMs: 10_000 } });
  clock.advance(3_999);
  await settle();
  server.post('a', 'still delivered');
  expect(server.sockets.length).toBe(1);
  clock.advance(1);
  server.delivers = false;
  server.post('a', 'in between');
  await settle();
  expect(server.sockets[0]!.closedByClient).toBe(true);
  expect(client.state).toBe('live');
  expect(seen).toEqual(['a2', 'a3']);
});

test('an attempt that leads nowhere is given up', async () => {
  const server = new ScriptedServer();
  server.opens = false;
  const { client, clock } = start(server);
  const found = waits(client);
  client.start().catch(() => undefined);
  await settle();
  await pass(clock, 20_000);
  expect(found).toEqual([500]);
  expect(server.sockets[0]!.closedByClient).toBe(true);
});

test('wake cuts a wait short, and tells a dead connection from a living one within seconds', async () => {
  const server = new ScriptedServer();
  const { client, clock, states } = await live(server);
  server.socket.end(closes.overloaded.code, '600');
  client.wake();
  await settle();
  expect(client.state).toBe('live');
  client.wake();
  await pass(clock, 6_000);
  expect(states.at(-1)).toBe('live');
  server.intercept = ({ ping }) => ping !== undefined;
  client.wake();
  await pass(clock, 6_000);
  expect(server.sockets.length).toBe(3);
});

test('a message that cannot be read ends the connection, not the client', async () => {
  const server = new ScriptedServer();
  const { client, clock } = await live(server);
  server.socket.onmessage?.({ data: '{"request":' });
  expect(client.state).toBe('offline');
  await pass(clock, 2_000);
  expect(client.state).toBe('live');
});

test('what is said in one turn is one message, up to the bounds of a message', async () => {
  const server = new ScriptedServer();
  const { client } = await live(server);
  for (let i = 0; i < 300; i++) client.history(`c${i}`).catch(() => undefined);
  await settle();
  expect(server.socket.messages.slice(1)).toEqual([256, 44]);
  const long = 'x'.repeat(60_000);
  for (let i = 0; i < 3; i++) client.send(`c${i}`, long);
  await settle();
  expect(server.socket.messages.slice(3)).toEqual([1, 1, 1]);
});

test('what a listener throws stops neither the client nor other listeners', async () => {
  const server = new ScriptedServer();
  const { client, seen, errors } = start(server);
  client.on('message', () => {
    throw new Error('mine');
  });
  await client.start();
  server.post('a', 'x');
  server.post('a', 'y');
  expect(seen).toEqual(['a1', 'a2']);
  expect(errors.length).toBe(2);
});
