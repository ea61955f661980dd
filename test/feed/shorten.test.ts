import { afterEach, beforeEach, expect, test } from 'vitest';
import { FeedHttp } from '../../feed-service/http/api.ts';
import type { ShortenText } from '../../feed-service/http/post-routes.ts';
import { Points } from '../../http/points.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { FeedFixture } from './fixture.ts';

const LONG = 'https://example.org/a/rather/long/path?with=query';
let feed: FeedFixture;
beforeEach(async () => {
  feed = await FeedFixture.start();
});
afterEach(() => feed.stop());

async function publish(shorten: ShortenText | undefined, body: object, key = '') {
  const http = new FeedHttp({
    ...{ feed: feed.api, identify: async () => 'alice', logger: silentLogger },
    points: new Points({ capacity: 600, perSecond: 10, users: 100 }, new FakeClock()),
    ...(shorten ? { shorten } : {}),
  });
  const ask = async (method: string, path: string, content?: object) => {
    const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await http.handle({
      ...{ method, path, query: '', remoteAddress: '203.0.113.1', aborted: false },
      header: (name) => headers[name] ?? '',
      body: Buffer.from(content === undefined ? '' : JSON.stringify(content)),
    });
    return JSON.parse(answer!.body.toString());
  };
  const done = await ask('POST', '/v1/posts', body);
  return { done, text: (await ask('GET', `/v1/posts/${done.id}`)).text as string };
}

test('the links of a post are shortened for who asks for it, and only then', async () => {
  const keys: string[] = [];
  const shorten: ShortenText = async (user, key, text) => {
    keys.push(key);
    return { text: text.replace(LONG, `https://k.ex/${user}`), failed: false };
  };
  const text = `See ${LONG}`;
  expect((await publish(shorten, { text, shorten: true }, 'one')).text).toBe('See https://k.ex/alice');
  expect((await publish(shorten, { text, shorten: true })).done.unshortened).toBeUndefined();
  await publish(shorten, { text, shorten: true });
  expect((await publish(shorten, { text })).text).toBe(text);
  // Without a key of its own each post has its own links.
  expect(keys[0]).toBe('post one');
  expect(new Set(keys).size).toBe(3);
});

test('a post goes out with long links when nobody can shorten them, and the answer says so', async () => {
  for (const shorten of [
    undefined,
    async (_: string, __: string, text: string) => ({ text, failed: true }),
  ]) {
    const { done, text } = await publish(shorten, { text: LONG, shorten: true });
    expect([done.unshortened, text]).toEqual([true, LONG]);
  }
});
