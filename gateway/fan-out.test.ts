import { expect, test } from 'vitest';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import type { Socket } from '../ports/transport.ts';
import { kith } from '../protocol/generated/kith.js';
import { binaryCodec } from './codec/binary.ts';
import { Connection } from './connection.ts';
import { FanOut } from './fan-out.ts';
import { Flusher } from './flusher.ts';
import { Hub } from './hub.ts';

const CONVERSATION = 'g1';
const QUEUE_BYTES = 1_000;

/** A socket whose peer reads when the test says so. */
class TestSocket implements Socket {
  readonly subprotocol = binaryCodec.subprotocol;
  readonly remoteAddress = '';
  readonly forwardedFor = '';
  readonly origin = '';
  readonly frames: kith.v1.ServerFrame.$Properties[] = [];
  stuck = 0;

  send(data: Uint8Array): 'sent' {
    this.frames.push(...kith.v1.ServerPacket.decode(data).frames);
    return 'sent';
  }
  buffered(): number {
    return this.stuck;
  }
  close(): void {}
  terminate(): void {}

  events(): number[] {
    return this.frames.flatMap((frame) => frame.events?.events?.map(({ event }) => event ?? 0) ?? []);
  }
}

function stage(members: number) {
  const clock = new FakeClock();
  const hub = new Hub();
  const flusher = new Flusher();
  const counters = { deliveries: { value: 0 }, lagged: { value: 0 }, missed: { value: 0 } };
  const calls = {
    membersAmong: async (_id: string, users: readonly string[]) => ({
      users: users.slice(1),
      event: 3,
      message: 3,
      members,
    }),
  } as unknown as ChatCalls;
  const fanOut = new FanOut({
    ...{ hub, flusher, calls, clock, logger: silentLogger, queueBytes: QUEUE_BYTES, counters },
    gathered: { observe: () => undefined },
    onRevoked: () => undefined,
    onFeedNews: () => undefined,
  });
  const people = Array.from({ length: members }, (_, i) => {
    const socket = new TestSocket();
    const connection = new Connection(socket, binaryCodec, '', flusher, 0);
    connection.user = `u${i}`;
    connection.state = 'live';
    hub.connections.add(connection);
    hub.signIn(connection);
    hub.attach(connection, CONVERSATION, 0, 0, members);
    return { socket, connection };
  });
  const envelope = (first: number, count: number, more: object = {}, changed: object[] = []): void => {
    const events = Array.from({ length: count }, (_, i) =>
      kith.v1.Event.encode({
        event: first + i,
        message: first + i,
        posted: { text: 'x'.repeat(50) },
      }).finish(),
    );
    const part = { first, message: first + count - 1, events, changed, members };
    fanOut.take(
      kith.internal.Envelope.encode({
        conversation: CONVERSATION,
        version: 0,
        events: part,
        ...more,
      }).finish(),
    );
  };
  return { clock, hub, fanOut, people, envelope, counters };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

test('a hot room is given in slices, in order, and gathers', async () => {
  const { clock, people, envelope } = stage(300);
  envelope(1, 1);
  await turn();
  expect(people[0]!.socket.events()).toEqual([1]);
  expect(people[299]!.socket.events()).toEqual([]);
  envelope(2, 1);
  envelope(3, 1);
  await turns(5);
  expect(people[299]!.socket.events()).toEqual([1]);
  clock.advance(20);
  await turns(5);
  for (const { socket } of people) {
    expect(socket.events()).toEqual([1, 2, 3]);
    expect(socket.frames.filter((frame) => frame.events)).toHaveLength(2);
  }
});

test('a reader that does not read is told heads when it has drained, and hears on from there', async () => {
  const { people, envelope, fanOut, counters } = stage(2);
  const [slow, quick] = people;
  slow!.socket.stuck = QUEUE_BYTES;
  envelope(1, 1);
  await turns(3);
  envelope(2, 5);
  await turns(3);
  expect(counters.lagged.value).toBe(1);
  expect(quick!.socket.events()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(slow!.socket.frames).toEqual([]);
  slow!.socket.stuck = 0;
  fanOut.handOver.drained(slow!.connection);
  envelope(7, 1);
  await turns(3);
  expect(slow!.socket.frames[0]?.heads?.heads).toMatchObject([
    { conversation: CONVERSATION, event: 6, message: 6 },
  ]);
  expect(slow!.socket.events()).toEqual([7]);
});

test('who drains while a fan-out is under way is told a head that covers what it was passed over', async () => {
  const { people, envelope, fanOut } = stage(300);
  const [slow] = people;
  slow!.socket.stuck = QUEUE_BYTES;
  envelope(1, 1);
  await turn();
  expect(people[299]!.socket.events()).toEqual([]);
  slow!.socket.stuck = 0;
  fanOut.handOver.drained(slow!.connection);
  await turns(5);
  expect(slow!.socket.frames[0]?.heads?.heads).toMatchObject([{ event: 1, message: 1 }]);
});

test('whoever is removed gets that event and none behind it', async () => {
  const { people, envelope, hub } = stage(3);
  envelope(1, 1, { version: 1 }, [{ user: 'u1', role: kith.v1.Role.NONE }]);
  envelope(2, 1, { version: 1 });
  await turns(3);
  expect(people.map(({ socket }) => socket.events())).toEqual([[1, 2], [1], [1, 2]]);
  expect(people[1]!.connection.rooms).toEqual([]);
  expect(hub.rooms.get(CONVERSATION)?.connections).toHaveLength(2);
});

test('after a missed change of members the owner is asked who may hear, before anybody does', async () => {
  const { people, envelope } = stage(3);
  envelope(4, 1, { version: 2 });
  envelope(5, 1, { version: 2 });
  await turns(4);
  expect(people.map(({ socket }) => socket.events())).toEqual([[], [4, 5], [4, 5]]);
});

test('who attached before another learnt a higher head is given what lies between', async () => {
  const { hub, people, envelope } = stage(2);
  for (const { connection } of people) hub.remove(connection);
  const [alice, bob] = people.map(({ connection }) => connection);
  for (const connection of [alice!, bob!]) hub.attach(connection, CONVERSATION);
  const room = hub.rooms.get(CONVERSATION)!;
  room.learn(7, 7, 2);
  room.learn(5, 5, 2);
  envelope(6, 2);
  await turns(3);
  expect(people.map(({ socket }) => socket.events())).toEqual([
    [6, 7],
    [6, 7],
  ]);
  expect(room.event).toBe(7);
});

test('the first envelope shows what was lost on the way behind the head', async () => {
  const { hub, people, envelope, counters } = stage(1);
  hub.remove(people[0]!.connection);
  hub.attach(people[0]!.connection, CONVERSATION);
  hub.rooms.get(CONVERSATION)!.learn(5, 5, 1);
  envelope(8, 1);
  expect(counters.missed.value).toBe(2);
});
