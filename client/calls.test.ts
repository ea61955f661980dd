import { expect, test } from 'vitest';
import { errors as table } from '../protocol/errors.ts';
import { live, pass, ScriptedServer, withConversation } from './scripted-server.test-helper.ts';

test('opening is repeated until it is answered', async () => {
  const server = new ScriptedServer();
  const { client, clock } = await live(server);
  let times = 0;
  server.intercept = ({ createGroup, openDirect, request }, socket) => {
    if (!createGroup && !openDirect) return false;
    times += 1;
    if (times === 1) socket.say({ request, error: { code: table.rate_limited.code, retryMs: 500 } as never });
    if (times === 2) socket.end(1006);
    if (times > 2) socket.say({ request, opened: { conversation: openDirect ? 'd-bob' : 'g-1' } });
    return true;
  };
  const opening = client.createGroup({ title: 'Us', members: ['bob'] });
  await pass(clock, 4_000);
  expect(await opening).toBe('g-1');
  expect(new Set(server.said('createGroup').map(({ key }) => key)).size).toBe(1);
  expect(await client.openDirect('bob')).toBe('d-bob');
  server.intercept = ({ openDirect, request }, socket) => {
    if (openDirect) socket.say({ request, error: { code: table.not_found.code } as never });
    return openDirect !== undefined;
  };
  await expect(client.openDirect('nobody')).rejects.toMatchObject({ reason: 'not_found' });
});

test('a call whose answer does not come is asked again, and takes one answer', async () => {
  const server = withConversation();
  const { client, clock } = await live(server);
  const requests: number[] = [];
  server.intercept = ({ history, request }) => {
    if (history) requests.push(request);
    return history !== undefined;
  };
  const asking = client.history('a');
  await pass(clock, 120_000);
  expect(requests.length).toBe(2);
  const [first, second] = requests as [number, number];
  server.socket.say({ request: first, error: { code: table.overloaded.code, retryMs: 10 } as never });
  server.socket.say({
    request: second,
    history: { conversation: 'a', messages: [], hasOlder: false, hasNewer: false },
  });
  expect((await asking).conversation).toBe('a');
  await pass(clock, 120_000);
  expect(requests.length).toBe(2);
  const closed = client.history('a');
  await client.close();
  await expect(closed).rejects.toMatchObject({ reason: 'closed' });
});
