import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';

const ISSUER = 'kith';

/** What an access token says. Times in milliseconds since 1970. */
export interface AccessClaims {
  readonly user: string;
  readonly device: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const protectedHeader = { alg: 'HS256', typ: 'JWT' } as const;
/**
 * The only header that is taken, as it stands in a token: there is no algorithm to be confused about, and nothing of a
 * header to interpret (`crit`, `kid`, `jku`), since nobody but this module writes tokens under this key.
 */
const encodedHeader = Buffer.from(JSON.stringify(protectedHeader)).toString('base64url');

export function accessKey(signingKey: Uint8Array): KeyObject {
  if (signingKey.length < 32) throw new RangeError('The signing key needs at least 32 bytes (RFC 7518 3.2).');
  return createSecretKey(signingKey);
}

/**
 * Signs an access token: a JWT with `sub`, `did`, `iat`, `exp`, `iss`. The times keep their milliseconds (RFC 7519
 * allows fractions), so that a sign-in in the same second as a revocation is told from what was revoked.
 */
export function signAccessToken(claims: AccessClaims, key: KeyObject): Promise<string> {
  return new SignJWT({
    sub: claims.user,
    did: claims.device,
    iat: claims.issuedAt / 1000,
    exp: claims.expiresAt / 1000,
    iss: ISSUER,
  })
    .setProtectedHeader(protectedHeader)
    .sign(key);
}

/**
 * The claims of a token that was signed under this key, whether it has run out or not; undefined for any other text.
 * Synchronous, and so without WebCrypto: a storm of returning clients costs microseconds each, not a trip through a
 * thread pool.
 */
export function readAccessToken(token: string, key: KeyObject): AccessClaims | undefined {
  const end = token.lastIndexOf('.');
  const signed = token.slice(0, Math.max(0, end));
  if (!signed.startsWith(`${encodedHeader}.`)) return undefined;
  // Texts are compared, not what they decode to: base64url has several spellings of the same bytes.
  const expected = Buffer.from(createHmac('sha256', key).update(signed).digest('base64url'));
  const given = Buffer.from(token.slice(end + 1));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return claimsOf(signed.slice(encodedHeader.length + 1));
}

function claimsOf(payload: string): AccessClaims | undefined {
  let claims: Record<string, unknown>;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { sub, did, iat, exp, iss } = claims ?? {};
  if (typeof sub !== 'string' || typeof did !== 'string' || iss !== ISSUER) return undefined;
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  return { user: sub, device: did, issuedAt: Math.round(iat * 1000), expiresAt: Math.round(exp * 1000) };
}
