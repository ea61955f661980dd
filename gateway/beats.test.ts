import { expect, test } from 'vitest';
import type { ChangedHeads, ChatCalls } from '../ports/chat-calls.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import type { Socket } from '../ports/transport.ts';
import { kith } from '../protocol/generated/kith.js';
import { Beats } from './beats.ts';
import { binaryCodec } from './codec/binary.ts';
import { Connection } from './connection.ts';
import { Flusher } from './flusher.ts';
import { Hub } from './hub.ts';

const BEAT_MS = 1_000;

function stage() {
  const clock = new FakeClock();
  const hub = new Hub();
  const frames: kith.v1.ServerFrame.$Properties[] = [];
  const closes: number[] = [];
  const socket: Socket = {
    ...{ subprotocol: '', remoteAddress: '', forwardedFor: '', origin: '' },
    send(data) {
      frames.push(...kith.v1.ServerPacket.decode(data).frames);
      return 'sent';
    },
    buffered: () => 0,
    close: (code) => void closes.push(code),
    terminate: () => undefined,
  };
  const connection = new Connection(socket, binaryCodec, '', new Flusher(), clock.monotonic());
  connection.state = 'live';
  hub.connections.add(connection);
  const room = hub.attach(connection, 'g1', 5, 5, 2);
  const answers: ChangedHeads[] = [];
  const calls = {
    changedSince: async () => answers.shift() ?? { cursor: 'c', whole: false, heads: [], joined: [] },
    heads: async (_user: string, [conversation]: string[]) =>
      conversation === 'left'
        ? [{ conversation, event: 4, message: 3, members: 1, role: 0 }]
        : [{ conversation, event: 4, message: 3, members: 2 }],
  } as unknown as ChatCalls;
  const beats = new Beats({ hub, calls, clock, logger: silentLogger, beatMs: BEAT_MS });
  const pong = (): kith.v1.Head.$Properties[] => {
    frames.length = 0;
    connection.heard = clock.monotonic();
    beats.pong(connection, 1);
    connection.flush();
    return frames[0]?.pong?.heads ?? [];
  };
  const owner = (event: number) =>
    answers.push({
      cursor: 'c',
      whole: false,
      heads: [{ conversation: 'g1', event, message: event }],
      joined: [],
    });
  return { clock, room, beats, pong, owner, closes, hub, connection, answers, frames };
}

test('a head that this gateway lacks is told when it has lacked it for a beat, not before', async () => {
  const { clock, room, beats, pong, owner } = stage();
  clock.advance(1);
  pong();
  owner(7);
  await beats.askOwners();
  expect(pong()).toEqual([]);
  clock.advance(BEAT_MS + 1);
  expect(pong()).toMatchObject([{ conversation: 'g1', event: 7 }]);
  room.event = 7;
  room.message = 7;
  room.changedAt = clock.monotonic();
  await beats.askOwners();
  clock.advance(1);
  expect(pong()).toMatchObject([{ event: 7 }]);
  clock.advance(1);
  expect(pong()).toEqual([]);
});

test('in a busy room something is always on the way, and no head runs ahead of its events', async () => {
  const { clock, room, beats, pong, owner } = stage();
  for (let event = 6; event < 20; event++) {
    owner(event);
    await beats.askOwners();
    clock.advance(BEAT_MS / 2);
    room.event = event;
    room.message = event;
    room.changedAt = clock.monotonic();
    for (const head of pong()) expect(head.event).toBeLessThanOrEqual(room.event);
  }
});

test('who is silent for two and a half beats is closed', async () => {
  const { clock, beats, closes } = stage();
  await beats.start();
  for (let i = 0; i < 5; i++) {
    clock.advance(BEAT_MS / 2);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(closes).toEqual([]);
  clock.advance(BEAT_MS / 2);
  expect(closes).toEqual([4001]);
  beats.stop();
});

test('a lack that stands is told with the newest head: what came behind it may be lost as well', async () => {
  const { clock, beats, pong, owner } = stage();
  owner(7);
  await beats.askOwners();
  clock.advance(BEAT_MS / 2);
  owner(9);
  await beats.askOwners();
  clock.advance(BEAT_MS);
  expect(pong()).toMatchObject([{ conversation: 'g1', event: 9 }]);
});

test('who was added and never heard of it is attached and told the head; who left again is not', async () => {
  const { hub, beats, connection, answers, frames } = stage();
  connection.user = 'bob';
  hub.signIn(connection);
  const joined = ['new', 'left', 'g1'].map((conversation) => ({ conversation, user: 'bob' }));
  answers.push({ cursor: 'c', whole: false, heads: [], joined });
  await beats.askOwners();
  connection.flush();
  expect(frames.flatMap((frame) => frame.heads?.heads ?? [])).toMatchObject([
    { conversation: 'new', event: 4, message: 3 },
  ]);
  expect(connection.rooms.map((room) => room.conversation)).toEqual(['g1', 'new']);
});
