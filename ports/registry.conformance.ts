import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, unique } from './conformance.ts';
import type { Registry } from './registry.ts';

export interface RegistryUnderTest {
  readonly registry: Registry;
  /** The clock that `unregister` and `presence` are told by: milliseconds since 1970. */
  now(): number;
  /** Lets time pass for leases: moves a fake clock, or waits where a server has its own. */
  pass(ms: number): Promise<void>;
  /** Loses the registry's memory, as a restart of its server does; `registry` then is the new one. */
  lose(): Promise<void>;
  close(): Promise<void>;
}

const LEASE_MS = 1_000;
/** Leases that no case lets run out. */
const LONG_MS = 600_000;

/** What a Registry must do, whichever engine keeps it. */
export function registryConformance(engine: string, open: () => Promise<RegistryUnderTest>): void {
  describe(`registry: ${engine}`, () => {
    let tested: RegistryUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const registry = (): Registry => tested.registry;
    const start = async (ttlMs = LONG_MS): Promise<string> => {
      const gateway = unique('gateway');
      expect(await registry().lease(gateway, ttlMs, false)).toBe(true);
      return gateway;
    };
    const online = async (...users: string[]): Promise<boolean[]> =>
      (await registry().presence(users)).map((one) => one.online);
    const lastSeen = async (user: string): Promise<number> =>
      (await registry().presence([user]))[0]!.lastSeen;

    it('finds the gateways of users, each once', async () => {
      const [first, second, third] = [await start(), await start(), await start()];
      const [alice, bob, carol] = [unique('alice'), unique('bob'), unique('carol')];
      await registry().register(first, [alice, bob]);
      await registry().register(second, [bob]);
      await registry().register(third, [carol]);
      expect(set(await registry().gatewaysOf([alice]))).toEqual(set([first]));
      expect(set(await registry().gatewaysOf([bob, alice]))).toEqual(set([first, second]));
      expect(await registry().gatewaysOf([bob, alice, carol])).toHaveLength(3);
      expect(await registry().gatewaysOf([unique('nobody')])).toEqual([]);
      expect(await registry().gatewaysOf([])).toEqual([]);
    });

    it('registers and unregisters idempotently', async () => {
      const gateway = await start();
      const user = unique('u');
      await registry().register(gateway, [user, user]);
      await registry().register(gateway, [user]);
      await registry().unregister(gateway, [user], tested.now());
      expect(await registry().gatewaysOf([user])).toEqual([]);
      await registry().unregister(gateway, [user], tested.now());
      expect(await online(user)).toEqual([false]);
    });

    it('tells presence in the order asked', async () => {
      const gateway = await start();
      const [alice, bob] = [unique('alice'), unique('bob')];
      await registry().register(gateway, [alice]);
      expect(await online(bob, alice, unique('nobody'), alice)).toEqual([false, true, false, true]);
      expect(await lastSeen(unique('nobody'))).toBe(0);
    });

    it('keeps a user online while one gateway has them, and notes when the last one let go', async () => {
      const [first, second] = [await start(), await start()];
      const user = unique('u');
      await registry().register(first, [user]);
      await registry().register(second, [user]);
      const at = tested.now();
      await registry().unregister(first, [user], at);
      expect(await online(user)).toEqual([true]);
      expect(await registry().gatewaysOf([user])).toEqual([second]);
      await registry().unregister(second, [user], at + 5);
      expect(await online(user)).toEqual([false]);
      expect(await lastSeen(user)).toBe(at + 5);
    });

    it('lists gateways while their lease stands', async () => {
      const [short, long] = [await start(LEASE_MS), await start()];
      expect(set(await registry().gateways())).toEqual(
        new Set([...(await registry().gateways()), short, long]),
      );
      await tested.pass(LEASE_MS + 1);
      const standing = await registry().gateways();
      expect(standing).toContain(long);
      expect(standing).not.toContain(short);
    });

    it('counts no entry of a gateway whose lease ran out; its users were last seen at the end of it', async () => {
      const gateway = await start(LEASE_MS);
      const user = unique('u');
      await registry().register(gateway, [user]);
      const ends = tested.now() + LEASE_MS;
      await tested.pass(LEASE_MS + 500);
      expect(await registry().gatewaysOf([user])).toEqual([]);
      expect(await online(user)).toEqual([false]);
      // The lease began a moment before the clock was read, and a server's clock is its own.
      expect(Math.abs((await lastSeen(user)) - ends)).toBeLessThan(LEASE_MS / 2);
    });

    it('keeps users online at another gateway when one falls', async () => {
      const [falls, stands] = [await start(LEASE_MS), await start()];
      const [both, one] = [unique('both'), unique('one')];
      await registry().register(falls, [both, one]);
      await registry().register(stands, [both]);
      await tested.pass(LEASE_MS + 1);
      expect(await online(both, one)).toEqual([true, false]);
      expect(await registry().gatewaysOf([both, one])).toEqual([stands]);
    });

    it('prolongs a lease that is renewed in time', async () => {
      const gateway = await start(LEASE_MS);
      const user = unique('u');
      await registry().register(gateway, [user]);
      for (let i = 0; i < 3; i++) {
        await tested.pass(LEASE_MS / 2);
        expect(await registry().lease(gateway, LEASE_MS, true)).toBe(true);
      }
      expect(await online(user)).toEqual([true]);
    });

    it('tells a gateway that renews too late to register all its users again', async () => {
      const gateway = await start(LEASE_MS);
      const user = unique('u');
      await registry().register(gateway, [user]);
      await tested.pass(LEASE_MS + 1);
      expect(await registry().lease(gateway, LONG_MS, true)).toBe(false);
      await registry().register(gateway, [user]);
      expect(await registry().gatewaysOf([user])).toEqual([gateway]);
      expect(await registry().lease(gateway, LONG_MS, true)).toBe(true);
      expect(await registry().lease(unique('gateway'), LONG_MS, true)).toBe(false);
    });

    it('ends a lease and its entries at once when it is released', async () => {
      const [leaves, stays] = [await start(), await start()];
      const [alone, both] = [unique('alone'), unique('both')];
      await registry().register(leaves, [alone, both]);
      await registry().register(stays, [both]);
      await registry().release(leaves);
      expect(await registry().gateways()).not.toContain(leaves);
      expect(await registry().gatewaysOf([alone, both])).toEqual([stays]);
      expect(await online(alone, both)).toEqual([false, true]);
      expect(await lastSeen(alone)).toBeGreaterThan(0);
      await registry().release(leaves);
    });

    it('notes no earlier time than it knows, and one of who was not there', async () => {
      const gateway = await start();
      const user = unique('u');
      const at = tested.now();
      await registry().unregister(gateway, [user], at);
      await registry().unregister(gateway, [user], at - 5);
      expect(await lastSeen(user)).toBe(at);
      await registry().unregister(unique('gateway'), [user], at + 5);
      expect(await lastSeen(user)).toBe(at + 5);
    });

    it('keeps apart users whose names are alike, and many of them', async () => {
      const [first, second] = [await start(), await start()];
      const alike = confusableNames();
      const many = Array.from({ length: 3_000 }, () => unique('m'));
      await registry().register(first, [...alike, ...many]);
      await registry().register(second, alike.slice(1));
      await registry().unregister(first, alike.slice(1), tested.now());
      for (const [i, user] of alike.entries()) {
        expect(await registry().gatewaysOf([user])).toEqual([i === 0 ? first : second]);
      }
      expect(new Set(await online(...many))).toEqual(new Set([true]));
      await registry().unregister(first, many, tested.now());
      expect(new Set(await online(...many))).toEqual(new Set([false]));
    });

    it('loses no change of a user whom several gateways change at once', async () => {
      const gateways = await Promise.all(Array.from({ length: 10 }, () => start()));
      const user = unique('u');
      await Promise.all(gateways.map((gateway) => registry().register(gateway, [user])));
      expect(set(await registry().gatewaysOf([user]))).toEqual(set(gateways));
      const leaving = gateways.slice(3);
      await Promise.all(leaving.map((gateway) => registry().unregister(gateway, [user], tested.now())));
      expect(set(await registry().gatewaysOf([user]))).toEqual(set(gateways.slice(0, 3)));
    });

    it('counts after a late renewal only who is registered again', async () => {
      const gateway = await start(LEASE_MS);
      const [stayed, left] = [unique('stayed'), unique('left')];
      await registry().register(gateway, [stayed, left]);
      await tested.pass(LEASE_MS + 1);
      expect(await registry().lease(gateway, LONG_MS, true)).toBe(false);
      expect(await online(stayed, left)).toEqual([false, false]);
      await registry().register(gateway, [stayed]);
      expect(await online(stayed, left)).toEqual([true, false]);
      await registry().sweep();
      expect(await online(stayed, left)).toEqual([true, false]);
      expect(await registry().gatewaysOf([left])).toEqual([]);
    });

    it('sweeps gateways that fell, once, and notes the end of their leases', async () => {
      const [falls, falls2, stands] = [await start(LEASE_MS), await start(LEASE_MS), await start()];
      const [one, both, stays] = [unique('one'), unique('both'), unique('stays')];
      await registry().register(falls, [one, both]);
      await registry().register(falls2, [both]);
      await registry().register(stands, [both, stays]);
      const ends = tested.now() + LEASE_MS;
      expect(await registry().sweep()).toBe(0);
      await tested.pass(LEASE_MS + 500);
      expect(await registry().sweep()).toBe(2);
      expect(await registry().sweep()).toBe(0);
      expect(await online(one, both, stays)).toEqual([false, true, true]);
      expect(Math.abs((await lastSeen(one)) - ends)).toBeLessThan(LEASE_MS / 2);
      expect(await registry().gatewaysOf([one, both, stays])).toEqual([stands]);
      expect(await registry().gateways()).toContain(stands);
    });

    it('remembers when a user left although the lease that is left of them ended before', async () => {
      const [falls, stands] = [await start(LEASE_MS), await start()];
      const user = unique('u');
      await registry().register(falls, [user]);
      await registry().register(stands, [user]);
      await tested.pass(LEASE_MS + 1);
      const at = tested.now() + 50;
      await registry().unregister(stands, [user], at);
      expect(await lastSeen(user)).toBe(at);
      await registry().sweep();
      expect(await lastSeen(user)).toBe(at);
    });

    it('sweeps harmlessly by several at once, while users come and go', async () => {
      const fallen = await Promise.all(Array.from({ length: 3 }, () => start(LEASE_MS)));
      const stands = await start();
      const users = Array.from({ length: 1_500 }, () => unique('u'));
      for (const gateway of fallen) await registry().register(gateway, users);
      await registry().register(stands, users.slice(500));
      await tested.pass(LEASE_MS + 1);
      const [first, second, third] = await Promise.all([
        registry().sweep(),
        registry().sweep(),
        registry().sweep(),
        registry().register(stands, users.slice(0, 500)),
        registry().unregister(stands, users.slice(1_000), tested.now()),
      ]);
      expect(first! + second! + third!).toBe(3);
      const expected = users.map((_, i) => i < 1_000);
      expect(await online(...users)).toEqual(expected);
    });

    it('counts no gateway as fallen that was released', async () => {
      const gateway = await start();
      const user = unique('u');
      await registry().register(gateway, [user]);
      await registry().release(gateway);
      const noted = await lastSeen(user);
      expect(await registry().sweep()).toBe(0);
      expect(await lastSeen(user)).toBe(noted);
      expect(await online(user)).toEqual([false]);
    });

    it('has another epoch after a loss, and takes everything anew', async () => {
      const gateway = await start();
      const user = unique('u');
      await registry().register(gateway, [user]);
      const before = await registry().epoch();
      expect(await registry().epoch()).toBe(before);
      await tested.lose();
      const after = await registry().epoch();
      expect(after).not.toBe(before);
      expect(after).not.toBe('');
      expect(await registry().gatewaysOf([user])).toEqual([]);
      expect(await registry().lease(gateway, LONG_MS, true)).toBe(false);
      await registry().register(gateway, [user]);
      expect(await online(user)).toEqual([true]);
    });

    it('answers for the 500 members of a room in one question', async () => {
      const gateways = await Promise.all(Array.from({ length: 8 }, () => start()));
      const users = Array.from({ length: 500 }, () => unique('member'));
      await Promise.all(
        gateways.map((gateway, i) =>
          registry().register(
            gateway,
            users.filter((_, k) => k % 10 === i),
          ),
        ),
      );
      expect(set(await registry().gatewaysOf(users))).toEqual(set(gateways));
      expect((await online(...users)).filter(Boolean)).toHaveLength(400);
    });
  });
}

function set(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}
