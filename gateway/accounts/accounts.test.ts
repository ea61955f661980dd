import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Account, Device } from '../../ports/account-store.ts';
import { Accounts } from './accounts.ts';
import { type AccountParts, accountDefaults } from './create-accounts.ts';
import { accountsFixture } from './fixture.test-helper.ts';
import { MemoryAccountStore } from './memory-account-store.test-helper.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { Sessions } from './sessions.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function setUp(over: Partial<AccountParts> = {}) {
  const fixture = accountsFixture(over);
  stops.push(fixture.stop);
  return fixture;
}
const alice = { name: 'Alice', password: 'correct horse', label: 'Firefox on Linux', invite: '' };

test('who registers is signed in, and is known under the folded name', async () => {
  const { accounts, authenticator, store, clock } = setUp();
  const session = await accounts.register(alice);
  expect(authenticator.verify(session.accessToken)).toEqual({
    ...{ user: session.user, device: session.device, issuedAt: clock.now() },
    expiresAt: clock.now() + accountDefaults.accessLifetimeMs,
  });
  expect(session.user).toMatch(/^\d{15,20}$/);
  expect(await store.byName('alice')).toMatchObject({ user: session.user, createdAt: clock.now() });
  expect(await accounts.devices(session.user)).toMatchObject([
    { device: session.device, label: alice.label },
  ]);
});

test('neither password nor refresh token stands in the store', async () => {
  const { accounts, store } = setUp();
  const { user, refreshToken } = await accounts.register(alice);
  const kept = JSON.stringify([await store.byUser(user), await store.devices(user)]);
  expect(kept).toContain('$argon2id$');
  expect(kept).not.toContain(alice.password);
  for (const part of refreshToken.split('.').slice(2)) expect(kept).not.toContain(part);
});

test('a name is taken however it is written', async () => {
  const { accounts } = setUp();
  await accounts.register(alice);
  const again = accounts.register({ ...alice, name: 'ＡＬＩＣＥ' });
  await expect(again).rejects.toMatchObject({ reason: 'name_taken', field: 'name' });
});

