import { afterEach, expect, test } from 'vitest';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { HttpApiParts } from './api.ts';
import { type Answer, apiFixture } from './fixture.test-helper.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function setUp(over: Partial<HttpApiParts> = {}) {
  const fixture = apiFixture(over);
  stops.push(fixture.stop);
  return fixture;
}
const refused = ({ status, body }: Answer): unknown[] => [status, body?.error?.name, body?.error?.field];
const password = 'correct horse';

test('the life of an account', async () => {
  const { ask } = setUp();
  const registered = await ask('POST', '/v1/accounts', { body: { name: 'Alice', password } });
  expect(registered.status).toBe(201);
  expect(registered.headers).toMatchObject({ 'cache-control': 'no-store' });
  const first = registered.body;
  const token = first.accessToken;
  expect((await ask('GET', '/v1/account', { token })).body).toMatchObject({
    ...{ user: first.user, device: first.device, name: 'alice' },
  });
  const second = (await ask('POST', '/v1/sessions', { body: { name: 'alice', password, label: 'phone' } }))
    .body;
  const list = (await ask('GET', '/v1/devices', { token })).body;
  expect(list.devices).toHaveLength(2);
  expect(list.devices.find((one: { current: boolean }) => one.current)).toMatchObject({
    device: first.device,
  });
  const { refreshToken } = second;
  const fresh = (await ask('POST', '/v1/sessions/refresh', { body: { refreshToken } })).body;
  expect((await ask('GET', '/v1/account', { token: fresh.accessToken })).status).toBe(200);
  const change = { password, newPassword: 'battery staple' };
  expect((await ask('PUT', '/v1/account/password', { token, body: change })).status).toBe(204);
  expect(refused(await ask('GET', '/v1/account', { token: fresh.accessToken }))).toEqual([
    401,
    'revoked',
    undefined,
  ]);
  expect(await ask('DELETE', '/v1/sessions/current', { token })).toMatchObject({
    status: 204,
    body: undefined,
  });
  expect(refused(await ask('GET', '/v1/account', { token }))).toEqual([401, 'revoked', undefined]);
});

test('a device signs another one out', async () => {
  const { ask, register } = setUp();
  const { accessToken: token } = await register();
  const other = (await ask('POST', '/v1/sessions', { body: { name: 'alice', password } })).body;
  expect((await ask('DELETE', `/v1/devices/${other.device}`, { token })).status).toBe(204);
  expect(refused(await ask('DELETE', `/v1/devices/${other.device}`, { token }))[1]).toBe('not_found');
  expect(refused(await ask('GET', '/v1/account', { token: other.accessToken }))[1]).toBe('revoked');
});

test('conversations, messages, members and events are read over HTTP, in the JSON of the protocol', async () => {
  const { ask, calls, register } = setUp();
  const { accessToken: token, user } = await register();
  expect((await ask('GET', '/v1/conversations', { token })).body).toEqual({
    conversations: [
      {
        ...{ conversation: 'c1', kind: 'GROUP', role: 'MEMBER', title: '', peer: '', members: 2 },
        ...{ event: 2, message: 1, at: 7, delivered: 0, read: 0 },
      },
    ],
    cursor: '',
  });
  const event = {
    ...{ event: 2, message: 1, at: 1_700_000_000_000, user: 'bob', device: 'd', counter: 1 },
    posted: { text: 'héllo' },
  };
  expect((await ask('GET', '/v1/conversations/c1/messages?before=9&limit=7', { token })).body).toEqual({
    ...{ messages: [event], hasOlder: false, hasNewer: true },
  });
  expect((await ask('GET', '/v1/conversations/c1/members?after=alice&limit=1000', { token })).body).toEqual({
    members: [{ user: 'bob', role: 'OWNER', read: 1 }],
    more: true,
  });
  const created = { event: 1, created: { kind: 'GROUP', members: [{ user: 'bob', role: 'OWNER' }] } };
  expect((await ask('GET', '/v1/conversations/c1/events?from=1&to=2', { token })).body).toEqual({
    ...{ events: [created, event], head: 2, more: false },
  });
  expect(calls.asked).toEqual([
    ['memberships', user],
    ['heads', user, ['c1']],
    ['marks', user, ['c1']],
    ['history', user, { conversation: 'c1', before: 9, after: 0, around: 0, limit: 7 }],
    ['members', user, 'alice', 1000],
    ['range', user, 1, 2],
  ]);
});

