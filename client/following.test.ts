import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errors as table } from '../protocol/errors.ts';
import { count, live, pass, ScriptedServer, settle, start } from './scripted-server.test-helper.ts';
import { memoryStorage } from './storage.ts';
import type { Event } from './wire.ts';

function serverWith(conversation: string, events: number): ScriptedServer {
  const server = new ScriptedServer();
  for (let i = 0; i < events; i++) server.post(conversation, `text ${i + 1}`);
  return server;
}

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

test('an idle client has one timer', async () => {
  const server = serverWith('a', 3);
  const { clock } = await live(server, { history: 'all' });
  clock.advance(5_000);
  await settle();
  expect(clock.timers).toBe(1);
});

/** What happens to a conversation of `events` events on its way to the client, as far as chance decides. */
const fates = fc.record({
  events: fc.integer({ min: 1, max: 60 }),
  history: fc.constantFrom('all' as const),
  steps: fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ kind: fc.constant('frame' as const), take: fc.integer({ min: 1, max: 6 }) }),
      },
      fc.record({
        kind: fc.constantFrom('lose' as const, 'cut' as const, 'beat' as const, 'settle' as const),
      }),
      fc.record({
        kind: fc.constant('repeat' as const),
        from: fc.nat(60),
        take: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ kind: fc.constant('late' as const), frames: fc.integer({ min: 1, max: 4 }) }),
    ),
    { maxLength: 60 },
  ),
});

test('whatever is lost, doubled, late or cut: every event once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fates, async ({ events, history, steps }) => {
      const server = new ScriptedServer();
      server.delivers = false;
      server.post('a', 'first');
      const { client, clock, seen } = await live(server, { history });
      const late: Event[][] = [];
      const say = (some: Event[]) => {
        if (some.length > 0) server.socket.say({ events: { conversation: 'a', events: some, more: false } });
      };
      for (const step of steps) {
        const all = () => server.conversations.get('a')!;
        const next = (many: number) => {
          const from = all().length;
          for (let i = 0; i < many && all().length < events; i++) server.post('a', 'x');
          return all().slice(from);
        };
        if (step.kind === 'frame') say(next(step.take));
        else if (step.kind === 'lose') next(3);
        else if (step.kind === 'repeat') say(all().slice(step.from, step.from + step.take));
        else if (step.kind === 'late') {
          late.push(next(2));
          for (const some of late.splice(0, step.frames - 1)) say(some);
        } else if (step.kind === 'cut') {
          server.socket.end(1006);
          await pass(clock, 2_000);
        } else if (step.kind === 'beat') clock.advance(30_000);
        else await settle();
      }
      for (const some of late) say(some);
      // Whatever is still missing shows with the next beats.
      await pass(clock, 62_000);
      expect(seen).toEqual(count('a', 1, server.conversations.get('a')!.length));
      await client.close();
    }),
    { numRuns: 150 },
  );
});