test('of two who register a name at once one gets it', async () => {
  const { accounts } = setUp();
  const both = await Promise.allSettled([accounts.register(alice), accounts.register(alice)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an id that exists, since the clock was set back over a restart, is not given out again', async () => {
  const store = new MemoryAccountStore();
  const first = await setUp({ store }).accounts.register(alice);
  const second = await setUp({ store }).accounts.register({ ...alice, name: 'bob' });
  expect(second.user).not.toBe(first.user);
});

test('registration can be closed or need an invite, which is used up', async () => {
  const closed = setUp({ settings: { ...accountDefaults, registration: 'closed' } });
  await expect(closed.accounts.register(alice)).rejects.toMatchObject({ reason: 'registration_closed' });
  const { accounts, clock } = setUp({ settings: { ...accountDefaults, registration: 'invite' } });
  const { code } = await accounts.invite(1, 1000);
  for (const invite of ['', 'made up']) {
    await expect(accounts.register({ ...alice, invite })).rejects.toMatchObject({ reason: 'invite_needed' });
  }
  await accounts.register({ ...alice, invite: code });
  const bob = { ...alice, name: 'bob' };
  await expect(accounts.register({ ...bob, invite: code })).rejects.toMatchObject({
    reason: 'invite_needed',
  });
  const late = await accounts.invite(1, 1000);
  clock.advance(1000);
  await expect(accounts.register({ ...bob, invite: late.code })).rejects.toMatchObject({
    reason: 'invite_needed',
  });
});

test('a name that is taken costs no invite', async () => {
  const { accounts } = setUp({ settings: { ...accountDefaults, registration: 'invite' } });
  const { code } = await accounts.invite(2, 1000);
  await accounts.register({ ...alice, invite: code });
  await expect(accounts.register({ ...alice, invite: code })).rejects.toMatchObject({ reason: 'name_taken' });
  await expect(accounts.register({ ...alice, name: 'bob', invite: code })).resolves.toBeDefined();
});

test('beside a host application nobody registers, unless it is asked for', () => {
  const host = { secret: 's'.repeat(32) };
  expect(setUp({ host }).accounts.registration).toBe('closed');
  expect(setUp().accounts.registration).toBe('open');
  const settings = { ...accountDefaults, registration: 'open' } as const;
  expect(setUp({ host, settings }).accounts.registration).toBe('open');
});

test('signing in needs the name and the password, and does not say which was wrong', async () => {
  const { accounts } = setUp();
  const { user } = await accounts.register(alice);
  const session = await accounts.logIn({ ...alice, name: 'ALICE', label: 'phone' });
  expect(session.user).toBe(user);
  expect((await accounts.devices(user)).map(({ label }) => label).sort()).toEqual([alice.label, 'phone']);
  const wrong = [
    { ...alice, password: 'correct horsf' },
    { ...alice, name: 'bob' },
  ];
  for (const request of wrong) {
    await expect(accounts.logIn(request)).rejects.toMatchObject({ reason: 'wrong_password', field: '' });
  }
});

test('a device that signs out is signed out everywhere at once', async () => {
  const { accounts, authenticator, broadcast } = setUp();
  const { user, device, accessToken, refreshToken } = await accounts.register(alice);
  authenticator.verify(accessToken);
  await accounts.revokeDevice(user, device);
  expect(() => authenticator.verify(accessToken)).toThrow(expect.objectContaining({ reason: 'revoked' }));
  expect(broadcast).toMatchObject([{ user, device }]);
  await expect(accounts.refresh(refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
  await expect(accounts.revokeDevice(user, device)).rejects.toMatchObject({ reason: 'not_found' });
});

test('a revocation outlives every token that it hits', async () => {
  const { accounts, clock, broadcast, authenticator } = setUp();
  const { user, device } = await accounts.register(alice);
  await accounts.revokeDevice(user, device);
  const [{ until = 0, issuedBefore = 0 } = {}] = broadcast as { until: number; issuedBefore: number }[];
  // Issued by a gateway whose clock is ahead by the whole skew, and looked at until the end of its tolerance.
  const latest = clock.now() + 30_000 - 1;
  expect(authenticator.revoked(user, device, latest)).toBe(true);
  expect(issuedBefore).toBeGreaterThan(latest);
  expect(until).toBeGreaterThan(latest + accountDefaults.accessLifetimeMs + 30_000);
});

test('a change of password signs out all other devices, and the old password is void', async () => {
  const { accounts, authenticator } = setUp();
  const here = await accounts.register(alice);
  const there = await accounts.logIn(alice);
  await expect(
    accounts.changePassword(here.user, here.device, 'wrong one', 'battery staple'),
  ).rejects.toMatchObject({
    reason: 'wrong_password',
  });
  await accounts.changePassword(here.user, here.device, alice.password, 'battery staple');
  expect(() => authenticator.verify(there.accessToken)).toThrow(
    expect.objectContaining({ reason: 'revoked' }),
  );
  expect(authenticator.verify(here.accessToken)).toMatchObject({ device: here.device });
  await expect(accounts.refresh(here.refreshToken)).resolves.toBeDefined();
  await expect(accounts.logIn(alice)).rejects.toMatchObject({ reason: 'wrong_password' });
  await expect(accounts.logIn({ ...alice, password: 'battery staple' })).resolves.toBeDefined();
});

/** Lets one call of a store wait at a door until it is opened. */
class Door {
  #arrive = (): void => undefined;
  #open = (): void => undefined;
  readonly arrived = new Promise<void>((resolve) => {
    this.#arrive = resolve;
  });
  readonly #opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });
  pass(): Promise<void> {
    this.#arrive();
    return this.#opened;
  }
  open(): void {
    this.#open();
  }
}

class DoorStore extends MemoryAccountStore {
  beforePutDevice: Door | undefined;
  beforeSetPassword: Door | undefined;
  afterDevice: Door | undefined;
  override async putDevice(device: Device): Promise<void> {
    await this.beforePutDevice?.pass();
    return super.putDevice(device);
  }
  override async setPassword(user: string, hash: string): Promise<boolean> {
    await this.beforeSetPassword?.pass();
    return super.setPassword(user, hash);
  }
  override async device(user: string, device: string): Promise<Device | undefined> {
    const found = await super.device(user, device);
    await this.afterDevice?.pass();
    return found;
  }
}

test('who signs in with the old password and is slow is not left signed in after it was changed', async () => {
  const store = new DoorStore();
  const { accounts } = setUp({ store });
  const here = await accounts.register(alice);
  const door = new Door();
  store.beforePutDevice = door;
  const thief = accounts.logIn(alice);
  await door.arrived;
  await accounts.changePassword(here.user, here.device, alice.password, 'battery staple');
  door.open();
  await expect(thief).rejects.toMatchObject({ reason: 'wrong_password' });
  expect((await accounts.devices(here.user)).map(({ device }) => device)).toEqual([here.device]);
});

test('who signed in with the old password while it was changed is signed out', async () => {
  const store = new DoorStore();
  const { accounts } = setUp({ store });
  const here = await accounts.register(alice);
  const door = new Door();
  store.beforeSetPassword = door;
  const change = accounts.changePassword(here.user, here.device, alice.password, 'battery staple');
  await door.arrived;
  const thief = await accounts.logIn(alice);
  door.open();
  await change;
  await expect(accounts.refresh(thief.refreshToken)).rejects.toMatchObject({ reason: 'revoked' });
});

test('a refresh that runs while the device is revoked does not bring it back', async () => {
  const store = new DoorStore();
  const { accounts } = setUp({ store });
  const { user, device, refreshToken } = await accounts.register(alice);
  const door = new Door();
  store.afterDevice = door;
  const refreshing = accounts.refresh(refreshToken);
  await door.arrived;
  await accounts.revokeDevice(user, device);
  door.open();
  await expect(refreshing).rejects.toMatchObject({ reason: 'revoked' });
  expect(await accounts.devices(user)).toEqual([]);
});

test('a user of the host application has no password here', async () => {
  const { accounts } = setUp();
  const change = accounts.changePassword('host-user', '', 'correct horse', 'battery staple');
  await expect(change).rejects.toMatchObject({ reason: 'not_found' });
});

test('the account says name and time, and never more to who asks about somebody else', async () => {
  const { accounts } = setUp();
  const { user } = await accounts.register(alice);
  const account: Account = await accounts.account(user);
  expect(account.name).toBe('alice');
  await expect(accounts.account('1')).rejects.toMatchObject({ reason: 'not_found' });
});

test('an unknown name costs a hash, as a wrong password does', async () => {
  const hashed: string[] = [];
  const hasher: PasswordHasher = {
    hash: async (password) => `$${hashed.push(password)}`,
    verify: async (_, password) => hashed.push(password) < 0,
    close: async () => undefined,
  };
  const store = new MemoryAccountStore();
  await store.create({ user: '1', name: 'alice', passwordHash: '$0', createdAt: 0 });
  const { clock } = setUp();
  const parts = { sessions: {} as Sessions, clock, random: randomBytes, ids: () => '2' };
  const accounts = new Accounts({ store, hasher, registration: 'open', ...parts });
  for (const name of ['alice', 'nobody']) {
    await expect(accounts.logIn({ ...alice, name })).rejects.toMatchObject({ reason: 'wrong_password' });
  }
  expect(hashed).toEqual([alice.password, alice.password]);
});
