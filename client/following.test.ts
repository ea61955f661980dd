import { expect, test } from 'vitest';
import {
  count,
  live,
  pass,
  ScriptedServer,
  serverWith,
  settle,
  start,
} from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';
import type { Event } from './wire.ts';

test('starts at the head, at the beginning, or at the newest events, as the option says', async () => {
  for (const [history, first] of [
    ['none', 11],
    ['all', 1],
    [3, 8],
  ] as const) {
    const server = serverWith('a', 10);
    const { seen } = await live(server, { history });
    server.post('a', 'live');
    expect(seen).toEqual(count('a', first, 11));
  }
});

test('what was missed comes when the client is back, few unasked and many by ranges', async () => {
  const server = serverWith('a', 1);
  const { client, clock, seen } = await live(server);
  for (const missed of [3, 700]) {
    seen.length = 0;
    const before = server.conversations.get('a')!.length;
    server.socket.end(1006);
    server.delivers = false;
    for (let i = 0; i < missed; i++) server.post('a', 'missed');
    server.delivers = true;
    await pass(clock, 2_000);
    expect(client.state).toBe('live');
    expect(seen).toEqual(count('a', before + 1, before + missed));
  }
  expect(server.said('hello').at(-1)).toMatchObject({
    store: 'store-1',
    known: [{ conversation: 'a', event: 4 }],
  });
  expect(client.stats).toMatchObject({ reconnects: 2, resumed: 700, healed: 0, gaps: 0 });
});

test('a repeat is dropped, a hole is read, and what came above it follows', async () => {
  const server = serverWith('a', 1);
  const { client, seen } = await live(server);
  server.delivers = false;
  for (let i = 0; i < 5; i++) server.post('a', 'x');
  const [, second, third, , fifth, sixth] = server.conversations.get('a')! as [
    Event,
    Event,
    Event,
    Event,
    Event,
    Event,
  ];
  const say = (...events: Event[]) =>
    server.socket.say({ events: { conversation: 'a', events, more: false } });
  say(second, third);
  say(second);
  say(third);
  expect(server.said('range')).toEqual([]);
  say(sixth);
  say(fifth);
  expect(seen).toEqual(['a2', 'a3']);
  await settle();
  expect(seen).toEqual(count('a', 2, 6));
  expect(server.said('range')).toEqual([{ conversation: 'a', from: 4, to: 5 }]);
  expect(client.stats).toMatchObject({ duplicates: 3, gaps: 1, gapped: 1 });
});

test('live events that overtake the resumed ones wait for Resumed before anything is asked', async () => {
  const server = serverWith('a', 1);
  const { clock, seen } = await live(server);
  server.socket.end(1006);
  server.delivers = false;
  for (let i = 0; i < 3; i++) server.post('a', 'missed');
  const [, second, third, fourth] = server.conversations.get('a')! as [Event, Event, Event, Event];
  server.intercept = ({ hello, request }, socket) => {
    if (!hello) return false;
    const info = { conversation: 'a', event: 4, message: 4 } as never;
    const more = false;
    socket.say({ request, welcome: { ...server.welcome, conversations: [info] } as never });
    socket.say({ events: { conversation: 'a', events: [fourth], more } });
    socket.say({ events: { conversation: 'a', events: [second, third], more } }, { resumed: {} });
    return true;
  };
  await pass(clock, 2_000);
  expect(seen).toEqual(['a2', 'a3', 'a4']);
  expect(server.said('range')).toEqual([]);
});

test('a Pong that shows a lack heals it, and only that counts as healed', async () => {
  const server = serverWith('a', 1);
  const { client, clock, seen } = await live(server);
  server.delivers = false;
  server.post('a', 'lost');
  server.add('a', { membership: { members: [{ user: 'carol', role: 'MEMBER' }] } });
  server.post('a', 'lost');
  clock.advance(15_000);
  await settle();
  expect(seen).toEqual(['a2', 'a3', 'a4']);
  expect(client.stats).toMatchObject({ healed: 2, lagged: 0, gapped: 0, resumed: 0, messages: 2, events: 3 });
});

test('heads told to a lagging connection are read too, and counted apart', async () => {
  const server = serverWith('a', 1);
  const { client, seen } = await live(server);
  server.delivers = false;
  server.post('a', 'not sent');
  server.socket.say({ heads: { heads: [{ conversation: 'a', event: 2, message: 2 }] } });
  await settle();
  expect(seen).toEqual(['a2']);
  expect(client.stats).toMatchObject({ lagged: 1, healed: 0 });
});

test('the list is read to its end before the client is live, a page at a time', async () => {
  const server = new ScriptedServer();
  for (let i = 0; i < 25; i++) server.post(`c${i}-`, 'x');
  server.page = 10;
  const { client, seen } = await live(server, { history: 'all' });
  expect(client.state).toBe('live');
  expect(seen.length).toBe(25);
  expect(server.said('list').map(({ cursor }) => cursor)).toEqual(['10', '20']);
});

test('only chosen conversations are given when not all are followed', async () => {
  const server = serverWith('a', 3);
  server.post('b', 'x');
  const { client, seen } = await live(server, { followAll: false });
  client.follow('b');
  client.follow('a', 2);
  await settle();
  server.post('c', 'x');
  expect(seen.toSorted()).toEqual(['a2', 'a3', 'b1']);
});

test('numbers survive a restart; what comes again is at most the last second', async () => {
  const storage = memoryStorage();
  const server = serverWith('a', 1);
  const first = await live(server, { storage });
  server.post('a', 'x');
  await first.client.close();
  server.delivers = false;
  server.post('a', 'while away');
  const second = await live(server, { storage });
  expect(second.seen).toEqual(['a3']);
  expect(second.client.user).toBe('alice');
});

test('progress is saved each second, not only once', async () => {
  const storage = memoryStorage();
  const server = serverWith('a', 1);
  const { clock } = await live(server, { storage });
  for (let i = 2; i <= 4; i++) {
    server.post('a', 'x');
    await pass(clock, 1_000);
    expect(JSON.parse((await storage.get('at/a'))!)[0]).toBe(i);
  }
});

test('another store makes all numbers void', async () => {
  const storage = memoryStorage();
  const server = serverWith('a', 5);
  const before = await live(server, { storage, history: 'all' });
  server.found('only then', ['alice']);
  await before.client.close();
  const restored = serverWith('a', 2);
  restored.welcome.store = 'store-2';
  const after = start(restored, { storage, history: 'all' });
  const resets: string[] = [];
  after.client.on('reset', (reason) => resets.push(`${reason} after ${after.seen.length}`));
  await after.client.start();
  expect(resets).toEqual(['store after 0']);
  expect(after.seen).toEqual(['a1', 'a2']);
  await after.client.close();
  expect(await storage.keys('at/')).toEqual(['at/a']);
  const again = await live(restored, { storage, history: 'all' });
  expect(again.seen).toEqual([]);
});

test('who sends has read up to there, and what others say is unread', async () => {
  const server = serverWith('a', 1);
  const { client } = await live(server);
  server.post('a', 'of bob');
  expect(client.unread('a')).toBe(2);
  await client.send('a', 'of alice');
  expect(client.unread('a')).toBe(0);
  server.post('a', 'of bob');
  expect(client.unread('a')).toBe(1);
});

test('an idle client has one timer', async () => {
  const server = serverWith('a', 3);
  const { clock } = await live(server, { history: 'all' });
  clock.advance(5_000);
  await settle();
  expect(clock.timers).toBe(1);
});
