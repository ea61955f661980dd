import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { testOptions } from './stores-under-test.ts';

const NOW = 1_700_000_000_000;

let proxy: CuttingProxy;
let stores: CassandraStores;

beforeAll(async () => {
  proxy = await CuttingProxy.before(inject('servers').cassandra);
  stores = await openCassandraStores({ ...testOptions('kith_conformance'), contactPoints: [proxy.address] });
  // Statements are prepared at their first use, which carries no values to cut behind.
  await everything('prepare');
});

afterAll(async () => {
  await stores.close();
  await proxy.close();
});

/** Does something and loses the answer to its first request that names `text`. */
async function losing<Result>(text: string, action: () => Promise<Result>): Promise<Result> {
  const before = proxy.cuts;
  proxy.loseAnswerTo(text);
  const result = await action();
  expect(proxy.cuts).toBe(before + 1);
  return result;
}

const deviceOf = (user: string, version: number, refreshHash: string) => ({
  user,
  device: 'phone',
  label: '',
  createdAt: NOW,
  lastUsedAt: NOW,
  version,
  refreshHash,
  previousHash: '',
  expiresAt: NOW + 1,
});

async function everything(name: string): Promise<void> {
  const { accounts, once, workers, messages } = stores;
  const user = unique(name);
  const device = deviceOf(user, 1, 'a');
  await accounts.create({ user, name: user, passwordHash: '', createdAt: NOW });
  await accounts.putDevice(device);
  await accounts.replaceDevice(device, deviceOf(user, 2, 'b'));
  await accounts.revokeDevice({ user, device: 'phone', issuedBefore: NOW, until: NOW + 1 });
  await accounts.putInvite({ code: user, uses: 1, expiresAt: NOW + 1 });
  await accounts.useInvite(user, NOW);
  await once.settle(user, 'value');
  const worker = await workers.take(user, 60_000);
  await workers.renew(worker, user, 60_000);
  await workers.release(worker, user);
  await messages.write([{ conversation: user, event: 1, message: 1, bytes: Buffer.from('x') }], []).durable;
  await messages.events(user, 1, 1, { count: 1, bytes: 1 });
}

it('knows a name as claimed that it claimed without hearing so', async () => {
  const [name, user] = [unique('name'), unique('user')];
  const account = { user, name, passwordHash: unique('hash'), createdAt: NOW };
  expect(await losing(account.passwordHash, () => stores.accounts.create(account))).toBe(true);
  expect(await stores.accounts.byUser(user)).toEqual(account);
  expect(await stores.accounts.create({ ...account, user: unique('other') })).toBe(false);
});

it('knows its own rotation of a device that it did not hear of', async () => {
  const user = unique('user');
  const [first, second] = [deviceOf(user, 1, 'first'), deviceOf(user, 2, unique('second'))];
  await stores.accounts.putDevice(first);
  expect(await losing(second.refreshHash, () => stores.accounts.replaceDevice(first, second))).toBe(true);
  const late = deviceOf(user, 2, unique('late'));
  expect(await losing(late.refreshHash, () => stores.accounts.replaceDevice(first, late))).toBe(false);
  expect(await stores.accounts.device(user, 'phone')).toEqual(second);
});

it('takes one use of an invite, not two, when the answer to the first try is lost', async () => {
  const code = unique('invite');
  await stores.accounts.putInvite({ code, uses: 2, expiresAt: NOW + 1 });
  // The question comes first; the answer to be lost is that of the write behind it, which names the taker too.
  let taken = '';
  const named = await openCassandraStores({
    ...testOptions('kith_conformance'),
    contactPoints: [proxy.address],
    newId: () => {
      taken = unique('taker');
      proxy.loseAnswerTo(taken);
      return taken;
    },
  });
  await everything('prepare again');
  const before = proxy.cuts;
  expect(await named.accounts.useInvite(code, NOW)).toBe(true);
  expect(proxy.cuts).toBeGreaterThan(before);
  await named.close();
  expect(await stores.accounts.useInvite(code, NOW)).toBe(true);
  expect(await stores.accounts.useInvite(code, NOW)).toBe(false);
});

it('settles a value once, though it does not hear of it', async () => {
  const [name, mine] = [unique('value'), unique('mine')];
  expect(await losing(mine, () => stores.once.settle(name, mine))).toBe(mine);
  expect(await stores.once.settle(name, 'other')).toBe(mine);
});

it('revokes a device once, though it does not hear of it', async () => {
  const user = unique('user');
  await stores.accounts.putDevice(deviceOf(user, 1, 'a'));
  const revocation = { user, device: 'phone', issuedBefore: NOW, until: NOW + 900_000 };
  expect(await losing(user, () => stores.accounts.revokeDevice(revocation))).toBe(true);
  expect(await stores.accounts.device(user, 'phone')).toBeUndefined();
  expect(await stores.accounts.revokeDevice(revocation)).toBe(false);
});

it('writes again what it did not hear of, and reads again', async () => {
  const conversation = unique('c');
  const row = { conversation, event: 1, message: 1, bytes: Buffer.from(unique('text')) };
  await losing(conversation, () => stores.messages.write([row], []).durable);
  const read = await losing(conversation, () =>
    stores.messages.events(conversation, 1, 9, { count: 9, bytes: 1_000 }),
  );
  expect(read).toEqual([row.bytes]);
});
