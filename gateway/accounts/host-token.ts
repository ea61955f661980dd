import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import {
  createRemoteJWKSet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  errors as joseErrors,
  jwtVerify,
} from 'jose';
import type { Clock } from '../../ports/clock.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { Identity } from '../identity.ts';
import { CLOCK_SKEW_MS } from './revocations.ts';

/** How the host application signs its tokens: exactly one of `secret`, `publicKey` and `jwksUrl`. */
export interface HostTokenOptions {
  /** Shared secret for HS256, at least 32 bytes of UTF-8. */
  readonly secret?: string;
  /** Public key in PEM: RSA (RS and PS), P-256/384/521 (ES) or Ed25519 (EdDSA). */
  readonly publicKey?: string;
  /** Where the host application publishes its keys (RFC 7517). Fetched on first need, then every 10 minutes. */
  readonly jwksUrl?: string;
  /** `iss` that a token must have, when given. */
  readonly issuer?: string;
  /** `aud` that a token must have, when given. */
  readonly audience?: string;
}

/**
 * Checks a token of the host application: signature, `iss`, `aud`, `exp`, `nbf`. `sub` is the user id as it stands.
 * Rejects with CodedError `unauthenticated` or `token_expired`, or `overloaded` when its keys cannot be fetched now.
 */
export type HostVerifier = (token: string) => Promise<Identity>;

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const EDWARDS = ['EdDSA', 'Ed25519'];
const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};
const ASYMMETRIC = [...RSA, ...EDWARDS, ...Object.values(CURVES)];

/** No new key is looked for within this time of a fetch: tokens with made-up key ids cannot make us hammer the host. */
const COOL_DOWN_MS = 30_000;
/** After a failed fetch the next is tried no sooner. */
const BACK_OFF_MS = 5_000;
const FETCH_MS = 5_000;

const userForm = /^[A-Za-z0-9_.:@-]{1,64}$/;
const deviceForm = /^[A-Za-z0-9_-]{1,32}$/;

/** Throws an Error with a sentence for the operator when the options do not describe one key. */
export function createHostVerifier(options: HostTokenOptions, clock: Clock): HostVerifier {
  const { keyFor, algorithms } = keysOf(options, clock);
  const fixed: JWTVerifyOptions = {
    // Chosen by the key, never by the token: a public key is not taken for a secret (RFC 8725 2.1).
    algorithms,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_SKEW_MS / 1000,
    ...(options.issuer ? { issuer: options.issuer } : {}),
    ...(options.audience ? { audience: options.audience } : {}),
  };
  return async (token) => {
    try {
      const now = { ...fixed, currentDate: new Date(clock.now()) };
      return identityOf(await verifyWithAny(token, keyFor, now));
    } catch (error) {
      throw refusal(error);
    }
  };
}

async function verifyWithAny(
  token: string,
  keyFor: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keyFor, options)).payload;
  } catch (error) {
    if (!(error instanceof joseErrors.JWKSMultipleMatchingKeys)) throw error;
    // The token names no key id and several keys would fit: one of them must have signed it.
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (failure) {
        if (!(failure instanceof joseErrors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw new joseErrors.JWSSignatureVerificationFailed();
  }
}

function identityOf(payload: JWTPayload): Identity {
  const { sub, exp, iat, did } = payload;
  if (!userForm.test(sub ?? '')) throw refused('`sub` is no user id: 1 to 64 of A-Z a-z 0-9 _ . : @ -');
  if (did !== undefined && !(typeof did === 'string' && deviceForm.test(did))) {
    throw refused('`did` is no device id: 1 to 32 of A-Z a-z 0-9 _ -');
  }
  return {
    user: sub!,
    device: did ?? '',
    // Without `iat` it counts as older than every revocation.
    issuedAt: Math.round((iat ?? 0) * 1000),
    expiresAt: Math.round(exp! * 1000),
  };
}

function keysOf(options: HostTokenOptions, clock: Clock): { keyFor: JWTVerifyGetKey; algorithms: string[] } {
  const { secret, publicKey, jwksUrl } = options;
  if ([secret, publicKey, jwksUrl].filter(Boolean).length !== 1) {
    throw new Error('Host tokens need exactly one of a shared secret, a public key and a JWKS URL.');
  }
  if (jwksUrl) return { keyFor: remoteKeys(jwksUrl, clock), algorithms: ASYMMETRIC };
  const key = secret ? sharedKey(secret) : readPublicKey(publicKey!);
  return { keyFor: () => key, algorithms: algorithmsOf(key) };
}

function sharedKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret);
  if (bytes.length < 32) throw new Error('The shared secret needs at least 32 bytes (RFC 7518 3.2).');
  return createSecretKey(bytes);
}

function readPublicKey(pem: string): KeyObject {
  if (pem.includes('PRIVATE KEY')) throw new Error('That is a private key: give Kith the public one.');
  try {
    return createPublicKey(pem);
  } catch {
    throw new Error('The public key of the host application cannot be read: it must be PEM.');
  }
}

function algorithmsOf(key: KeyObject): string[] {
  if (key.type === 'secret') return ['HS256'];
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') {
    if ((modulusLength ?? 0) < 2048) throw new Error('An RSA key needs at least 2048 bits (RFC 7518 3.3).');
    return RSA;
  }
  if (key.asymmetricKeyType === 'ed25519') return EDWARDS;
  const curve = CURVES[namedCurve ?? ''];
  if (!curve) throw new Error(`Tokens cannot be checked with a key of type ${key.asymmetricKeyType}.`);
  return [curve];
}

function remoteKeys(url: string, clock: Clock): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(url), {
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: FETCH_MS,
  });
  let retryAt = 0;
  return async (header, token) => {
    const wait = retryAt - clock.monotonic();
    if (wait > 0) throw keysAway(wait);
    try {
      return await remote(header, token);
    } catch (error) {
      if (
        error instanceof joseErrors.JWKSNoMatchingKey ||
        error instanceof joseErrors.JWKSMultipleMatchingKeys ||
        error instanceof joseErrors.JOSENotSupported
      ) {
        throw error;
      }
      retryAt = clock.monotonic() + BACK_OFF_MS;
      throw keysAway(BACK_OFF_MS);
    }
  };
}

function refusal(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new CodedError(error instanceof joseErrors.JWTExpired ? 'token_expired' : 'unauthenticated');
}

function refused(detail: string): CodedError {
  return new CodedError('unauthenticated', { detail });
}

function keysAway(retryMs: number): CodedError {
  const detail = "The host application's keys cannot be fetched now.";
  return new CodedError('overloaded', { retryMs: Math.ceil(retryMs), detail });
}
