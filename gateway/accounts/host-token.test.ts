import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { FakeClock } from '../../ports/fake-clock.ts';
import { createHostVerifier } from './host-token.ts';

const secret = 'the shared secret of the host application';
const now = Math.floor(Date.now() / 1000);
const claims = { sub: 'user:1@example.com', iat: now - 5, exp: now + 60 };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

function sign(payload: object, key: KeyObject | Uint8Array, alg: string, kid?: string): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ alg, ...(kid ? { kid } : {}) }).sign(key);
}
const shared = (payload: object): Promise<string> => sign(payload, Buffer.from(secret), 'HS256');

test('a token signed with the shared secret says who somebody is', async () => {
  const verify = createHostVerifier({ secret }, systemClock);
  expect(await verify(await shared({ ...claims, did: 'phone' }))).toEqual({
    user: 'user:1@example.com',
    device: 'phone',
    issuedAt: claims.iat * 1000,
    expiresAt: claims.exp * 1000,
  });
});

test.each([
  ['RS256', rsa],
  ['PS256', rsa],
  ['ES256', p256],
  ['EdDSA', ed25519],
] as const)('a token signed with %s is checked with the public key', async (alg, pair) => {
  const verify = createHostVerifier({ publicKey: pem(pair.publicKey) }, systemClock);
  expect(await verify(await sign(claims, pair.privateKey, alg))).toMatchObject({
    user: claims.sub,
    device: '',
  });
  await expect(verify(await shared(claims))).rejects.toMatchObject({ reason: 'unauthenticated' });
});

test('a public key is never taken for a secret, nor is an unsigned token taken', async () => {
  const publicKey = pem(rsa.publicKey);
  const verify = createHostVerifier({ publicKey }, systemClock);
  const confused = await sign(claims, Buffer.from(publicKey), 'HS256');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
  for (const token of [confused, unsigned, '', 'x', 'a.b.c']) {
    await expect(verify(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
  }
});

test.each([
  ['without sub', { sub: undefined }],
  ['with an empty sub', { sub: '' }],
  ['with a sub that is no id', { sub: 'a b' }],
  ['with a sub too long', { sub: 'a'.repeat(65) }],
  ['without exp', { exp: undefined }],
  ['with a did that is no id', { did: 'a.b' }],
  ['with a did that is no text', { did: 7 }],
  ['that is not valid yet', { nbf: now + 3600 }],
  ['of another issuer', { iss: 'evil' }],
  ['for another audience', { aud: 'other' }],
])('a token %s is refused', async (_, over) => {
  const issuer = 'https://host.example';
  const verify = createHostVerifier({ secret, issuer, audience: 'kith' }, systemClock);
  const good = { ...claims, iss: issuer, aud: 'kith' };
  await expect(verify(await shared(good))).resolves.toBeDefined();
  await expect(verify(await shared({ ...good, ...over }))).rejects.toMatchObject({
    reason: 'unauthenticated',
  });
});

test('a token that ran out says so; one without iat counts as older than any revocation', async () => {
  const verify = createHostVerifier({ secret }, systemClock);
  const old = shared({ ...claims, exp: now - 31 });
  await expect(verify(await old)).rejects.toMatchObject({ reason: 'token_expired' });
  expect(await verify(await shared({ ...claims, iat: undefined }))).toMatchObject({ issuedAt: 0 });
});

test('options that do not describe one good key are refused with a sentence', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const x25519 = generateKeyPairSync('x25519');
  const privatePem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const make = (options: object) => () => createHostVerifier(options, systemClock);
  expect(make({})).toThrow('exactly one');
  expect(make({ secret, jwksUrl: 'http://127.0.0.1/' })).toThrow('exactly one');
  expect(make({ secret: 'short' })).toThrow('32 bytes');
  expect(make({ publicKey: 'nonsense' })).toThrow('PEM');
  expect(make({ publicKey: privatePem })).toThrow('private key');
  expect(make({ publicKey: pem(weak.publicKey) })).toThrow('2048');
  expect(make({ publicKey: pem(x25519.publicKey) })).toThrow('x25519');
});

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

/** Publishes keys as a host application does. */
async function publish(keys: object[]) {
  const state = { keys, fetched: 0, status: 200 };
  const server = createServer((_, response) => {
    state.fetched++;
    response.writeHead(state.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: state.keys }));
  });
  open.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return { state, jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` };
}

test('keys are fetched once, found by id or tried, and made-up ids do not hammer the host', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = await Promise.all(
    [rsa, other].map(async ({ publicKey }, i) => ({ ...(await exportJWK(publicKey)), kid: `k${i}` })),
  );
  const { state, jwksUrl } = await publish(keys);
  const verify = createHostVerifier({ jwksUrl }, systemClock);
  const tokens = [
    sign(claims, rsa.privateKey, 'RS256', 'k0'),
    sign(claims, other.privateKey, 'RS256', 'k1'),
    sign(claims, other.privateKey, 'RS256'),
  ];
  for (const token of await Promise.all(tokens)) {
    expect(await verify(token)).toMatchObject({ user: claims.sub });
  }
  for (const kid of ['made up', 'another']) {
    const forged = await sign(claims, other.privateKey, 'RS256', kid);
    await expect(verify(forged)).rejects.toMatchObject({ reason: 'unauthenticated' });
  }
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forged = await sign(claims, stranger.privateKey, 'RS256');
  await expect(verify(forged)).rejects.toMatchObject({ reason: 'unauthenticated' });
  await expect(verify(await shared(claims))).rejects.toMatchObject({ reason: 'unauthenticated' });
  expect(state.fetched).toBe(1);
});

test('when keys cannot be fetched the token is not blamed, and the host is asked again only later', async () => {
  const { state, jwksUrl } = await publish([{ ...(await exportJWK(rsa.publicKey)), kid: 'k0' }]);
  const clock = new FakeClock(now * 1000);
  const verify = createHostVerifier({ jwksUrl }, clock);
  const token = await sign(claims, rsa.privateKey, 'RS256', 'k0');
  state.status = 500;
  await expect(verify(token)).rejects.toMatchObject({ reason: 'overloaded', retryMs: 5000 });
  state.status = 200;
  clock.advance(4000);
  await expect(verify(token)).rejects.toMatchObject({ reason: 'overloaded', retryMs: 1000 });
  expect(state.fetched).toBe(1);
  clock.advance(1000);
  expect(await verify(token)).toMatchObject({ user: claims.sub });
});
