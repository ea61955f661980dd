import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Revocation } from '../../ports/account-store.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { kith } from '../../protocol/generated/kith.js';
import type { Identity } from '../identity.ts';
import { accessKey, signAccessToken } from './access-token.ts';
import { TokenAuthenticator, type TokenAuthenticatorOptions } from './authenticator.ts';
import { createHostVerifier } from './host-token.ts';
import { CLOCK_SKEW_MS, encodeRevocation, RevocationList, revocationOf } from './revocations.ts';

const key = accessKey(Buffer.alloc(32, 1));
const LIFE = 900_000;

class Stored {
  list: Revocation[] = [];
  broken = false;
  reads = 0;
  async revocations(): Promise<Revocation[]> {
    this.reads++;
    if (this.broken) throw new Error('the store is away');
    return this.list;
  }
}

function setUp(over: Partial<TokenAuthenticatorOptions> = {}) {
  const clock = new FakeClock();
  const store = new Stored();
  const authenticator = new TokenAuthenticator({
    ...{ key, store, clock, logger: silentLogger, cacheEntries: 10, reloadMs: 5000 },
    ...over,
  });
  const token = (device = 'd1', user = 'alice', issuedAt = clock.now()): Promise<string> =>
    signAccessToken({ user, device, issuedAt, expiresAt: issuedAt + LIFE }, key);
  const revocation = (device = 'd1', issuedBefore = clock.now() + 1): Revocation => {
    return { user: 'alice', device, issuedBefore, until: clock.now() + LIFE };
  };
  return { clock, store, authenticator, token, revocation };
}

test('says who stands behind a token, synchronously, the first time and later', async () => {
  const { authenticator, token, clock } = setUp();
  const text = await token();
  const expected = { user: 'alice', device: 'd1', issuedAt: clock.now(), expiresAt: clock.now() + LIFE };
  expect(authenticator.verify(text)).toEqual(expected);
  expect(authenticator.verify(text)).toEqual(expected);
});

test('a token runs out although it is remembered, after the skew that clocks may have', async () => {
  const { authenticator, token, clock } = setUp();
  const text = await token();
  authenticator.verify(text);
  clock.advance(LIFE + CLOCK_SKEW_MS - 1);
  expect(() => authenticator.verify(text)).not.toThrow();
  clock.advance(1);
  expect(() => authenticator.verify(text)).toThrow(expect.objectContaining({ reason: 'token_expired' }));
});

test('a remembered token is refused from the moment of its revocation on, other devices are not', async () => {
  const { authenticator, token, revocation } = setUp();
  const [mine, other] = [await token('d1'), await token('d2')];
  authenticator.verify(mine);
  authenticator.revoke(revocation('d1'));
  expect(() => authenticator.verify(mine)).toThrow(expect.objectContaining({ reason: 'revoked' }));
  expect(() => authenticator.verify(other)).not.toThrow();
});

test('a revocation of all devices hits what was issued before, to the millisecond, and nothing later', async () => {
  const { authenticator, token, revocation, clock } = setUp();
  const before = await token('d1');
  clock.advance(1);
  authenticator.revoke(revocation('', clock.now()));
  const after = await token('d2');
  expect(() => authenticator.verify(before)).toThrow(expect.objectContaining({ reason: 'revoked' }));
  expect(() => authenticator.verify(after)).not.toThrow();
  expect(authenticator.revoked('alice', 'named-in-hello', clock.now() - 1)).toBe(true);
  expect(authenticator.revoked('bob', 'd1', clock.now() - 1)).toBe(false);
});

test('knows the revocations of the store when it has started, and does not start without them', async () => {
  const { authenticator, store, token, revocation } = setUp();
  const text = await token();
  store.broken = true;
  await expect(authenticator.start()).rejects.toThrow('the store is away');
  store.broken = false;
  store.list = [revocation()];
  await authenticator.start();
  expect(() => authenticator.verify(text)).toThrow(expect.objectContaining({ reason: 'revoked' }));
  authenticator.stop();
});

test('a revocation that the mailbox lost is found in the store, also when the store was away meanwhile', async () => {
  const { authenticator, store, revocation, clock } = setUp();
  await authenticator.start();
  const heard = new Promise<Revocation>((resolve) => {
    authenticator.onRevoked(resolve);
  });
  store.broken = true;
  clock.advance(5000);
  await expect.poll(() => authenticator.troubles()).toHaveLength(1);
  store.broken = false;
  store.list = [revocation()];
  clock.advance(1000);
  expect(await heard).toEqual(store.list[0]);
  await expect.poll(() => authenticator.troubles()).toEqual([]);
  expect(clock.timers).toBe(1);
  authenticator.stop();
  expect(clock.timers).toBe(0);
});

