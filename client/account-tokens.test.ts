import { expect, test } from 'vitest';
import { FakeClock } from '../ports/fake-clock.ts';
import { accountTokens } from './account-tokens.ts';
import { memoryStorage } from './storage.ts';

const HOUR = 3_600_000;

/** The server's side: tokens carry a serial number; a refresh token is of use once. */
function accountServer(clock: FakeClock) {
  let serial = 0;
  let current = '';
  const asked: string[] = [];
  const session = () => {
    serial += 1;
    current = `refresh-${serial}`;
    const accessExpiresAt = clock.now() + HOUR;
    const tokens = { accessToken: `access-${serial}`, accessExpiresAt, refreshToken: current };
    return { user: 'alice', device: 'd1', ...tokens, refreshExpiresAt: clock.now() + 100 * HOUR };
  };
  const answer = (status: number, body?: object) =>
    new Response(body === undefined ? null : JSON.stringify(body), { status });
  const fetch = async (input: URL, init: RequestInit) => {
    const body = init.body ? JSON.parse(init.body as string) : {};
    asked.push(`${init.method} ${input.pathname}`);
    if (input.pathname === '/v1/sessions/refresh') {
      return body.refreshToken === current
        ? answer(200, session())
        : answer(401, { error: { code: 2002, name: 'revoked', message: 'gone' } });
    }
    if (input.pathname === '/v1/sessions' && body.password !== 'right') {
      return answer(401, { error: { code: 2003, name: 'wrong_password', message: 'no' } });
    }
    if (init.method === 'POST') return answer(201, session());
    expect(new Headers(init.headers).get('authorization')).toBe(`Bearer access-${serial}`);
    return input.pathname === '/v1/devices' ? answer(200, { devices: [] }) : answer(204);
  };
  return { asked, fetch: fetch as typeof globalThis.fetch, revoke: () => (current = '') };
}

function setUp() {
  const clock = new FakeClock();
  const server = accountServer(clock);
  const storage = memoryStorage();
  const options = { url: 'https://chat.example.org', storage, clock, fetch: server.fetch };
  return { clock, server, options, tokens: accountTokens(options) };
}

test('gives the token while it stands, and refreshes it in time, once for all who ask', async () => {
  const { clock, server, tokens, options } = setUp();
  await tokens.register({ name: 'alice', password: 'right' });
  expect(await tokens.token()).toBe('access-1');
  clock.advance(HOUR - 59_000);
  expect(await Promise.all([tokens.token(), tokens.token()])).toEqual(['access-2', 'access-2']);
  expect(await tokens.token({ refused: true })).toBe('access-3');
  expect(server.asked.slice(1)).toEqual(Array(2).fill('POST /v1/sessions/refresh'));
  // Another process with the same storage.
  expect(await accountTokens(options).token()).toBe('access-3');
});

test('a device that was signed out says so, and forgets', async () => {
  const { server, tokens } = setUp();
  await expect(tokens.token()).rejects.toMatchObject({ reason: 'unauthenticated' });
  await expect(tokens.login({ name: 'alice', password: 'wrong' })).rejects.toMatchObject({ code: 2003 });
  await tokens.login({ name: 'alice', password: 'right' });
  expect(await tokens.session()).toEqual({ user: 'alice', device: 'd1' });
  server.revoke();
  await expect(tokens.token({ refused: true })).rejects.toMatchObject({ reason: 'revoked' });
  expect(await tokens.session()).toBeUndefined();
});

test('a server that is away keeps nobody from being signed in', async () => {
  const { options, tokens } = setUp();
  await tokens.register({ name: 'alice', password: 'right' });
  const away = accountTokens({ ...options, fetch: () => Promise.reject(new TypeError('fetch failed')) });
  await expect(away.token({ refused: true })).rejects.toThrow('fetch failed');
  expect(await away.token()).toBe('access-1');
  const proxy = accountTokens({ ...options, fetch: async () => new Response('<html>', { status: 502 }) });
  await expect(proxy.token({ refused: true })).rejects.toMatchObject({ reason: 'refused', code: 0 });
  expect(await tokens.session()).toBeDefined();
});

test('signs out here and there', async () => {
  const { clock, server, tokens } = setUp();
  await tokens.register({ name: 'alice', password: 'right' });
  expect(await tokens.accounts.devices(await tokens.token())).toEqual([]);
  clock.advance(2 * HOUR);
  await tokens.logout();
  expect(server.asked.at(-1)).toBe('DELETE /v1/sessions/current');
  expect(await tokens.session()).toBeUndefined();
});
