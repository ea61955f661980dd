import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FeedHttp } from '../../feed-service/http/api.ts';
import { Points } from '../../http/points.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { silentLogger } from '../../ports/logger.ts';
import { FeedFixture } from './fixture.ts';

/** Every call of a store, with how much it asked for: what an answer costs, counted and not timed. */
let work: string[] = [];

function counted(stores: FeedStores): FeedStores {
  const around = (name: string, store: object): object =>
    new Proxy(store, {
      get(target, method) {
        const value = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          // Who waits for a command asks for its outcome as often as the time passes.
          if (name !== 'outcomes') work.push(`${name}.${String(method)}(${args.map(sizeOf).join(', ')})`);
          return Reflect.apply(value, target, args);
        };
      },
    });
  const entries = Object.entries(stores).map(([name, store]) => [name, around(name, store as object)]);
  return Object.fromEntries(entries) as FeedStores;
}

function sizeOf(argument: unknown): string {
  return Array.isArray(argument) ? `${argument.length}` : typeof argument;
}

let feed: FeedFixture;
let http: FeedHttp;
let probes: Map<string, string>;

beforeEach(async () => {
  feed = await FeedFixture.start({ around: counted });
  const points = new Points({ capacity: 1e9, perSecond: 1, users: 10 }, new FakeClock());
  const identify = async (): Promise<string> => 'bob';
  http = new FeedHttp({ feed: feed.api, identify, points, logger: silentLogger });
  probes = await plant();
});
afterEach(() => feed.stop());

/** Posts that bob may not know of, by why; among them one that was never there. */
async function plant(): Promise<Map<string, string>> {
  const { commands } = feed.api;
  const found = new Map<string, string>();
  const open = await feed.post('ann', 'open #tag');
  found.set('nothing', (BigInt(open) + 12_345n).toString());
  found.set('of long ago', '1234567');
  found.set('for followers', await feed.post('ann', 'x #tag', { visibility: 'followers' }));
  found.set('for others', await feed.post('ann', 'x', { visibility: 'named', named: ['eve'] }));
  found.set('hidden quote', await feed.post('ann', 'x', { visibility: 'followers', quoteOf: open }));
  const deleted = await feed.post('ann', 'long '.repeat(200));
  await commands.edit('ann', '', deleted, { text: 'edited', images: [], card: null });
  await commands.delete('ann', '', deleted);
  found.set('deleted', deleted);
  found.set('of a blocker', await feed.post('eve', 'x'));
  await commands.relate('eve', '', { target: 'bob', block: true });
  found.set('of one blocked', await feed.post('mallory', 'x'));
  await commands.relate('bob', '', { target: 'mallory', block: true });
  found.set('of a protected one', await feed.post('peter', 'x'));
  await commands.protect('peter', '', true);
  const repost = await feed.post('carol', '', { repostOf: found.get('of a blocker')! });
  found.set('repost of a blocker’s', repost);
  await feed.service.settle();
  return found;
}

async function probe(method: string, target: string, body?: object) {
  work = [];
  const [path = '', query = ''] = target.split('?');
  const response = await http.handle({
    ...{ method, path, query, remoteAddress: '203.0.113.1', aborted: false },
    header: (name) => (name === 'content-type' ? 'application/json' : ''),
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  });
  await feed.service.settle();
  const {
    'ratelimit-remaining': _,
    'ratelimit-reset': __,
    ...headers
  } = response!.headers as Record<string, string>;
  return { status: response!.status, headers, body: response!.body.toString(), work };
}

const ways: [string, string, ((id: string) => object) | undefined][] = [
  ['GET', '', undefined],
  ['GET', '/comments', undefined],
  ['GET', '/edits', undefined],
  ['PUT', '', () => ({ text: 'mine now' })],
  ['DELETE', '', undefined],
  ['PUT', '/like', undefined],
  ['PUT', '/bookmark', undefined],
];

describe('what bob may not know of answers and costs as what was never there', () => {
  test.each(ways)('%s /v1/posts/{post}%s', async (method, path, body) => {
    const expected = await probe(method, `/v1/posts/${probes.get('nothing')}${path}`, body?.(''));
    expect(expected.status).toBe(404);
    expect(expected.work.length).toBeGreaterThan(0);
    for (const [why, id] of probes) {
      expect([why, await probe(method, `/v1/posts/${id}${path}`, body?.(id))]).toEqual([why, expected]);
    }
  });

  test.each(['replyTo', 'repostOf', 'quoteOf'])('a post with %s', async (field) => {
    const ask = (id: string) => probe('POST', '/v1/posts', { text: 'x', [field]: id });
    const expected = await ask(probes.get('nothing')!);
    expect(expected.status).toBe(404);
    for (const [why, id] of probes) expect([why, await ask(id)]).toEqual([why, expected]);
  });

  test('a report', async () => {
    const ask = (id: string) => probe('POST', '/v1/reports', { post: id, reason: 'spam' });
    const expected = await ask(probes.get('nothing')!);
    expect(expected.status).toBe(404);
    for (const [why, id] of probes) expect([why, await ask(id)]).toEqual([why, expected]);
  });

  test.each(['like', 'bookmark'])(
    'taking back a %s that is not there, which leaves nothing behind',
    async (kind) => {
      const ask = async (id: string) => {
        const { body, ...rest } = await probe('DELETE', `/v1/posts/${id}/${kind}`);
        return { ...rest, length: body.length };
      };
      const expected = await ask(probes.get('nothing')!);
      expect(expected.status).toBe(200);
      expect(expected.work.filter((call) => /^(sets\.mark|notifications)/.test(call))).toEqual([]);
      for (const [why, id] of probes) expect([why, await ask(id)]).toEqual([why, expected]);
    },
  );

  test('a page around it', async () => {
    const ask = async (id: string) => {
      const { body, ...rest } = await probe('GET', `/v1/feed/home?around=${id}&limit=5`);
      return { ...rest, posts: JSON.parse(body).posts };
    };
    // Read once: what a first reading builds is not counted.
    await ask(probes.get('nothing')!);
    const expected = await ask(probes.get('nothing')!);
    for (const [why, id] of probes) expect([why, await ask(id)]).toEqual([why, expected]);
  });

  test('the posts of one who blocks, or is blocked', async () => {
    const ask = async (user: string) => {
      const { body, ...rest } = await probe('GET', `/v1/feed/users/${user}?limit=5`);
      const { posts, hasOlder, hasNewer } = JSON.parse(body);
      return { ...rest, length: body.length, posts, hasOlder, hasNewer };
    };
    const expected = await ask('nobody');
    expect(expected.posts).toEqual([]);
    for (const user of ['eve', 'mallory']) expect([user, await ask(user)]).toEqual([user, expected]);
  });
});

test('cursors do not say which posts a page looked at', async () => {
  const hidden = Buffer.alloc(8);
  const ids = [...probes.values()];
  const pages = await Promise.all(
    ['eve', 'ann', 'peter'].map((user) => probe('GET', `/v1/feed/users/${user}?limit=1`)),
  );
  for (const { body } of pages) {
    for (const cursor of [JSON.parse(body).older, JSON.parse(body).newer] as string[]) {
      const bytes = Buffer.from(cursor, 'base64url');
      for (const id of ids) {
        hidden.writeBigUInt64BE(BigInt(id));
        expect(bytes.includes(hidden)).toBe(false);
      }
    }
  }
  const [first, second] = [pages[0]!, await probe('GET', '/v1/feed/users/eve?limit=1')];
  expect(JSON.parse(second.body).older).not.toBe(JSON.parse(first.body).older);
});