test.each([
  ['/v1/conversations?limit=0', 400, 'invalid', 'limit'],
  ['/v1/conversations?limit=201', 400, 'invalid', 'limit'],
  ['/v1/conversations?limit=1e2', 400, 'invalid', 'limit'],
  ['/v1/conversations?limit=', 400, 'invalid', 'limit'],
  ['/v1/conversations?limit=5&limit=6', 400, 'invalid', 'limit'],
  ['/v1/conversations?cursor=nonsense', 400, 'cursor', 'cursor'],
  ['/v1/conversations/c1/messages?before=1&after=2', 400, 'invalid', 'around'],
  ['/v1/conversations/c1/messages?before=4294967296', 400, 'invalid', 'before'],
  ['/v1/conversations/c1/events?from=0', 400, 'invalid', 'from'],
  ['/v1/conversations/c1/events?from=5&to=4', 400, 'invalid', 'to'],
  ['/v1/conversations/c1/members?after=a%20b', 400, 'invalid', 'after'],
  ['/v1/conversations/c%2f1/events', 400, 'invalid', 'id'],
  ['/v1/conversations/%ff/events', 400, 'malformed', undefined],
  ['/v1/conversations/other/events', 404, 'not_found', undefined],
  ['/v1/conversations//events', 404, 'unknown_route', undefined],
  ['/v1/nothing', 404, 'unknown_route', undefined],
])('GET %s is answered %i %s', async (target, status, name, field) => {
  const { ask, register } = setUp();
  const { accessToken: token } = await register();
  expect(refused(await ask('GET', target, { token }))).toEqual([status, name, field]);
});

test.each([
  [
    'no JSON',
    { bytes: Buffer.from('{"name":'), headers: { 'content-type': 'application/json' } },
    400,
    'malformed',
  ],
  [
    'no UTF-8',
    { bytes: Buffer.from([0x22, 0xff, 0x22]), headers: { 'content-type': 'application/json' } },
    400,
    'malformed',
  ],
  ['no body', { headers: { 'content-type': 'application/json' } }, 400, 'malformed'],
  ['a form', { body: {}, headers: { 'content-type': 'text/plain' } }, 400, 'malformed'],
  ['a list', { body: [] }, 400, 'invalid'],
  ['null', { body: null }, 400, 'invalid'],
  ['too much', { body: 'x'.repeat(40_000) }, 413, 'too_large'],
  ['a short password', { body: { name: 'bob', password: 'short' } }, 400, 'invalid', 'password'],
  ['a bad name', { body: { name: 'b b', password } }, 400, 'invalid', 'name'],
  ['a number as name', { body: { name: 5, password } }, 400, 'invalid', 'name'],
  ['a long label', { body: { name: 'bob', password, label: 'x'.repeat(101) } }, 400, 'invalid', 'label'],
] as const)('registering with %s is refused', async (_, asking, status, name, field?: string) => {
  const { ask } = setUp();
  expect(refused(await ask('POST', '/v1/accounts', asking))).toEqual([status, name, field]);
});

test('an error has its code, words and times', async () => {
  const { ask, register } = setUp({ limits: onceAKey() });
  await register();
  const answer = await ask('POST', '/v1/accounts', { body: { name: 'bob', password } });
  expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  expect(answer.body).toEqual({
    error: { code: 4000, name: 'rate_limited', message: expect.any(String), retry_ms: 60_000 },
  });
});

/** Lets one request of each key through, ever. */
function onceAKey(): HttpApiParts['limits'] {
  const once = () => {
    const seen = new Set<string>();
    return {
      take(key: string): number {
        if (seen.has(key)) return 60_000;
        seen.add(key);
        return 0;
      },
    };
  };
  return { auth: once(), refresh: once(), read: once() };
}

