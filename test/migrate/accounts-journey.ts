import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { Whole } from '../support/whole.ts';
import type { Tool } from './tool.ts';

interface Session {
  readonly user: string;
  readonly device: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface Parts {
  /** Registers nobody without an invite. */
  readonly source: Whole;
  /** Of three uses. */
  readonly invite: string;
  readonly move: (source: Whole) => Tool;
  readonly target: () => Promise<Whole>;
}

/** The folder of a source that has an invite of three uses. */
export async function sourceWithInvite(): Promise<{ data: string; invite: string }> {
  const data = await mkdtemp(join(tmpdir(), 'kith-invite-'));
  const stores = await openEmbeddedStores({
    ...{ directory: join(data, 'stores'), clock: systemClock, logger: silentLogger },
  });
  await stores.accounts.putInvite({ code: 'welcome', uses: 3, expiresAt: Date.now() + 3_600_000 });
  await stores.close();
  return { data, invite: 'welcome' };
}

const PASSWORD = 'correct horse battery staple';

async function call(
  server: Whole,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<Response> {
  return fetch(server.address + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function session(server: Whole, path: string, body: object): Promise<Session> {
  const response = await call(server, 'POST', path, body);
  const answer = await response.json();
  expect(response.ok, JSON.stringify(answer)).toBe(true);
  return answer as Session;
}

const whoAmI = async (server: Whole, token: string): Promise<number> =>
  (await call(server, 'GET', '/v1/account', undefined, token)).status;

/** Everything of accounts that a client can see, before and after. */
export async function accountsMove({ source, invite, move, target }: Parts): Promise<void> {
  const alice = await session(source, '/v1/accounts', { name: 'alice', password: PASSWORD, invite });
  const phone = await session(source, '/v1/sessions', { name: 'alice', password: PASSWORD });
  const lost = await session(source, '/v1/sessions', { name: 'alice', password: PASSWORD });
  const bob = await session(source, '/v1/accounts', { name: 'bob', password: PASSWORD, invite });
  const tablet = await session(source, '/v1/sessions', { name: 'bob', password: PASSWORD });
  expect((await call(source, 'DELETE', '/v1/sessions/current', undefined, lost.accessToken)).status).toBe(
    204,
  );
  const changed = { password: PASSWORD, newPassword: 'another horse' };
  expect((await call(source, 'PUT', '/v1/account/password', changed, bob.accessToken)).status).toBe(204);
  expect(await whoAmI(source, tablet.accessToken)).toBe(401);

  const tool = move(source);
  const report = await tool.report();
  expect(report, tool.said).toMatchObject({ users: 2, differing: 0 });

  // The source takes no accounts any more, and says when to come back.
  const refused = await call(source, 'POST', '/v1/accounts', { name: 'late', password: PASSWORD, invite });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

  const there = await target();
  expect(await whoAmI(there, alice.accessToken)).toBe(200);
  expect(await whoAmI(there, phone.accessToken)).toBe(200);
  expect(await whoAmI(there, bob.accessToken)).toBe(200);
  expect(await whoAmI(there, lost.accessToken)).toBe(401);
  expect(await whoAmI(there, tablet.accessToken)).toBe(401);
  const devices = await call(there, 'GET', '/v1/devices', undefined, alice.accessToken);
  const { devices: listed } = (await devices.json()) as { devices: { device: string }[] };
  expect(listed.map(({ device }) => device).sort()).toEqual([alice.device, phone.device].sort());
  const again = await session(there, '/v1/sessions/refresh', { refreshToken: phone.refreshToken });
  expect(again).toMatchObject({ user: alice.user, device: phone.device });
  expect(
    (await call(there, 'POST', '/v1/sessions/refresh', { refreshToken: lost.refreshToken })).status,
  ).toBe(401);
  expect((await session(there, '/v1/sessions', { name: 'bob', password: 'another horse' })).user).toBe(
    bob.user,
  );
  expect((await call(there, 'POST', '/v1/sessions', { name: 'bob', password: PASSWORD })).status).toBe(401);
  const register = (name: string) =>
    call(there, 'POST', '/v1/accounts', { name, password: PASSWORD, invite });
  expect((await register('alice')).status).toBe(409);
  // The third use of the invite, and no fourth.
  expect((await register('carol')).status).toBe(201);
  expect((await register('dave')).status).toBe(403);
}