test('a reload that ends after the stop sets no timer', async () => {
  const { authenticator, clock } = setUp();
  await authenticator.start();
  const reloading = authenticator.reload();
  authenticator.stop();
  await reloading;
  expect(clock.timers).toBe(0);
});

test('listeners hear of each revocation once, and no more after they have left', () => {
  const { authenticator, revocation } = setUp();
  const heard: Revocation[] = [];
  const leave = authenticator.onRevoked((one) => heard.push(one));
  authenticator.revoke(revocation('d1'));
  authenticator.revoke(revocation('d1'));
  authenticator.revoke(revocation('d2'));
  leave();
  authenticator.revoke(revocation('d3'));
  expect(heard.map(({ device }) => device)).toEqual(['d1', 'd2']);
});

test('a revocation is the same after its way through a mailbox', () => {
  const revocation = { user: 'alice', device: '', issuedBefore: 1_700_000_000_001, until: 1_700_000_900_000 };
  const envelope = kith.internal.Envelope.decode(encodeRevocation(revocation));
  expect(revocationOf(envelope.revoked!)).toEqual(revocation);
});

test('revocations are forgotten when no token is left that they could hit', () => {
  const list = new RevocationList();
  list.add({ user: 'alice', device: 'd1', issuedBefore: 100, until: 1000 });
  list.add({ user: 'alice', device: 'd2', issuedBefore: 100, until: 2000 });
  list.add({ user: 'bob', device: '', issuedBefore: 100, until: 1000 });
  expect(list.size).toBe(3);
  list.prune(1000);
  expect(list.size).toBe(1);
  expect(list.hits('alice', 'd2', 99)).toBe(true);
  expect(list.hits('alice', 'd1', 99)).toBe(false);
});

test('an earlier revocation of the same device takes nothing from a later one', () => {
  const list = new RevocationList();
  list.add({ user: 'alice', device: 'd1', issuedBefore: 200, until: 2000 });
  expect(list.add({ user: 'alice', device: 'd1', issuedBefore: 100, until: 1000 })).toBe(false);
  expect(list.hits('alice', 'd1', 150)).toBe(true);
});

test('a token from the future is refused: it would stand above revocations to come', async () => {
  const { authenticator, token, clock } = setUp();
  const ahead = await token('d1', 'alice', clock.now() + CLOCK_SKEW_MS + 1000);
  expect(() => authenticator.verify(ahead)).toThrow(expect.objectContaining({ reason: 'unauthenticated' }));
});

test.each(['', 'x', 'a.b.c', 'x'.repeat(100_000)])('what is no token is refused at once (%#)', (text) => {
  const { authenticator } = setUp();
  expect(() => authenticator.verify(text)).toThrow(expect.objectContaining({ reason: 'unauthenticated' }));
});

test('takes the host’s tokens beside its own, and asks its key once a token', async () => {
  const secret = 's'.repeat(32);
  const clock = new FakeClock();
  const verifier = createHostVerifier({ secret }, clock);
  let asked = 0;
  const host = (token: string): Promise<Identity> => {
    asked++;
    return verifier(token);
  };
  const { authenticator, token } = setUp({ host, clock });
  const now = clock.now() / 1000;
  const text = await new SignJWT({ sub: 'carol', iat: now, exp: now + 60 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(secret));
  expect(await authenticator.verify(text)).toMatchObject({ user: 'carol', device: '' });
  expect(authenticator.verify(text)).not.toBeInstanceOf(Promise);
  expect(asked).toBe(1);
  expect(await authenticator.verify(await token())).toMatchObject({ user: 'alice' });
  await expect(authenticator.verify('a.b.c')).rejects.toMatchObject({ reason: 'unauthenticated' });
});

test('remembers no more tokens than allowed', async () => {
  let asked = 0;
  const clock = new FakeClock();
  const host = async (user: string): Promise<Identity> => {
    asked++;
    return { user, device: '', issuedAt: clock.now(), expiresAt: clock.now() + 1000 };
  };
  const { authenticator } = setUp({ host, clock, cacheEntries: 2 });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await authenticator.verify(name);
  expect(asked).toBe(4);
});
