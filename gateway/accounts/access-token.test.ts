import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { accessKey, readAccessToken, signAccessToken } from './access-token.ts';

const key = accessKey(Buffer.alloc(32, 7));
const claims = { user: '42', device: 'd1', issuedAt: 1_700_000_000_123, expiresAt: 1_700_000_900_123 };

test('reads what it signed, to the millisecond, and jose reads the same', async () => {
  const token = await signAccessToken(claims, key);
  expect(readAccessToken(token, key)).toEqual(claims);
  const { payload } = await jwtVerify(token, key, { currentDate: new Date(claims.issuedAt) });
  expect(payload).toEqual({
    sub: '42',
    did: 'd1',
    iat: 1_700_000_000.123,
    exp: 1_700_000_900.123,
    iss: 'kith',
  });
});

test('every user, device and time comes back as it went in', async () => {
  const time = fc.integer({ min: 0, max: 2 ** 42 });
  const any = fc.record({ user: fc.string(), device: fc.string(), issuedAt: time, expiresAt: time });
  await fc.assert(
    fc.asyncProperty(any, async (made) => {
      expect(readAccessToken(await signAccessToken(made, key), key)).toEqual(made);
    }),
    { numRuns: 100 },
  );
});

test('a changed token is never taken', async () => {
  const token = await signAccessToken(claims, key);
  const character = fc.constantFrom(...'ABCabc019-_.= \u00e9');
  const change = fc.record({
    at: fc.nat(token.length),
    cut: fc.nat(3),
    put: fc.array(character, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, cut, put }) => {
      const changed = token.slice(0, at) + put.join('') + token.slice(at + cut);
      fc.pre(changed !== token);
      expect(readAccessToken(changed, key)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('takes no other algorithm, header, key, issuer or claim of another type', async () => {
  const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { sub: '42', did: 'd1', iat: 1_700_000_000, exp: 1_700_000_900, iss: 'kith' };
  const sign = (header: { alg: string }, over: object, with_ = key): Promise<string> =>
    new SignJWT({ ...payload, ...over }).setProtectedHeader(header).sign(with_);
  const header = { alg: 'HS256', typ: 'JWT' };
  expect(readAccessToken(await sign(header, {}), key)).toBeDefined();
  const refused = await Promise.all([
    sign({ alg: 'HS512' }, {}),
    sign({ ...header, ...{ kid: '1' } }, {}),
    sign(header, {}, createSecretKey(Buffer.alloc(32, 8))),
    sign(header, { iss: 'other' }),
    sign(header, { sub: 42 as unknown as string }),
    sign(header, { did: undefined }),
    sign(header, { exp: undefined }),
  ]);
  const none = `${b64({ alg: 'none', typ: 'JWT' })}.${b64(payload)}.`;
  for (const token of [...refused, none, `${b64(header)}.${b64(payload)}.`, '', '.', '..', '...', 'x']) {
    expect(readAccessToken(token, key)).toBeUndefined();
  }
  const notJson = `${b64(header)}.${Buffer.from('null').toString('base64url')}`;
  expect(readAccessToken(`${notJson}.${'A'.repeat(43)}`, key)).toBeUndefined();
});

test('a key that is too short is refused', () => {
  expect(() => accessKey(Buffer.alloc(31))).toThrow(RangeError);
});
