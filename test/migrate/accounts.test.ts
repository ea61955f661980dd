import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedStores, openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { SnapshotStores } from '../../engines/embedded/snapshot-stores.ts';
import { AccountCopier, type AccountCopy, copyInvites } from '../../migrate/copy-accounts.ts';
import { Journal } from '../../migrate/journal.ts';
import { Tally } from '../../migrate/tally.ts';
import type { Device } from '../../ports/account-store.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';

/** What changed between two runs, at the level of the accounts' rows. */
let folder: string;
let target: EmbeddedStores;
let journal: Journal;
let tally: Tally;
const clock = new FakeClock();

const stores = (name: string): Promise<EmbeddedStores> =>
  openEmbeddedStores({
    ...{ directory: join(folder, name), clock, logger: silentLogger, mapSizeBytes: 64 * 1024 ** 2 },
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-invites-'));
  target = await stores('target');
  tally = new Tally();
  journal = await Journal.open(join(folder, 'migration'), {
    ...{ id: 'm', source: 's', epoch: 'e', target: 't', phase: 'bulk', begun: 0, invites: {}, apiKeys: {} },
    ...{
      covered: {
        ...{ 'chat.commands': [], 'chat.receipts': [], 'feed.commands': [] },
        ...{ 'feed.fanout.fast': [], 'feed.fanout.slow': [] },
      },
      cursors: { outcomes: '', marks: '', users: '' },
    },
  });
});
afterEach(async () => {
  await target.close();
  await rm(folder, { recursive: true });
});

/** Changes the source, then does something with what can be read of it; never both at once in one process. */
async function copying<Result>(
  change: (source: EmbeddedStores) => Promise<unknown>,
  work: (copy: AccountCopy) => Promise<Result>,
): Promise<Result> {
  const source = await stores('source');
  await change(source);
  await source.close();
  const snapshot = new SnapshotStores(join(folder, 'source'), 64 * 1024 ** 2);
  const copy: AccountCopy = {
    source: { stores: snapshot },
    target: { accounts: target.accounts },
    ...{ tally, clock },
  };
  return work(copy).finally(() => snapshot.close());
}

test('uses of an invite that was used between two runs are used up at the target', async () => {
  const invite = { code: 'c', uses: 5, expiresAt: clock.now() + 1e6 };
  await copying(
    (source) => source.accounts.putInvite(invite),
    (copy) => copyInvites(copy, journal),
  );
  await copying(
    async (source) => {
      for (let n = 0; n < 3; n++) await source.accounts.useInvite('c', clock.now());
    },
    (copy) => copyInvites(copy, journal),
  );
  // Once more changes nothing.
  await copying(
    async () => undefined,
    (copy) => copyInvites(copy, journal),
  );
  const used = [];
  for (let n = 0; n < 3; n++) used.push(await target.accounts.useInvite('c', clock.now()));
  expect(used).toEqual([true, true, false]);
});

const device = (name: string, version: number): Device => ({
  ...{ user: 'u', device: name, label: name, createdAt: 1, lastUsedAt: 2, version },
  ...{ refreshHash: `hash ${version}`, previousHash: '', expiresAt: clock.now() + 1e6 },
});

test('devices that rotated, came and went meanwhile are brought up to date, revocations first', async () => {
  const account = { user: 'u', name: 'name', passwordHash: 'old', createdAt: 1 };
  const revocation = { user: 'u', device: 'lost', issuedBefore: clock.now(), until: clock.now() + 1e6 };
  await copying(
    async ({ accounts }) => {
      await accounts.create(account);
      for (const name of ['kept', 'lost', 'gone long ago']) await accounts.putDevice(device(name, 1));
    },
    (copy) => new AccountCopier(copy).run(),
  );
  expect(await target.accounts.devices('u')).toHaveLength(3);
  await copying(
    async ({ accounts }) => {
      await accounts.setPassword('u', 'new');
      await accounts.replaceDevice(device('kept', 1), device('kept', 2));
      await accounts.revokeDevice(revocation);
      // Its revocation has run out by now.
      await accounts.revokeDevice({ ...revocation, device: 'gone long ago', until: clock.now() });
      await accounts.putDevice(device('new', 1));
    },
    (copy) => new AccountCopier(copy).run(),
  );
  expect(tally.told).toEqual([]);
  expect(await target.accounts.byName('name')).toEqual({ ...account, passwordHash: 'new' });
  const devices = (await target.accounts.devices('u')).sort((a, b) => (a.device < b.device ? -1 : 1));
  expect(devices).toEqual([device('kept', 2), device('new', 1)]);
  expect(await target.accounts.revocations(clock.now())).toContainEqual(revocation);
});

test('all of a user’s devices revoked: the revocation stands, and devices that came later too', async () => {
  const revocation = { user: 'u', device: '', issuedBefore: clock.now(), until: clock.now() + 1e6 };
  await copying(
    async ({ accounts }) => {
      await accounts.create({ user: 'u', name: 'name', passwordHash: 'p', createdAt: 1 });
      await accounts.putDevice(device('first', 1));
      await accounts.revokeDevice(revocation);
      await accounts.putDevice(device('second', 1));
    },
    (copy) => new AccountCopier(copy).run(),
  );
  expect(tally.told).toEqual([]);
  expect(await target.accounts.devices('u')).toEqual([device('second', 1)]);
  expect(await target.accounts.revocations(clock.now())).toEqual([revocation]);
});
