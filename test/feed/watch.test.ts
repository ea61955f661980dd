import { beforeEach, expect, test } from 'vitest';
import { EmbeddedFeedWatchers } from '../../engines/embedded/feed-watchers.ts';
import { createMemoryRegistry } from '../../engines/embedded/registry.ts';
import { binaryCodec } from '../../gateway/codec/binary.ts';
import { Connection } from '../../gateway/connection.ts';
import { FeedWatch } from '../../gateway/feed-watch.ts';
import { Flusher } from '../../gateway/flusher.ts';
import { Hub } from '../../gateway/hub.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Socket } from '../../ports/transport.ts';
import { kith } from '../../protocol/generated/kith.js';

const HOUR_MS = 3_600_000;

/** A socket whose peer reads when the test says so. */
class TestSocket implements Socket {
  readonly subprotocol = binaryCodec.subprotocol;
  readonly remoteAddress = '';
  readonly forwardedFor = '';
  readonly origin = '';
  readonly news: object[] = [];

  send(data: Uint8Array): 'sent' {
    for (const { feedNews } of kith.v1.ServerPacket.decode(data).frames) {
      if (feedNews) this.news.push({ head: feedNews.head, count: feedNews.count });
    }
    return 'sent';
  }
  buffered(): number {
    return 0;
  }
  close(): void {}
  terminate(): void {}
}

const clock = new FakeClock();
let hub: Hub;
let registry: Registry;
let watchers: EmbeddedFeedWatchers;
let watch: FeedWatch;
let flusher: Flusher;

beforeEach(async () => {
  hub = new Hub();
  flusher = new Flusher();
  registry = createMemoryRegistry({ clock });
  await registry.lease('gw', HOUR_MS, false);
  watchers = new EmbeddedFeedWatchers();
  watch = new FeedWatch({
    ...{ id: 'gw', hub, watchers, registry, clock, logger: silentLogger, queueBytes: 1_000 },
  });
  watch.start();
});

async function connect(user: string): Promise<{ connection: Connection; socket: TestSocket }> {
  const socket = new TestSocket();
  const connection = new Connection(socket, binaryCodec, '', flusher, 0);
  Object.assign(connection, { user, state: 'live' });
  hub.connections.add(connection);
  hub.signIn(connection);
  await registry.register('gw', [user]);
  return { connection, socket };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** One announcement, as far as it is told within this turn. */
async function announce(user: string, head: number, count = 1): Promise<void> {
  watch.take({ readers: [{ user, head: String(head), count }] });
  await turns();
}

function leave(connection: Connection): Promise<void> {
  connection.closed();
  hub.remove(connection);
  watch.closed(connection);
  return turns();
}

const open = (): Promise<string[]> => watchers.watching(clock.now(), '', 10);

test('tells at once, then at most once a second: the sum, and the newest head', async () => {
  const { connection, socket } = await connect('ann');
  await watch.set(connection, true);
  await announce('ann', 5);
  expect(socket.news).toEqual([{ head: '5', count: 1 }]);
  for (const head of [7, 1_000, 6]) await announce('ann', head);
  clock.advance(999);
  await turns();
  expect(socket.news).toHaveLength(1);
  clock.advance(1);
  await turns();
  expect(socket.news.slice(1)).toEqual([{ head: '1000', count: 3 }]);
  clock.advance(10_000);
  await announce('ann', 2_000, 4);
  expect(socket.news.slice(2)).toEqual([{ head: '2000', count: 4 }]);
});

test('tells only connections that have it open, and of them every one', async () => {
  const [phone, laptop, other] = [await connect('ann'), await connect('ann'), await connect('bob')];
  await watch.set(phone.connection, true);
  await announce('ann', 1);
  await announce('bob', 1);
  expect([phone.socket.news.length, laptop.socket.news, other.socket.news]).toEqual([1, [], []]);
  await watch.set(laptop.connection, true);
  await watch.set(phone.connection, false);
  await announce('ann', 2);
  expect([phone.socket.news.length, laptop.socket.news.length]).toEqual([1, 1]);
});

test('a connection that lags or resumes is told when it takes again, of everything', async () => {
  const { connection, socket } = await connect('ann');
  await watch.set(connection, true);
  connection.behind = new Set();
  await announce('ann', 1);
  connection.behind = undefined;
  connection.state = 'resuming';
  await announce('ann', 2);
  clock.advance(1_000);
  await turns();
  expect(socket.news).toEqual([]);
  connection.state = 'live';
  clock.advance(1_000);
  await turns();
  expect(socket.news).toEqual([{ head: '2', count: 2 }]);
});

test('is noted for as long as a connection lives, and not longer', async () => {
  const [phone, laptop] = [await connect('ann'), await connect('ann')];
  await watch.set(phone.connection, true);
  await watch.set(laptop.connection, true);
  for (let i = 0; i < 100; i++) {
    clock.advance(10_000);
    await turns();
    expect(await open()).toEqual(['ann']);
  }
  await leave(phone.connection);
  expect(await open()).toEqual(['ann']);
  await leave(laptop.connection);
  expect(await open()).toEqual([]);
  clock.advance(60_000);
  await turns();
  expect(await open()).toEqual([]);
});

test('a gateway that dies is watching for no longer than its lease', async () => {
  const { connection } = await connect('ann');
  await watch.set(connection, true);
  watch.stop();
  clock.advance(59_000);
  expect(await open()).toEqual(['ann']);
  clock.advance(2_000);
  expect(await open()).toEqual([]);
});

test('whoever may have it open at another gateway counts until that one says no more', async () => {
  await registry.lease('other', HOUR_MS, false);
  const { connection } = await connect('ann');
  await registry.register('other', ['ann']);
  await watch.set(connection, true);
  await leave(connection);
  expect(await open()).toEqual(['ann']);
  clock.advance(61_000);
  expect(await open()).toEqual([]);
});

test('of two changes in a hurry the last one holds', async () => {
  const { connection } = await connect('ann');
  const slow: (() => void)[] = [];
  const straight = watchers.watch.bind(watchers);
  watchers.watch = async (user, until) => {
    await new Promise<void>((resolve) => slow.push(resolve));
    await straight(user, until);
  };
  const opened = watch.set(connection, true);
  await turns();
  const closed = watch.set(connection, false);
  await turns();
  for (const each of slow) each();
  await Promise.all([opened, closed]);
  expect(await open()).toEqual([]);
  await announce('ann', 1);
});
