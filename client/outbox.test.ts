import { expect, test } from 'vitest';
import {
  counters,
  live,
  pass,
  settle,
  start,
  texts,
  withConversation,
} from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';

test('a send is accepted, becomes an event and is forgotten; its promise tells', async () => {
  const server = withConversation();
  const storage = memoryStorage();
  const { client } = await live(server, { storage });
  const told: unknown[] = [];
  client.on('accepted', ({ counter }) => told.push(`accepted ${counter}`));
  client.on('outcome', ({ counter, event, message }) => told.push([counter, event, message]));
  const sending = client.send('a', 'hello');
  await sending.accepted;
  expect(await sending).toEqual({ conversation: 'a', counter: 1, event: 2, message: 1 });
  expect(told).toEqual(['accepted 1', [1, 2, 1]]);
  expect(client.unsettled).toBe(0);
  expect(await storage.keys('out/')).toEqual([]);
  expect(await storage.get('last/a')).toBe('1');
});

test('nothing is on the wire before it is saved, nor before what was sent earlier', async () => {
  const server = withConversation();
  const memory = memoryStorage();
  const saves: (() => void)[] = [];
  const storage = {
    ...memory,
    set: (key: string, value: string) =>
      key.startsWith('out/')
        ? new Promise<void>((resolve) => {
            saves.push(() => void memory.set(key, value).then(resolve));
          })
        : memory.set(key, value),
  };
  const { client } = await live(server, { storage });
  client.send('a', 'one');
  client.send('a', 'two');
  await settle();
  saves[1]!();
  await settle();
  expect(counters(server)).toEqual([]);
  saves[0]!();
  await settle();
  expect(counters(server)).toEqual([1, 2]);
});

test('sends made offline, and before anything is loaded, go out in order', async () => {
  const server = withConversation();
  const { client } = start(server);
  const sendings = ['one', 'two', 'three'].map((text) => client.send('a', text));
  await settle();
  await client.start();
  expect((await Promise.all(sendings)).map(({ message }) => message)).toEqual([1, 2, 3]);
  expect(texts(server)).toEqual([undefined, 'one', 'two', 'three']);
});

test('at most 64 commands of a conversation are on the wire', async () => {
  const server = withConversation();
  const { client } = await live(server);
  server.intercept = ({ command, request }, socket) => {
    if (command) socket.say({ request, accepted: { unshortened: false } });
    return command !== undefined;
  };
  for (let i = 0; i < 100; i++) client.send('a', `text ${i}`);
  client.send('b', 'another conversation');
  await settle();
  expect(counters(server).length).toBe(65);
  server.add('a', { user: 'alice', device: 'd1', counter: 1, posted: { text: 'text 0' } });
  await settle();
  expect(counters(server).length).toBe(66);
});

test('a command whose answer was lost is asked after; what is not known is said again, once', async () => {
  const server = withConversation();
  const { client, clock } = await live(server);
  // The first two reach the log, the rest is lost with the connection.
  let taken = 0;
  server.delivers = false;
  server.intercept = ({ command }) => command !== undefined && ++taken > 2;
  const sendings = [1, 2, 3, 4].map((n) => client.send('a', `text ${n}`));
  await settle();
  server.socket.end(1006);
  server.intercept = undefined;
  server.delivers = true;
  sendings.push(client.send('a', 'text 5'));
  await pass(clock, 2_000);
  expect((await Promise.all(sendings)).map(({ message }) => message)).toEqual([1, 2, 3, 4, 5]);
  expect(texts(server)).toEqual([undefined, 'text 1', 'text 2', 'text 3', 'text 4', 'text 5']);
  expect(server.said('outcomes')).toEqual([{ conversation: 'a', counters: [3, 4] }]);
  expect(counters(server)).toEqual([1, 2, 3, 4, 3, 4, 5]);
});

test('the outbox survives the process: outcomes come as events, and counters go on', async () => {
  const server = withConversation();
  const storage = memoryStorage();
  const first = await live(server, { storage });
  await first.client.send('a', 'done');
  server.delivers = false;
  let taken = 0;
  server.intercept = ({ command }) => command !== undefined && ++taken > 1;
  first.client.send('a', 'taken, but nobody heard');
  first.client.send('a', 'lost');
  await settle();
  // Killed: nothing is closed.
  server.socket.end(1006);
  first.client.close();
  server.intercept = undefined;
  server.delivers = true;
  const second = start(server, { storage });
  const outcomes: number[][] = [];
  second.client.on('outcome', ({ counter, event }) => outcomes.push([counter, event]));
  await second.client.start();
  await settle();
  expect(outcomes).toEqual([
    [2, 3],
    [3, 4],
  ]);
  expect(texts(server)).toEqual([undefined, 'done', 'taken, but nobody heard', 'lost']);
  await second.client.send('a', 'next');
  expect(counters(server).at(-1)).toBe(4);
  expect(await storage.keys('out/')).toEqual([]);
});

test('an outcome that was dropped on the way is asked for after two beats', async () => {
  const server = withConversation();
  const { client, clock } = await live(server, { followAll: false });
  server.delivers = false;
  const sending = client.send('a', 'hello');
  await sending.accepted;
  await pass(clock, 120_000);
  expect((await sending).event).toBe(2);
  expect(server.said('outcomes').length).toBe(1);
});

test('a storage that forgot the counters of its device finds new ones; no message is taken for an old one', async () => {
  const server = withConversation();
  const first = await live(server, { storage: memoryStorage() });
  for (let i = 1; i <= 20; i++) await first.client.send('a', `old ${i}`);
  await first.client.close();
  const second = await live(server, { storage: memoryStorage() });
  const sent = await Promise.all([1, 2, 3].map((n) => second.client.send('a', `new ${n}`)));
  expect(sent.map(({ message }) => message)).toEqual([21, 22, 23]);
  expect(texts(server).slice(-3)).toEqual(['new 1', 'new 2', 'new 3']);
  expect(counters(server).slice(20)).toEqual([1, 2, 3, 1027, 1028, 1029]);
});

test('commands of another device are not said by this one', async () => {
  const server = withConversation();
  const storage = memoryStorage();
  const first = await live(server, { storage });
  server.intercept = ({ command }) => command !== undefined;
  first.client.send('a', 'of the first device');
  await settle();
  await first.client.close();
  server.intercept = undefined;
  server.welcome.device = 'd2';
  const second = start(server, { storage });
  const rejected: unknown[] = [];
  second.client.on('rejected', ({ counter }, { reason }) => rejected.push([counter, reason]));
  await second.client.start();
  await settle();
  expect(rejected).toEqual([[1, 'device']]);
  expect(texts(server)).toEqual([undefined]);
});

test('members come and go by commands of the same outbox', async () => {
  const server = withConversation();
  const { client } = await live(server);
  server.intercept = ({ command }) => command !== undefined;
  client.addMembers('a', ['carol']);
  client.removeMembers('a', ['bob']);
  client.leave('a');
  client.join('b');
  await settle();
  expect(server.said('command')).toEqual([
    { conversation: 'a', counter: 1, add: { users: ['carol'] } },
    { conversation: 'a', counter: 2, remove: { users: ['bob'] } },
    { conversation: 'a', counter: 3, leave: {} },
    { conversation: 'b', counter: 1, join: {} },
  ]);
});
