import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountStore, Device, Revocation } from './account-store.ts';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';

const NOW = 1_700_000_000_000;

/** What an AccountStore must do, whichever engine keeps it. */
export function accountStoreConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<AccountStore>>,
): void {
  describe(`account store: ${engine}`, () => {
    let tested: StoreUnderTest<AccountStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): AccountStore => tested.store;

    it('finds an account by name and by user, also after a restart', async () => {
      const account = newAccount();
      expect(await store().create(account)).toBe(true);
      await tested.reopen();
      expect(await store().byName(account.name)).toEqual(account);
      expect(await store().byUser(account.user)).toEqual(account);
      expect(await store().byName(unique('nobody'))).toBeUndefined();
      expect(await store().byUser(unique('nobody'))).toBeUndefined();
    });

    it('gives a name to one account', async () => {
      const first = newAccount();
      const second = { ...newAccount(), name: first.name };
      expect(await store().create(first)).toBe(true);
      expect(await store().create(second)).toBe(false);
      expect(await store().byName(first.name)).toEqual(first);
      expect(await store().byUser(second.user)).toBeUndefined();
    });

    it('lets one of fifty who race for a name have it', async () => {
      const name = unique('name');
      const accounts = Array.from({ length: 50 }, () => ({ ...newAccount(), name }));
      const won = await Promise.all(accounts.map((account) => store().create(account)));
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = accounts[won.indexOf(true)]!;
      expect(await store().byName(name)).toEqual(winner);
      for (const account of accounts) {
        expect(await store().byUser(account.user)).toEqual(account === winner ? account : undefined);
      }
    });

    it('never confuses names', async () => {
      const accounts = confusableNames().map((name) => ({ ...newAccount(), name }));
      const made = await Promise.all(accounts.map((account) => store().create(account)));
      expect(made).not.toContain(false);
      const devices = confusableNames().map((user) => newDevice(user));
      await Promise.all(devices.map((device) => store().putDevice(device)));
      await tested.reopen();
      for (const device of devices) expect(await store().devices(device.user)).toEqual([device]);
      for (const account of accounts) expect(await store().byName(account.name)).toEqual(account);
    });

    it('sets a password of an account that is there', async () => {
      const account = newAccount();
      await store().create(account);
      expect(await store().setPassword(account.user, 'another hash')).toBe(true);
      expect(await store().setPassword(unique('nobody'), 'hash')).toBe(false);
      await tested.reopen();
      expect(await store().byName(account.name)).toEqual({ ...account, passwordHash: 'another hash' });
    });

    it('keeps the devices of each user', async () => {
      const [alice, bob] = [unique('alice'), unique('bob')];
      const [phone, laptop] = [newDevice(alice), newDevice(alice)];
      for (const device of [phone, laptop, newDevice(bob)]) await store().putDevice(device);
      await tested.reopen();
      const found = await store().devices(alice);
      expect(new Map(found.map((device) => [device.device, device]))).toEqual(
        new Map([phone, laptop].map((device) => [device.device, device])),
      );
      expect(await store().device(alice, phone.device)).toEqual(phone);
      expect(await store().device(bob, phone.device)).toBeUndefined();
      expect(await store().devices(unique('nobody'))).toEqual([]);
    });

    it('adds a device anew in place of the old one', async () => {
      const device = newDevice(unique('u'));
      const again = { ...device, version: 5, refreshHash: 'later' };
      await store().putDevice(device);
      await store().putDevice(again);
      expect(await store().devices(device.user)).toEqual([again]);
    });

    it('replaces a device only if it stands as expected', async () => {
      const device = newDevice(unique('u'));
      const next = rotated(device, 'second');
      expect(await store().replaceDevice(device, next)).toBe(false);
      await store().putDevice(device);
      expect(await store().replaceDevice(device, next)).toBe(true);
      expect(await store().replaceDevice(device, rotated(device, 'third'))).toBe(false);
      await tested.reopen();
      expect(await store().device(device.user, device.device)).toEqual(next);
    });

    it('lets one of two racing rotations win', async () => {
      const device = newDevice(unique('u'));
      await store().putDevice(device);
      const rivals = [rotated(device, 'a'), rotated(device, 'b')];
      const won = await Promise.all(rivals.map((next) => store().replaceDevice(device, next)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store().device(device.user, device.device)).toEqual(rivals[won.indexOf(true)]);
    });

    it('revokes a device in one step, once', async () => {
      const device = newDevice(unique('u'));
      await store().putDevice(device);
      const revocation = revocationOf(device);
      const done = await Promise.all([1, 2, 3].map(() => store().revokeDevice(revocation)));
      expect(done.filter(Boolean)).toHaveLength(1);
      await tested.reopen();
      expect(await store().device(device.user, device.device)).toBeUndefined();
      expect(await store().revocations(NOW)).toContainEqual(revocation);
    });

    it('lets no rotation bring a revoked device back', async () => {
      const device = newDevice(unique('u'));
      await store().putDevice(device);
      const [, rotation] = await Promise.all([
        store().revokeDevice(revocationOf(device)),
        store().replaceDevice(device, rotated(device, 'late')),
      ]);
      // Whichever came first, the device is gone: either the rotation failed or what it wrote was revoked.
      expect(typeof rotation).toBe('boolean');
      expect(await store().device(device.user, device.device)).toBeUndefined();
      expect(await store().replaceDevice(device, rotated(device, 'later'))).toBe(false);
    });

    it('writes no revocation of a device that is not there', async () => {
      const revocation = revocationOf(newDevice(unique('u')));
      expect(await store().revokeDevice(revocation)).toBe(false);
      expect((await store().revocations(NOW)).map((one) => one.user)).not.toContain(revocation.user);
    });

    it('tells revocations until no token is left that they could hit', async () => {
      const device = newDevice(unique('u'));
      await store().putDevice(device);
      const revocation = revocationOf(device);
      await store().revokeDevice(revocation);
      expect(await store().revocations(revocation.until - 1)).toContainEqual(revocation);
      expect(await store().revocations(revocation.until)).not.toContainEqual(revocation);
    });

    it('revokes a device again that signed in again', async () => {
      const device = newDevice(unique('u'));
      const later = { issuedBefore: NOW + 5_000, until: NOW + 905_000 };
      await store().putDevice(device);
      await store().revokeDevice(revocationOf(device));
      await store().putDevice({ ...device, version: 2 });
      expect(await store().revokeDevice({ ...revocationOf(device), ...later })).toBe(true);
      const told = (await store().revocations(NOW)).filter((one) => one.user === device.user);
      expect(told).toContainEqual({ ...revocationOf(device), ...later });
    });

    it('takes exactly as many uses of an invite as it has', async () => {
      const invite = { code: unique('invite'), uses: 7, expiresAt: NOW + 1000 };
      await store().putInvite(invite);
      const used = await Promise.all(Array.from({ length: 20 }, () => store().useInvite(invite.code, NOW)));
      expect(used.filter(Boolean)).toHaveLength(7);
      await tested.reopen();
      expect(await store().useInvite(invite.code, NOW)).toBe(false);
    });

    it('takes no use of an invite that has expired or never was', async () => {
      const invite = { code: unique('invite'), uses: 1, expiresAt: NOW + 1000 };
      await store().putInvite(invite);
      expect(await store().useInvite(invite.code, NOW + 1000)).toBe(false);
      expect(await store().useInvite(unique('invite'), NOW)).toBe(false);
      expect(await store().useInvite(invite.code, NOW + 999)).toBe(true);
    });

    it('leaves an invite that exists as it is, used up or not', async () => {
      const invite = { code: unique('invite'), uses: 1, expiresAt: NOW + 1000 };
      await store().putInvite(invite);
      await store().putInvite({ ...invite, uses: 100 });
      expect(await store().useInvite(invite.code, NOW)).toBe(true);
      expect(await store().useInvite(invite.code, NOW)).toBe(false);
      await store().putInvite(invite);
      expect(await store().useInvite(invite.code, NOW)).toBe(false);
    });
  });
}

function newAccount(): Account {
  return {
    user: unique('user'),
    name: unique('name'),
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
    createdAt: NOW,
  };
}

function newDevice(user: string): Device {
  return {
    user,
    device: unique('device'),
    label: 'Firefox auf Linux – “daheim” \u{1f980}',
    createdAt: NOW,
    lastUsedAt: NOW + 1,
    version: 1,
    refreshHash: 'first',
    previousHash: '',
    expiresAt: NOW + 90_000_000,
  };
}

function rotated(device: Device, refreshHash: string): Device {
  return { ...device, version: device.version + 1, refreshHash, previousHash: device.refreshHash };
}

function revocationOf({ user, device }: Device): Revocation {
  return { user, device, issuedBefore: NOW, until: NOW + 900_000 };
}
