import { afterEach, expect, test } from 'vitest';
import { type AccountParts, accountDefaults } from './create-accounts.ts';
import { accountsFixture } from './fixture.test-helper.ts';
import { MemoryAccountStore } from './memory-account-store.test-helper.ts';
import { REPEAT_MS } from './sessions.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function setUp(over: Partial<AccountParts> = {}) {
  const fixture = accountsFixture(over);
  stops.push(fixture.stop);
  return fixture;
}
const alice = { name: 'alice', password: 'correct horse', label: 'Firefox on Linux', invite: '' };

test('one device too many signs out the one that was used longest ago', async () => {
  const { accounts, clock } = setUp({ settings: { ...accountDefaults, devices: 3 } });
  const first = await accounts.register(alice);
  const devices = [first];
  for (let i = 0; i < 2; i++) {
    clock.advance(1);
    devices.push(await accounts.logIn(alice));
  }
  clock.advance(1);
  await accounts.refresh(first.refreshToken);
  const newest = await accounts.logIn(alice);
  const left = (await accounts.devices(first.user)).map(({ device }) => device);
  expect(left.sort()).toEqual([first.device, devices[2]!.device, newest.device].sort());
});

test('devices that did not come back in time are gone from the list, and from the store at the next log-in', async () => {
  const { accounts, clock, store } = setUp();
  const { user, refreshToken } = await accounts.register(alice);
  clock.advance(accountDefaults.refreshLifetimeMs);
  expect(await accounts.devices(user)).toEqual([]);
  await expect(accounts.refresh(refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
  const { device } = await accounts.logIn(alice);
  expect(((await store.devices(user)) as { device: string }[]).map((row) => row.device)).toEqual([device]);
});

test('refreshing slides the end, and the old access token goes on until its own end', async () => {
  const { accounts, authenticator, clock } = setUp();
  const first = await accounts.register(alice);
  clock.advance(60_000);
  const second = await accounts.refresh(first.refreshToken);
  expect(second).toMatchObject({ user: first.user, device: first.device });
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.refreshExpiresAt).toBe(clock.now() + accountDefaults.refreshLifetimeMs);
  expect(authenticator.verify(first.accessToken)).toBeDefined();
  expect(authenticator.verify(second.accessToken)).toMatchObject({ issuedAt: clock.now() });
});

test.each([0, REPEAT_MS - 1, REPEAT_MS, 24 * 3600_000])(
  'a lost answer signs nobody out: the same token may be used again after %i ms',
  async (later) => {
    const { accounts, clock } = setUp();
    const { refreshToken } = await accounts.register(alice);
    await accounts.refresh(refreshToken);
    clock.advance(later);
    const again = await accounts.refresh(refreshToken);
    await expect(accounts.refresh(again.refreshToken)).resolves.toBeDefined();
  },
);

test('tabs that refresh at once get the same token, and none is taken for a thief', async () => {
  const { accounts } = setUp();
  const { refreshToken } = await accounts.register(alice);
  const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => accounts.refresh(refreshToken)));
  expect(new Set(tabs.map((tab) => tab.refreshToken)).size).toBe(1);
  const next = await Promise.all(tabs.map((tab) => accounts.refresh(tab.refreshToken)));
  expect(new Set(next.map((tab) => tab.refreshToken)).size).toBe(1);
});

test('a token older than the previous one was copied: the device is revoked', async () => {
  const { accounts, authenticator } = setUp();
  const first = await accounts.register(alice);
  const second = await accounts.refresh(first.refreshToken);
  const third = await accounts.refresh(second.refreshToken);
  await expect(accounts.refresh(first.refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
  await expect(accounts.refresh(third.refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
  expect(() => authenticator.verify(third.accessToken)).toThrow(
    expect.objectContaining({ reason: 'revoked' }),
  );
});

test('a thief who refreshes a copy later is found out as soon as both have', async () => {
  const { accounts, clock } = setUp();
  const { refreshToken: copied } = await accounts.register(alice);
  const owner = await accounts.refresh(copied);
  clock.advance(REPEAT_MS);
  const thief = await accounts.refresh(copied);
  expect(thief.refreshToken).not.toBe(owner.refreshToken);
  await expect(accounts.refresh(owner.refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
  await expect(accounts.refresh(thief.refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
});

test('nobody can have a device signed out by making tokens up', async () => {
  const { accounts } = setUp();
  const { user, device, refreshToken } = await accounts.register(alice);
  const [, , secret = '', seal = ''] = refreshToken.split('.');
  const flip = (text: string): string => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
  const madeUp = [
    `${user}.${device}.${'A'.repeat(43)}.${'A'.repeat(43)}`,
    `${user}.${device}.${flip(secret)}.${seal}`,
    `${user}.${device}.${secret}.${flip(seal)}`,
    `${user}.other.${secret}.${seal}`,
    `${refreshToken} `,
    '',
    '...',
  ];
  for (const token of madeUp) {
    await expect(accounts.refresh(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
  }
  await expect(accounts.refresh(refreshToken)).resolves.toBeDefined();
});

test('a new signing key signs nobody out for longer than a refresh', async () => {
  const store = new MemoryAccountStore();
  const before = setUp({ store });
  const { accessToken, refreshToken } = await before.accounts.register(alice);
  const after = setUp({ store, signingKey: Buffer.alloc(32, 2) });
  expect(() => after.authenticator.verify(accessToken)).toThrow(
    expect.objectContaining({ reason: 'unauthenticated' }),
  );
  const session = await after.accounts.refresh(refreshToken);
  expect(after.authenticator.verify(session.accessToken)).toBeDefined();
});
