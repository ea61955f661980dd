import { expect, test } from 'vitest';
import { live, ScriptedServer, serverWith, settle } from './scripted-server.test-helper.ts';

test('a new conversation is given from where it begins for me', async () => {
  const server = new ScriptedServer();
  const { seen } = await live(server);
  server.found('new', ['alice', 'bob']);
  server.post('new', 'hello');
  server.delivers = false;
  server.found('old', ['bob']);
  server.post('old', 'before');
  server.delivers = true;
  server.add('old', { membership: { members: [{ user: 'alice', role: 'MEMBER' }] } });
  server.post('old', 'after');
  expect(seen).toEqual(['new1', 'new2', 'old3', 'old4']);
  expect(server.said('range')).toEqual([]);
});

test('a new conversation whose beginning was lost is given from there as well', async () => {
  const server = new ScriptedServer();
  const { client, clock, seen } = await live(server);
  server.delivers = false;
  server.found('new', ['alice', 'bob']);
  server.post('new', 'lost');
  server.found('old', ['bob']);
  server.post('old', 'before');
  server.add('old', { membership: { members: [{ user: 'alice', role: 'MEMBER' }] } });
  server.post('old', 'lost');
  clock.advance(15_000);
  await settle();
  expect(seen.toSorted()).toEqual(['new1', 'new2', 'old3', 'old4']);
  expect(client.stats.healed).toBe(2);
  server.delivers = true;
  server.post('new', 'live');
  expect(seen.at(-1)).toBe('new3');
});

test('who was removed asks for nothing, and goes on when added again', async () => {
  const server = serverWith('a', 1);
  const { client, clock, seen, errors } = await live(server);
  server.add('a', { membership: { members: [{ user: 'alice', role: 'NONE' }] } });
  expect(client.conversation('a')?.role).toBe('NONE');
  server.delivers = false;
  server.post('a', 'without me');
  clock.advance(15_000);
  await settle();
  server.delivers = true;
  server.add('a', { membership: { members: [{ user: 'alice', role: 'MEMBER' }] } });
  await settle();
  expect(seen).toEqual(['a2', 'a3', 'a4']);
  expect(errors).toEqual([]);
});

test('heads tell of having been added again as well', async () => {
  const server = serverWith('a', 1);
  const { seen } = await live(server);
  server.add('a', { membership: { members: [{ user: 'alice', role: 'NONE' }] } });
  server.delivers = false;
  server.add('a', { membership: { members: [{ user: 'alice', role: 'MEMBER' }] } });
  server.socket.say({ heads: { heads: [{ conversation: 'a', event: 3, message: 1 }] } });
  await settle();
  expect(seen).toEqual(['a2', 'a3']);
});
