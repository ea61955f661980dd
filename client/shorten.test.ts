import { expect, test } from 'vitest';
import { live, type ScriptedServer, settle, start, withConversation } from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';

const LONG = 'See https://example.org/a/rather/long/path';

const sent = (server: ScriptedServer) => server.said('command').map(({ send }) => send);

test('short links are asked for where they are wanted, and only there', async () => {
  const server = withConversation();
  const { client } = await live(server);
  await Promise.all([client.send('a', LONG), client.send('a', LONG, { shorten: true })]);
  expect(sent(server)).toEqual([{ text: LONG }, { text: LONG, shorten: true }]);
});

test('what is said again asks the same: over a lost connection, and by another process', async () => {
  const server = withConversation();
  const storage = memoryStorage();
  const first = await live(server, { storage });
  server.intercept = ({ command }) => command !== undefined;
  first.client.send('a', LONG, { shorten: true });
  await settle();
  server.socket.end(1006);
  first.clock.advance(2_000);
  await settle();
  // Killed: nothing is closed, and nobody heard of it.
  server.socket.end(1006);
  await first.client.close();
  server.intercept = undefined;
  await start(server, { storage }).client.start();
  await settle();
  expect(sent(server)).toEqual([1, 2, 3].map(() => ({ text: LONG, shorten: true })));
  expect(server.said('command').map(({ counter }) => counter)).toEqual([1, 1, 1]);
});

test('the application is told when nobody could shorten them', async () => {
  const server = withConversation();
  const { client } = await live(server);
  const told: unknown[] = [];
  client.on('accepted', (command) => told.push(command));
  server.intercept = ({ command, request }, socket) => {
    if (command) socket.say({ request, accepted: { unshortened: command.counter === 2 } });
    return command !== undefined;
  };
  for (let i = 0; i < 2; i++) await client.send('a', LONG, { shorten: true }).accepted;
  expect(told).toEqual([
    { conversation: 'a', counter: 1, unshortened: false },
    { conversation: 'a', counter: 2, unshortened: true },
  ]);
});
