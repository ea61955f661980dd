import { expect, test } from 'vitest';
import { live, pass, ScriptedServer, settle } from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';
import type { ClientFrame } from './wire.ts';

function withMessages(messages: number): ScriptedServer {
  const server = new ScriptedServer();
  for (let i = 0; i < messages; i++) server.post('a', 'x');
  return server;
}

test('what arrives is told as delivered, gathered to one Mark a second', async () => {
  const server = withMessages(1);
  const { clock } = await live(server, { tellDelivered: true });
  server.post('a', 'x');
  clock.advance(0);
  await settle();
  for (let i = 0; i < 10; i++) server.post('a', 'x');
  server.add('a', { user: 'alice', device: 'd1', counter: 1, posted: { text: 'my own' } });
  await settle();
  expect(server.said('mark')).toEqual([{ conversation: 'a', delivered: 2 }]);
  clock.advance(1_000);
  await settle();
  expect(server.said('mark').slice(1)).toEqual([]);
  server.post('a', 'x');
  clock.advance(1_000);
  await settle();
  expect(server.said('mark').at(-1)).toEqual({ conversation: 'a', delivered: 14 });
});

test('unread is what stands above my read mark; sending reads too', async () => {
  const server = withMessages(3);
  const { client, clock } = await live(server);
  expect(client.unread('a')).toBe(3);
  client.markRead('a', 2);
  expect(client.unread('a')).toBe(1);
  client.markRead('a', 1);
  expect(client.unread('a')).toBe(1);
  client.markRead('a');
  clock.advance(0);
  await settle();
  expect(server.said('mark')).toEqual([{ conversation: 'a', read: 3 }]);
  server.post('a', 'x');
  await client.send('a', 'I have seen it');
  expect(client.unread('a')).toBe(0);
});

test('another device of mine that reads on lowers what is unread here', async () => {
  const server = withMessages(3);
  const { client } = await live(server);
  server.socket.say({
    receipts: { conversation: 'a', members: [{ user: 'alice', role: 'MEMBER', delivered: 3, read: 2 }] },
  });
  expect(client.unread('a')).toBe(1);
});

test('a mark that may have been lost with the connection is told again; one that surely arrived is not', async () => {
  const server = withMessages(3);
  const { client, clock } = await live(server);
  const lose = ({ mark }: ClientFrame) => mark !== undefined;
  server.intercept = lose;
  client.markRead('a', 2);
  clock.advance(0);
  await settle();
  server.socket.end(1006);
  await pass(clock, 3_000);
  expect(server.said('mark')).toEqual([
    { conversation: 'a', read: 2 },
    { conversation: 'a', read: 2 },
  ]);
  // Told, then a Pong: that may be the answer to a Ping which was said before.
  client.markRead('a', 3);
  clock.advance(1_000);
  await settle();
  client.wake();
  await settle();
  server.socket.end(1006);
  await pass(clock, 3_000);
  expect(server.said('mark').length).toBe(4);
  await pass(clock, 90_000);
  server.socket.end(1006);
  await pass(clock, 3_000);
  expect(server.said('mark').length).toBe(4);
});

test('a mark that was refused for now is told again in time', async () => {
  const server = withMessages(3);
  const { client, clock, errors } = await live(server);
  server.intercept = ({ mark, request }, socket) => {
    if (mark) socket.say({ request, error: { code: 4000, retryMs: 2_000 } as never });
    return mark !== undefined;
  };
  client.markRead('a', 2);
  clock.advance(0);
  await settle();
  server.intercept = undefined;
  clock.advance(1_999);
  await settle();
  expect(server.said('mark').length).toBe(1);
  clock.advance(1);
  await settle();
  expect(server.said('mark').slice(1)).toEqual([{ conversation: 'a', read: 2 }]);
  expect(errors).toEqual([]);
});

test('marks made offline survive the process', async () => {
  const server = withMessages(3);
  const storage = memoryStorage();
  const first = await live(server, { storage });
  server.socket.end(4100, '100');
  first.client.markRead('a', 3);
  await first.client.close();
  const { client, clock } = await live(server, { storage });
  await pass(clock, 1_000);
  expect(client.unread('a')).toBe(0);
  expect(server.said('mark')).toEqual([{ conversation: 'a', read: 3 }]);
});
