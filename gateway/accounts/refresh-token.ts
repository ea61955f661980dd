import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/**
 * A refresh token is `<user>.<device>.<secret>.<seal>`. What proves it is the SHA-256 that the store keeps; the seal,
 * made with the signing key, only tells a token that was once given out from one that somebody made up. User and
 * device are known to others (they stand in every event), so without a seal anyone could pose as a thief who uses an
 * old token, and have a device signed out.
 */
export interface RefreshTokenParts {
  readonly user: string;
  readonly device: string;
}

export const SECRET_BYTES = 32;
const form = /^(\d{1,20})\.([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}$/;

export function readRefreshToken(token: string): RefreshTokenParts | undefined {
  const parts = form.exec(token);
  return parts ? { user: parts[1]!, device: parts[2]! } : undefined;
}

/** `secret`: SECRET_BYTES random bytes. */
export function firstRefreshToken(parts: RefreshTokenParts, secret: Uint8Array, key: KeyObject): string {
  return sealed(parts, Buffer.from(secret).toString('base64url'), key);
}

/**
 * The token that follows `token` as the device's change number `version`. A function of these, so that the one who
 * asks twice (a lost answer, two tabs at once) can be given the same again although only hashes are stored; not to be
 * foretold without the signing key and the token.
 */
export function nextRefreshToken(token: string, version: number, key: KeyObject): string {
  const parts = readRefreshToken(token);
  if (!parts) throw new RangeError('That is no refresh token.');
  return sealed(parts, mac(`kith refresh next ${version} ${token}`, key), key);
}

/** Was this token given out under this key, whenever that was? */
export function sealStands(token: string, key: KeyObject): boolean {
  const end = token.lastIndexOf('.');
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(mac(`kith refresh seal ${token.slice(0, end)}`, key));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What is stored. Hashes of 256 random bits need neither salt nor slowness, nor a comparison in constant time. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function sealed({ user, device }: RefreshTokenParts, secret: string, key: KeyObject): string {
  const open = `${user}.${device}.${secret}`;
  return `${open}.${mac(`kith refresh seal ${open}`, key)}`;
}

/** The spaces in `text` keep it apart from everything that is signed as a JWT under the same key. */
function mac(text: string, key: KeyObject): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
