import { afterAll, beforeAll, expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import type { CheckpointRow } from '../../ports/conversation-store.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { testOptions } from './stores-under-test.ts';

/** Two owners of one partition: who was paused and does not know that the other goes on is the zombie. */
let owner: CassandraStores;
let zombie: CassandraStores;

beforeAll(async () => {
  owner = await openCassandraStores(testOptions('kith_conformance'));
  zombie = await openCassandraStores(testOptions('kith_conformance'));
});

afterAll(async () => {
  await owner.close();
  await zombie.close();
});

function checkpoint(conversation: string, revision: number): CheckpointRow {
  const summary = {
    event: revision,
    message: revision,
    at: revision,
    kind: 2,
    title: `${revision}`,
    members: 2,
  };
  return { conversation, revision, bytes: Buffer.from(`state ${revision}`), summary };
}

it('keeps the newer state when a zombie saves an older one', async () => {
  const conversation = unique('c');
  await owner.conversations.saveCheckpoints([checkpoint(conversation, 140)]).durable;
  await zombie.conversations.saveCheckpoints([checkpoint(conversation, 120)]).durable;
  expect(await owner.conversations.checkpoint(conversation)).toEqual(Buffer.from('state 140'));
  expect(await zombie.conversations.summaries([conversation])).toEqual([
    checkpoint(conversation, 140).summary,
  ]);
});

it('keeps who is gone when a zombie writes that he is there', async () => {
  const row = { user: unique('bob'), conversation: unique('c'), peer: '' };
  await owner.conversations.writeMemberships([{ ...row, role: 2, event: 120 }]).durable;
  await owner.conversations.writeMemberships([{ ...row, role: 0, event: 140 }]).durable;
  await zombie.conversations.writeMemberships([{ ...row, role: 2, event: 120 }]).durable;
  expect(await owner.conversations.memberships(row.user)).toEqual([]);
});

it('lowers no mark, by conversation or by user', async () => {
  const mark = { user: unique('bob'), conversation: unique('c') };
  await owner.conversations.raiseMarks([{ ...mark, delivered: 20, read: 10 }]).durable;
  await zombie.conversations.raiseMarks([{ ...mark, delivered: 7, read: 12 }]).durable;
  const standing = { delivered: 20, read: 12 };
  expect(await owner.conversations.marksOf(mark.user, [mark.conversation])).toEqual([standing]);
  expect(await owner.conversations.marksIn(mark.conversation)).toEqual(new Map([[mark.user, standing]]));
});

it('lets one of two processes that race for a rotation win, twenty times', async () => {
  for (let i = 0; i < 20; i++) {
    const device = {
      user: unique('user'),
      device: 'phone',
      label: '',
      createdAt: 1,
      lastUsedAt: 1,
      version: 1,
      refreshHash: 'first',
      previousHash: '',
      expiresAt: 9,
    };
    await owner.accounts.putDevice(device);
    const rivals = [owner, zombie].map(({ accounts }, n) => {
      const next = { ...device, version: 2, refreshHash: `rival ${n}` };
      return { next, won: accounts.replaceDevice(device, next) };
    });
    const won = await Promise.all(rivals.map((rival) => rival.won));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = rivals[won.indexOf(true)]!;
    expect(await owner.accounts.device(device.user, 'phone')).toEqual(winner.next);
  }
});

it('gives five uses of an invite to twenty who race from two processes', async () => {
  const invite = { code: unique('invite'), uses: 5, expiresAt: 1_000 };
  await owner.accounts.putInvite(invite);
  const asked = Array.from({ length: 20 }, (_, i) =>
    (i % 2 === 0 ? owner : zombie).accounts.useInvite(invite.code, 999),
  );
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(5);
});

it('gives a name to one of twenty who race from two processes', async () => {
  const name = unique('name');
  const accounts = Array.from({ length: 20 }, () => ({
    user: unique('u'),
    name,
    passwordHash: '',
    createdAt: 1,
  }));
  const made = await Promise.all(
    accounts.map((account, i) => (i % 2 === 0 ? owner : zombie).accounts.create(account)),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await zombie.accounts.byName(name)).toEqual(accounts[made.indexOf(true)]);
});
