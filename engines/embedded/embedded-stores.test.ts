import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { type EmbeddedStores, openEmbeddedStores } from './embedded-stores.ts';
import { COMMIT_EVERY_MS } from './write-behind.ts';

let directory: string;
let clock: FakeClock;
let stores: EmbeddedStores;
const open = (): Promise<EmbeddedStores> => openEmbeddedStores({ directory, clock, logger: silentLogger });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith.stores-'));
  clock = new FakeClock();
  stores = await open();
});

afterEach(async () => {
  await stores.close();
  await rm(directory, { recursive: true });
});

it('has one identity as long as the data', async () => {
  const identity = stores.identity();
  expect(identity).not.toBe('');
  await stores.close();
  stores = await open();
  expect(stores.identity()).toBe(identity);
  const other = await mkdtemp(join(tmpdir(), 'kith-stores-'));
  const stranger = await openEmbeddedStores({ directory: other, clock, logger: silentLogger });
  expect(stranger.identity()).not.toBe(identity);
  await stranger.close();
  await rm(other, { recursive: true });
});

it('saves offsets with the rows that were written before them', async () => {
  const offset = { epoch: 'e1', group: 'chat', topic: 'chat.commands', partition: 3, next: 2 ** 40 };
  const { durable } = stores.conversations.raiseMarks([
    { conversation: 'c', user: 'u', delivered: 1, read: 1 },
  ]);
  stores.offsets.save(offset);
  stores.offsets.save({ ...offset, epoch: '', partition: 4, next: 7 });
  expect(stores.offsets.durable()).toEqual([]);
  clock.advance(COMMIT_EVERY_MS);
  await durable;
  const saved = [offset, { ...offset, epoch: '', partition: 4, next: 7 }];
  expect(stores.offsets.durable()).toEqual(saved);
  expect(stores.offsets.load()).toEqual([]);
  stores.offsets.save({ ...offset, next: 2 ** 40 + 1 });
  expect(stores.offsets.durable()).toEqual(saved);
  await stores.close();
  stores = await open();
  expect(stores.offsets.load()).toEqual([{ ...offset, next: 2 ** 40 + 1 }, saved[1]]);
});

it('puts accounts down without waiting for the time of a commit', async () => {
  await stores.accounts.putInvite({ code: 'welcome', uses: 1, expiresAt: clock.now() + 1 });
  expect(await stores.accounts.useInvite('welcome', clock.now())).toBe(true);
  expect(clock.monotonic()).toBe(0);
});

it('signs out all devices of a user in one step', async () => {
  const device = {
    user: 'alice',
    device: 'phone',
    label: '',
    createdAt: 1,
    lastUsedAt: 1,
    version: 1,
    refreshHash: 'h',
    previousHash: '',
    expiresAt: 9,
  };
  await stores.accounts.putDevice(device);
  await stores.accounts.putDevice({ ...device, device: 'laptop' });
  await stores.accounts.putDevice({ ...device, user: 'bob' });
  const revocation = { user: 'alice', device: '', issuedBefore: 5, until: 10 };
  expect(await stores.accounts.revokeDevice(revocation)).toBe(true);
  expect(await stores.accounts.devices('alice')).toEqual([]);
  expect(await stores.accounts.devices('bob')).toHaveLength(1);
  expect(await stores.accounts.revocations(9)).toEqual([revocation]);
});

it('says when it would refuse, and refuses changes of accounts then', async () => {
  await stores.close();
  stores = await openEmbeddedStores({ directory, clock, logger: silentLogger, backlogBytes: 1_000 });
  expect([stores.refuse(), stores.troubles()]).toEqual([undefined, []]);
  const bytes = Buffer.alloc(2_000);
  stores.messages.write([{ conversation: 'c', event: 1, message: 1, bytes }], []);
  expect(stores.refuse()).toMatch(/MiB wait/);
  expect(stores.troubles()).toEqual([stores.refuse()]);
  await expect(stores.accounts.setPassword('alice', 'hash')).rejects.toThrow(/MiB wait/);
});
