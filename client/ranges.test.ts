import { expect, test } from 'vitest';
import { errors as table } from '../protocol/errors.ts';
import { count, live, pass, serverWith, settle } from './scripted-server.test-helper.ts';

test('one flight a conversation, however many events arrive above the hole', async () => {
  const server = serverWith('a', 1);
  const { seen } = await live(server);
  server.delivers = false;
  server.post('a', 'lost');
  server.delivers = true;
  for (let i = 0; i < 600; i++) server.post('a', 'above');
  await settle();
  expect(seen).toEqual(count('a', 2, 602));
  // Only 512 are held; the rest is read when the hole is closed.
  expect(server.said('range').map(({ from }) => from)).toEqual([2, 515]);
});

test('reads that end with their connection leave no trace', async () => {
  const server = serverWith('a', 1);
  for (let i = 0; i < 20; i++) server.post(`c${i}-`, 'x');
  const { client, clock, seen } = await live(server);
  server.delivers = false;
  for (const id of server.conversations.keys()) for (let i = 0; i < 300; i++) server.post(id, 'x');
  server.intercept = ({ range }) => range !== undefined;
  for (let i = 0; i < 3; i++) {
    server.socket.end(1006);
    await pass(clock, 6_000);
    expect(client.state).toBe('resuming');
    // Sixteen at once, so that coming back is no burst.
    expect(server.said('range').length).toBe(16 * (i + 1));
  }
  server.intercept = undefined;
  server.socket.end(1006);
  await pass(clock, 6_000);
  expect(client.state).toBe('live');
  expect(seen.length).toBe(21 * 300);
});

test('a range that the server refuses is given up; what begins anew above it is taken', async () => {
  const server = serverWith('a', 1);
  const { client, seen } = await live(server);
  server.intercept = ({ range, request }, socket) => {
    if (range) socket.say({ request, error: { code: table.not_member.code } as never });
    return range !== undefined;
  };
  server.delivers = false;
  server.post('a', 'not for me');
  server.delivers = true;
  server.add('a', { membership: { members: [{ user: 'alice', role: 'MEMBER' }] } });
  server.post('a', 'for me');
  await settle();
  expect(seen).toEqual(['a3', 'a4']);
  expect(client.conversation('a')?.role).toBe('MEMBER');
});

test('“come back later” for a range is kept to', async () => {
  const server = serverWith('a', 1);
  const { clock, seen } = await live(server);
  server.intercept = ({ range, request }, socket) => {
    if (range) socket.say({ request, error: { code: table.overloaded.code, retryMs: 2_000 } as never });
    return range !== undefined;
  };
  server.delivers = false;
  server.post('a', 'lost');
  server.delivers = true;
  server.post('a', 'x');
  await settle();
  server.intercept = undefined;
  clock.advance(1_999);
  await settle();
  expect(seen).toEqual([]);
  clock.advance(500);
  await settle();
  expect(seen).toEqual(['a2', 'a3']);
});

test('a range that is never answered is asked again', async () => {
  const server = serverWith('a', 1);
  const { clock, seen } = await live(server);
  server.intercept = ({ range }) => range !== undefined;
  server.delivers = false;
  server.post('a', 'lost');
  server.delivers = true;
  server.post('a', 'x');
  await settle();
  server.intercept = undefined;
  for (let beats = 0; beats < 4; beats++) {
    clock.advance(30_000);
    await settle();
  }
  expect(seen).toEqual(['a2', 'a3']);
});
