import type { Client } from 'cassandra-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Device } from '../../ports/account-store.ts';
import { unique } from '../../ports/conformance.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { connect } from './connect.ts';
import { testOptions } from './stores-under-test.ts';

const KEYSPACE = 'kith_conformance';
const NOW = 1_700_000_000_000;

let stores: CassandraStores;
let client: Client;

beforeAll(async () => {
  const options = testOptions(KEYSPACE);
  stores = await openCassandraStores(options);
  client = await connect(options, KEYSPACE, { ...options, waitMs: 5_000 });
});

afterAll(async () => {
  await stores.close();
  await client.shutdown();
});

function deviceOf(user: string, device: string): Device {
  return {
    user,
    device,
    label: '',
    createdAt: NOW,
    lastUsedAt: NOW,
    version: 1,
    refreshHash: 'h',
    previousHash: '',
    expiresAt: NOW,
  };
}

it('completes an account whose maker died behind the claim of the name', async () => {
  const account = { user: unique('user'), name: unique('name'), passwordHash: 'h', createdAt: NOW };
  await client.execute(
    'INSERT INTO accounts (name, user, password_hash, created_at, attempt) VALUES (?, ?, ?, ?, ?) IF NOT EXISTS',
    [account.name, account.user, account.passwordHash, account.createdAt, 'died'],
  );
  expect(await stores.accounts.byUser(account.user)).toBeUndefined();
  expect(await stores.accounts.byName(account.name)).toEqual(account);
  expect(await stores.accounts.byUser(account.user)).toEqual(account);
  expect(await stores.accounts.setPassword(account.user, 'new')).toBe(true);
});

it('makes no second account for a user, and leaves the name free', async () => {
  const account = { user: unique('user'), name: unique('name'), passwordHash: 'h', createdAt: NOW };
  const names = [unique('name'), unique('name')];
  expect(await stores.accounts.create(account)).toBe(true);
  expect(await stores.accounts.create({ ...account, name: names[0]! })).toBe(false);
  expect(await stores.accounts.byName(names[0]!)).toBeUndefined();
  // Two names for one user at the same moment: one stands, and the other can be had by somebody else.
  const user = unique('user');
  const made = await Promise.all(names.map((name) => stores.accounts.create({ ...account, user, name })));
  expect(made.filter(Boolean)).toHaveLength(1);
  const loser = names[made.indexOf(false)]!;
  expect(await stores.accounts.create({ ...account, user: unique('user'), name: loser })).toBe(true);
});

it('signs out all devices of a user in one step', async () => {
  const [user, other] = [unique('user'), unique('user')];
  for (const device of ['phone', 'laptop']) await stores.accounts.putDevice(deviceOf(user, device));
  await stores.accounts.putDevice(deviceOf(other, 'phone'));
  const revocation = { user, device: '', issuedBefore: NOW, until: NOW + 900_000 };
  expect(await stores.accounts.revokeDevice(revocation)).toBe(true);
  expect(await stores.accounts.devices(user)).toEqual([]);
  expect(await stores.accounts.devices(other)).toHaveLength(1);
  expect(await stores.accounts.revocations(NOW)).toContainEqual(revocation);
  expect(await stores.accounts.revokeDevice(revocation)).toBe(false);
});

it('tells revocations of whatever day they end in', async () => {
  const user = unique('user');
  const ends = [1, 86_400_000, 40 * 86_400_000, 4_000 * 86_400_000].map((after) => NOW + after);
  for (const until of ends) {
    await stores.accounts.putDevice(deviceOf(user, 'phone'));
    await stores.accounts.revokeDevice({ user, device: 'phone', issuedBefore: NOW, until });
  }
  const told = async (now: number): Promise<number[]> =>
    (await stores.accounts.revocations(now))
      .filter((one) => one.user === user)
      .map((one) => one.until)
      .sort((a, b) => a - b);
  expect(await told(NOW)).toEqual(ends);
  expect(await told(ends[0]!)).toEqual(ends.slice(1));
  expect(await told(ends[2]!)).toEqual(ends.slice(3));
  expect(await told(ends[3]!)).toEqual([]);
});
