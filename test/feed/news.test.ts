import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type FeedNews, KithClient, KithFeed, type WebSocketClass } from '../../client/index.ts';
import { startWhole, type Whole } from '../support/whole.ts';

let whole: Whole;
const clients: KithClient[] = [];
beforeAll(async () => {
  whole = await startWhole();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await whole.stop();
});

const feedOf = (user: string): KithFeed =>
  new KithFeed({ url: whole.address, token: () => whole.token(user) });

/** A client, what it was told, and a way to wait until it was told of so many posts. */
async function connect(user: string, device = 'sdk') {
  const client = new KithClient({
    ...{ url: whole.address, token: () => whole.token(user), device },
    webSocket: WebSocket as unknown as WebSocketClass,
  });
  clients.push(client);
  const news: FeedNews[] = [];
  let told = (): void => undefined;
  client.on('feedNews', (each) => {
    news.push(each);
    told();
  });
  const total = (): number => news.reduce((sum, { count }) => sum + count, 0);
  const until = async (count: number): Promise<void> => {
    while (total() < count) await new Promise<void>((resolve) => (told = resolve));
  };
  await client.start();
  return { client, news, total, until, presence: () => client.presence([user]) };
}

const post = async (author: string): Promise<string> => (await feedOf(author).publish({ text: 'news' })).id;

test('whoever has the feed open is told of posts by others, nobody else', async () => {
  for (const reader of ['bob', 'carol', 'witness']) await feedOf(reader).follow('ann');
  const bob = await connect('bob');
  const [other, carol, witness] = [
    await connect('bob', 'two'),
    await connect('carol'),
    await connect('witness'),
  ];
  await Promise.all([bob.client.watchFeed(), witness.client.watchFeed()]);

  const first = await post('ann');
  await Promise.all([bob.until(1), witness.until(1)]);
  expect(bob.news).toEqual([{ head: first, count: 1 }]);
  // What was meant for others left the server before their answers to this.
  await Promise.all([other.presence(), carol.presence()]);
  expect([other.news, carol.news]).toEqual([[], []]);

  const more: string[] = [];
  for (let i = 0; i < 6; i++) more.push(await post('ann'));
  await bob.until(7);
  expect(bob.total()).toBe(7);
  expect(bob.news.at(-1)!.head).toBe(more.at(-1));
  expect((await feedOf('bob').page({ home: 'newest' })).posts[0]!.id).toBe(more.at(-1));

  await bob.client.watchFeed(false);
  await witness.until(7);
  await post('ann');
  await witness.until(8);
  await bob.presence();
  expect(bob.total()).toBe(7);
  await bob.client.watchFeed();
  await post('ann');
  await bob.until(8);
});

test('a celebrity’s post is told to who has the feed open, though it is pushed to nobody else', async () => {
  await whole.stop();
  whole = await startWhole({ KITH_FEED_SLOW: '1', KITH_FEED_PULL: '2' });
  for (const reader of ['bob', 'carol', 'dave']) {
    await feedOf(reader).follow('star');
    await feedOf(reader).page({ home: 'newest' });
  }
  const bob = await connect('bob');
  await bob.client.watchFeed();
  const id = await post('star');
  await bob.until(1);
  expect(bob.news).toEqual([{ head: id, count: 1 }]);
});
