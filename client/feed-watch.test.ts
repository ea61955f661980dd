import { expect, test } from 'vitest';
import { errors } from '../protocol/errors.ts';
import { live, pass, ScriptedServer, settle } from './scripted-server.test-helper.ts';

/** A server that answers, unless told not to. */
function watchable(answers: () => boolean = () => true): ScriptedServer {
  const server = new ScriptedServer();
  server.intercept = ({ request, watchFeed }, socket) => {
    if (watchFeed && answers()) socket.say({ request, watched: { open: watchFeed.open } });
    return watchFeed !== undefined;
  };
  return server;
}

const said = (server: ScriptedServer): boolean[] => server.said('watchFeed').map(({ open }) => open);

test('is said once, and again on each connection while it holds', async () => {
  const server = watchable();
  const { client, clock } = await live(server);
  await client.watchFeed();
  expect(said(server)).toEqual([true]);
  server.socket.end(1006);
  await pass(clock, 10_000);
  expect(client.state).toBe('live');
  expect(said(server)).toEqual([true, true]);
  await client.watchFeed(false);
  server.socket.end(1006);
  await pass(clock, 10_000);
  expect(said(server)).toEqual([true, true, false]);
});

test('what was wanted last is what the server hears last, though an answer was lost', async () => {
  let answers = false;
  const server = watchable(() => answers);
  const { client, clock } = await live(server);
  const opened = client.watchFeed();
  const closed = client.watchFeed(false);
  await settle();
  expect(said(server)).toEqual([true]);
  answers = true;
  server.socket.end(1006);
  await pass(clock, 10_000);
  await Promise.all([opened, closed]);
  expect(said(server)).toEqual([true, true, false]);
});

test('a server without a feed is told of, and asked no more', async () => {
  const server = new ScriptedServer();
  const { code } = errors.unknown_frame;
  server.intercept = ({ request, watchFeed }, socket) => {
    if (watchFeed) socket.say({ request, error: { code, message: '', retryMs: 0, field: '' } });
    return watchFeed !== undefined;
  };
  const { client, clock } = await live(server);
  await expect(client.watchFeed()).rejects.toMatchObject({ code });
  server.socket.end(1006);
  await pass(clock, 10_000);
  expect(client.state).toBe('live');
  expect(said(server)).toEqual([true]);
});

test('news come as they are', async () => {
  const server = watchable();
  const { client } = await live(server);
  const news: object[] = [];
  client.on('feedNews', (each) => news.push(each));
  server.socket.say({ feedNews: { head: '12', count: 3 } });
  expect(news).toEqual([{ head: '12', count: 3 }]);
});