test('sign-in is limited an address, reading a user', async () => {
  const { ask } = setUp({ limits: onceAKey(), proxyHops: 1 });
  const register = (name: string, forwarded: string): Promise<Answer> =>
    ask('POST', '/v1/accounts', { body: { name, password }, headers: { 'x-forwarded-for': forwarded } });
  const alice = await register('alice', '6.6.6.6, 2001:db8::1');
  expect(alice.status).toBe(201);
  expect((await register('bob', '7.7.7.7, 2001:db8::2')).status).toBe(429);
  const bob = await register('bob', '2001:db8:0:1::1');
  expect(bob.status).toBe(201);
  const read = (who: Answer): Promise<Answer> => ask('GET', '/v1/account', { token: who.body.accessToken });
  expect((await read(alice)).status).toBe(200);
  expect((await read(alice)).status).toBe(429);
  expect((await read(bob)).status).toBe(200);
});

test.each([
  ['', 'no token'],
  ['Bearer', 'an empty one'],
  ['Bearer x', 'nonsense'],
  ['Basic YTpi', 'another scheme'],
])('“%s” in Authorization (%s) is answered 401 with a challenge', async (authorization) => {
  const { ask } = setUp();
  const answer = await ask('GET', '/v1/account', { headers: { authorization } });
  expect(refused(answer)).toEqual([401, 'unauthenticated', undefined]);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
});

test('a path says which methods it takes', async () => {
  const { ask } = setUp();
  const answer = await ask('PATCH', '/v1/devices/abc');
  expect(refused(answer)).toEqual([405, 'wrong_method', undefined]);
  expect(answer.headers.allow).toBe('DELETE');
});

test('pages of allowed origins may read the answers, errors too, and others may not', async () => {
  const page = 'https://app.example';
  const { ask } = setUp({ origins: [page] });
  const from = (origin: string) => ask('GET', '/v1/account', { headers: { origin } });
  expect((await from(page)).headers).toMatchObject({ 'access-control-allow-origin': page, vary: 'origin' });
  const other = await from('https://evil.example');
  expect(other.headers['access-control-allow-origin']).toBeUndefined();
  expect(other.headers.vary).toBe('origin');
  const flight = await ask('OPTIONS', '/v1/account/password', {
    headers: { origin: page, 'access-control-request-method': 'PUT' },
  });
  expect(flight).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'PUT, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
    },
  });
  const evil = await ask('OPTIONS', '/v1/account/password', { headers: { origin: 'https://evil.example' } });
  expect(evil.headers['access-control-allow-methods']).toBeUndefined();
});

test('with * any page may, and without origins none is told anything', async () => {
  const any = await setUp({ origins: ['*'] }).ask('GET', '/v1/server', {
    headers: { origin: 'https://a.example' },
  });
  expect(any.headers['access-control-allow-origin']).toBe('*');
  const none = await setUp().ask('GET', '/v1/server', { headers: { origin: 'https://a.example' } });
  expect(none.headers['access-control-allow-origin']).toBeUndefined();
});

test('what fails behind is answered by its code, and the unforeseen is logged and never told', async () => {
  const { ask, calls, failures, register } = setUp();
  const { accessToken: token } = await register();
  calls.failure = new LogUnavailable('no disk');
  expect(refused(await ask('GET', '/v1/conversations', { token }))).toEqual([
    503,
    'log_unavailable',
    undefined,
  ]);
  calls.failure = new Error('secret of the engine');
  const answer = await ask('GET', '/v1/conversations?cursor=private', { token });
  expect(refused(answer)).toEqual([500, 'internal', undefined]);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(failures).toEqual([{ err: calls.failure, method: 'GET', path: '/v1/conversations' }]);
});

test('other paths are passed on, and the API’s own never are', async () => {
  const seen: string[] = [];
  const { api, ask } = setUp({
    fallback: (request) => {
      seen.push(request.path);
      return request.path === '/' ? { status: 200, headers: {}, body: '"page"' } : undefined;
    },
  });
  expect((await ask('GET', '/')).body).toBe('page');
  expect((await ask('GET', '/nothing')).status).toBe(404);
  await ask('POST', '/v1/server');
  expect(seen).toEqual(['/', '/nothing']);
  expect(api.openapi()).toBeDefined();
});

test('the server says what it is', async () => {
  expect((await setUp().ask('GET', '/v1/server')).body).toEqual({
    ...{ name: 'Kith', version: '0.1.0', registration: 'open', websocketPath: '/v1/socket' },
    subprotocols: ['kith.v1.proto', 'kith.v1.json'],
  });
});
