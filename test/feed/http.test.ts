import { afterEach, beforeEach, expect, test } from 'vitest';
import { KithError } from '../../client/errors.ts';
import { KithFeed } from '../../client/feed.ts';
import { FeedHttp } from '../../feed-service/http/api.ts';
import { Points } from '../../http/points.ts';
import { systemClock } from '../../ports/clock.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { HttpRequest } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { FeedFixture } from './fixture.ts';

let feed: FeedFixture;
let http: FeedHttp;
const clock = new FakeClock();

beforeEach(async () => {
  feed = await FeedFixture.start();
  http = new FeedHttp({
    feed: feed.api,
    // The token is the user's name.
    identify: async (request: HttpRequest) => {
      const user = /^Bearer (\w+)$/.exec(request.header('authorization'))?.[1];
      if (!user) throw new CodedError('unauthenticated');
      return user;
    },
    points: new Points({ capacity: 600, perSecond: 10, users: 100 }, clock),
    logger: silentLogger,
  });
});
afterEach(() => feed.stop());

async function ask(
  user: string,
  method: string,
  target: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const all: Record<string, string> = {
    ...(user && { authorization: `Bearer ${user}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const response = await http.handle({
    ...{ method, path, query, remoteAddress: '203.0.113.1', aborted: false },
    header: (name) => all[name] ?? '',
    body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
  });
  if (!response) return undefined;
  return { status: response.status, headers: response.headers, body: JSON.parse(response.body.toString()) };
}

/** The SDK against the API without a socket. */
function sdk(user: string): KithFeed {
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const headers = Object.fromEntries(new Headers(init?.headers));
    const body = init?.body === undefined ? undefined : String(init.body);
    const {
      status,
      body: told,
      headers: sent,
    } = (await ask(
      ...([user, init?.method ?? 'GET', `${url.pathname}?${url.searchParams}`, body, headers] as const),
    ))!;
    return new Response(JSON.stringify(told), { status, headers: { ...sent } });
  };
  return new KithFeed({ url: 'http://feed.test', token: () => user, fetch: answer, clock: systemClock });
}

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

test('the SDK scrolls, writes and reads back', async () => {
  const [ann, bob] = [sdk('ann'), sdk('bob')];
  await bob.follow('ann');
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push((await ann.publish({ text: `n ${i} #cats` })).id);
  await feed.service.settle();
  const home = await all(bob.posts({ home: 'newest' }, { limit: 5 }));
  expect(home.map(({ id }) => id)).toEqual(ids.toReversed());
  expect((await all(bob.posts({ tag: 'CATS' }, { limit: 5 }))).length).toBe(12);
  expect((await all(bob.posts({ home: 'ranked', explain: true }, { limit: 5 })))[0]!.signals).toBeDefined();
  await bob.like(ids[3]!);
  await bob.bookmark(ids[4]!);
  const { id: comment } = await bob.publish({ text: 'yes', replyTo: ids[3]! });
  expect(await bob.post(ids[3]!)).toMatchObject({
    counts: { likes: 1, comments: 1, reposts: 0 },
    mine: { liked: true, bookmarked: false },
  });
  expect((await all(bob.posts({ bookmarks: true }))).map(({ id }) => id)).toEqual([ids[4]]);
  expect((await all(ann.posts({ commentsOf: ids[3]! }))).map(({ id }) => id)).toEqual([comment]);
  const notes = await all(ann.notifications());
  expect(notes.map(({ kind, post, actors }) => [kind, post, actors])).toEqual([
    ['comment', ids[3], ['bob']],
    ['like', ids[3], ['bob']],
    ['follow', '', ['bob']],
  ]);
  expect(await ann.unreadNotifications()).toBe(3);
  await ann.markRead('notifications', notes[0]!.id);
  expect(await ann.unreadNotifications()).toBe(0);
  await ann.edit(ids[3]!, { text: 'changed' });
  expect((await bob.post(ids[3]!)).text).toBe('changed');
  expect((await bob.edits(ids[3]!)).map(({ text }) => text)).toEqual(['n 3 #cats']);
  expect(await all(bob.names('following'))).toEqual(['ann']);
  expect((await bob.standing('ann')).follows).toBe(true);
  expect(await bob.news(ids[9]!)).toEqual({ count: 2, more: false, head: ids[11] });
});

test('the same write again is done once', async () => {
  const headers = { 'idempotency-key': 'k1' };
  const first = await ask('ann', 'POST', '/v1/posts', { text: 'once' }, headers);
  const second = await ask('ann', 'POST', '/v1/posts', { text: 'once' }, headers);
  expect(second!.body).toEqual(first!.body);
  const other = await ask('bob', 'POST', '/v1/posts', { text: 'once' }, headers);
  expect(other!.body.id).not.toBe(first!.body.id);
  // Two that race are one too: the log decides.
  const both = await Promise.all(
    [1, 2, 3].map(() => ask('ann', 'POST', '/v1/posts', { text: 'x' }, { 'idempotency-key': 'k2' })),
  );
  expect(new Set(both.map((each) => each!.body.id)).size).toBe(1);
  expect((await ask('ann', 'GET', '/v1/feed/users/ann'))!.body.posts).toHaveLength(2);
});

test('cursors that are forged, foreign or of another timeline are refused with a code', async () => {
  for (let i = 0; i < 3; i++) await feed.post('ann', 'x');
  const page = (await ask('ann', 'GET', '/v1/feed/users/ann?limit=1'))!.body;
  const ok = await ask('bob', 'GET', '/v1/feed/users/ann?limit=1');
  const bytes = Buffer.from(page.older, 'base64url');
  bytes[12]! ^= 1;
  const old = Buffer.from(page.older, 'base64url');
  old[0] = 0;
  const bad = [
    [ok!.body.older, 'foreign'],
    [bytes.toString('base64url'), 'forged'],
    [old.toString('base64url'), 'of an older version'],
    [`${page.older}A`, 'longer'],
    [page.older.slice(0, -4), 'shorter'],
    ['!!!!', 'no base64'],
  ];
  for (const [cursor, why] of bad) {
    const answer = await ask('ann', 'GET', `/v1/feed/users/ann?before=${encodeURIComponent(cursor)}`);
    expect([why, answer!.status, answer!.body.error.name]).toEqual([why, 400, 'cursor']);
  }
  const elsewhere = await ask('ann', 'GET', `/v1/feed/home?before=${page.older}`);
  expect(elsewhere!.body.error.name).toBe('cursor');
  expect((await ask('ann', 'GET', `/v1/feed/users/ann?before=${page.older}`))!.body.posts).toHaveLength(2);
  const lengths = new Set([page.older, page.newer, ok!.body.older].map((cursor: string) => cursor.length));
  expect(lengths.size).toBe(1);
});

test('bad input is refused with a code and a field', async () => {
  const refusal = async (user: string, method: string, path: string, body?: unknown) => {
    const answer = (await ask(user, method, path, body))!;
    return [answer.status, answer.body.error?.name, answer.body.error?.field];
  };
  const post = await feed.post('ann', 'x');
  expect(await refusal('ann', 'PUT', '/v1/following/users/ann')).toEqual([400, 'invalid', 'user']);
  expect(await refusal('ann', 'POST', '/v1/posts', { text: 'a'.repeat(1 << 20) })).toEqual([
    413,
    'too_large',
    undefined,
  ]);
  expect(await refusal('ann', 'POST', '/v1/posts', { text: 'a'.repeat(9_000) })).toEqual([
    400,
    'invalid',
    'text',
  ]);
  const tags = Array.from({ length: 1_000 }, (_, i) => `#t${i}`).join(' ');
  expect(await refusal('ann', 'POST', '/v1/posts', { text: tags })).toEqual([400, 'invalid', 'text']);
  expect(await refusal('ann', 'POST', '/v1/posts', {})).toEqual([400, 'invalid', 'text']);
  expect(await refusal('ann', 'POST', '/v1/posts', { text: 'x', mentions: Array(21).fill('bob') })).toEqual([
    ...[400, 'invalid', 'mentions'],
  ]);
  const cyclic = (BigInt(post) + (1n << 30n)).toString();
  expect(await refusal('ann', 'POST', '/v1/posts', { text: 'x', replyTo: cyclic })).toEqual([
    404,
    'not_found',
    undefined,
  ]);
  expect(await refusal('ann', 'POST', '/v1/posts', { text: 'x', replyTo: post, quoteOf: post })).toEqual([
    ...[400, 'invalid', 'replyTo'],
  ]);
  expect(await refusal('ann', 'GET', '/v1/posts/99999999999999999999')).toEqual([400, 'invalid', 'post']);
  expect(await refusal('ann', 'GET', '/v1/feed/home?limit=1000')).toEqual([400, 'invalid', 'limit']);
  expect(await refusal('ann', 'POST', '/v1/posts', '{')).toEqual([400, 'malformed', undefined]);
  expect(await refusal('', 'GET', '/v1/feed/home')).toEqual([401, 'unauthenticated', undefined]);
  expect(await refusal('ann', 'PATCH', '/v1/feed/home')).toEqual([405, 'wrong_method', undefined]);
  expect(
    await refusal('ann', 'POST', '/v1/posts', { text: 'x', card: { url: 'javascript:alert(1)' } }),
  ).toEqual([...[400, 'invalid', 'card.url']]);
  expect(await ask('ann', 'GET', '/v1/elsewhere')).toBeUndefined();
});

test('who follows as many as may be followed is refused', async () => {
  await feed.stop();
  feed = await FeedFixture.start({ settings: { maxFollowing: 3 } });
  for (const target of ['a', 'b', '#c']) await feed.follow('ann', target);
  await expect(feed.follow('ann', 'd')).rejects.toMatchObject({ reason: 'full' });
  await feed.follow('ann', 'b', false);
  await feed.follow('ann', 'd');
});

test('what may not be seen answers as what is not there', async () => {
  const hidden = await feed.post('ann', 'secret', { visibility: 'followers' });
  const named = await feed.post('ann', 'secret', { visibility: 'named', named: ['eve'] });
  const gone = await feed.post('ann', 'gone');
  await feed.api.commands.delete('ann', '', gone);
  await feed.api.commands.relate('ann', '', { target: 'bob', block: true });
  const open = await feed.post('ann', 'open');
  const nothing = (BigInt(open) + 12_345n).toString();
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/comments'],
    ['GET', '/edits'],
    ['PUT', '/like'],
    ['PUT', '/bookmark'],
    ['DELETE', ''],
  ] as const) {
    const answers = await Promise.all(
      [hidden, named, gone, open, nothing].map((id) => ask('bob', method, `/v1/posts/${id}${path}`)),
    );
    for (const answer of answers) {
      expect([path, answer!.status, answer!.body]).toEqual([path, 404, answers[4]!.body]);
    }
  }
  for (const id of [hidden, open, nothing]) {
    for (const field of ['replyTo', 'repostOf', 'quoteOf']) {
      const answer = await ask('bob', 'POST', '/v1/posts', { text: 'x', [field]: id });
      expect(answer!.body.error.name).toBe('not_found');
    }
  }
  const { posts, hasOlder, hasNewer } = (await ask('bob', 'GET', '/v1/feed/users/ann'))!.body;
  const nobody = (await ask('bob', 'GET', '/v1/feed/users/nobody'))!.body;
  expect([posts, hasOlder, hasNewer]).toEqual([nobody.posts, nobody.hasOlder, nobody.hasNewer]);
  expect((await ask('bob', 'GET', '/v1/feed/users/ann/standing'))!.body).toEqual(
    (await ask('bob', 'GET', '/v1/feed/users/nobody/standing'))!.body,
  );
});

test('points are spent, told in headers and come back', async () => {
  const first = await ask('ann', 'GET', '/v1/bookmarks');
  expect(first!.headers).toMatchObject({ 'ratelimit-limit': '600', 'ratelimit-remaining': '599' });
  let last = first;
  for (let i = 0; i < 700 && last!.status !== 429; i++) last = await ask('ann', 'GET', '/v1/bookmarks');
  expect(last!.body.error).toMatchObject({ name: 'rate_limited', retry_ms: 100 });
  expect(last!.headers['retry-after']).toBe('1');
  expect((await ask('bob', 'GET', '/v1/bookmarks'))!.status).toBe(200);
  clock.advance(1_000);
  expect((await ask('ann', 'GET', '/v1/bookmarks'))!.status).toBe(200);
});

test('a refusal reaches the user of the SDK as a KithError', async () => {
  const error = await sdk('ann')
    .follow('ann')
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(KithError);
  expect(error).toMatchObject({ reason: 'invalid', field: 'user' });
});
