import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { accessKey } from '../gateway/accounts/access-token.ts';
import { TokenAuthenticator } from '../gateway/accounts/authenticator.ts';
import {
  type AccountServices,
  accountDefaults,
  createAccounts,
} from '../gateway/accounts/create-accounts.ts';
import { createHostVerifier, type HostTokenOptions } from '../gateway/accounts/host-token.ts';
import type { HttpApiParts } from '../gateway/http/api.ts';
import { TokenBuckets } from '../http/token-bucket.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { OnceValues } from '../ports/once-values.ts';
import type { Service } from '../ports/service.ts';
import type { Engines } from './engines.ts';
import { type Options, WrongOption } from './options.ts';
import type { WorkerNumber } from './worker-number.ts';

/** Addresses and users remembered by the limits of the HTTP API. */
const LIMIT_KEYS = 50_000;

export interface SignInModule extends AccountServices {
  readonly service: Service;
  /** Undefined where a host application has the accounts: it alone knows its people. */
  readonly userExists: ((user: string) => Promise<boolean>) | undefined;
}

/** Accounts and tokens as the options say. */
export async function signInOf(
  options: Options,
  engines: Pick<Engines, 'accounts' | 'mailbox' | 'once'>,
  worker: WorkerNumber,
  logger: Logger,
): Promise<SignInModule> {
  const { accounts: store, mailbox } = engines;
  const host = await hostTokens(options);
  const services = createAccounts({
    ...{ store, mailbox, host, logger },
    clock: systemClock,
    signingKey: await signingKey(engines.once),
    worker: () => worker.current(),
    random: (bytes) => randomBytes(bytes),
    settings: { ...accountDefaults, registration: options.KITH_REGISTRATION, invite: options.KITH_INVITE },
  });
  const service: Service = {
    name: 'accounts',
    async start() {
      await services.start();
    },
    drain: async () => undefined,
    stop: () => services.stop(),
    troubles: () => services.authenticator.troubles(),
  };
  const userExists = host ? undefined : async (user: string) => (await store.byUser(user)) !== undefined;
  return { ...services, service, userExists };
}

/** Checks access tokens where nobody signs in. A revoked device goes on until the next look at the store, 30 s at most. */
export async function verifierOf(
  options: Options,
  engines: Pick<Engines, 'accounts' | 'once'>,
  logger: Logger,
): Promise<{ readonly service: Service; readonly authenticator: TokenAuthenticator }> {
  const host = await hostTokens(options);
  const authenticator = new TokenAuthenticator({
    ...{
      key: accessKey(await signingKey(engines.once)),
      store: engines.accounts,
      clock: systemClock,
      logger,
    },
    ...{ cacheEntries: accountDefaults.cacheEntries, reloadMs: accountDefaults.reloadMs },
    host: host && createHostVerifier(host, systemClock),
  });
  const service: Service = {
    name: 'tokens',
    start: () => authenticator.start(),
    drain: async () => undefined,
    stop: async () => authenticator.stop(),
    troubles: () => authenticator.troubles(),
  };
  return { service, authenticator };
}

/**
 * The secret that signs access tokens, the same at all gateways: made at the first start, kept with the data. Its loss
 * signs everybody out, nothing more.
 */
async function signingKey(once: OnceValues): Promise<Uint8Array> {
  return Buffer.from(await once.settle('signing-key', randomBytes(32).toString('hex')), 'hex');
}

async function hostTokens(options: Options): Promise<HostTokenOptions | undefined> {
  const { KITH_JWT_SECRET: secret, KITH_JWT_PUBLIC_KEY: file, KITH_JWT_JWKS: jwksUrl } = options;
  const given = [secret, file, jwksUrl].filter((each) => each !== '');
  if (given.length === 0) return undefined;
  if (given.length > 1) {
    throw new WrongOption(
      'KITH_JWT_SECRET, KITH_JWT_PUBLIC_KEY and KITH_JWT_JWKS exclude each other: give one.',
    );
  }
  const publicKey = file === '' ? '' : await readKey(file);
  const { KITH_JWT_ISSUER: issuer, KITH_JWT_AUDIENCE: audience } = options;
  return { secret, publicKey, jwksUrl, issuer, audience };
}

function readKey(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new WrongOption(`KITH_JWT_PUBLIC_KEY: ${file} cannot be read (${error.message}).`);
  });
}

/** Limits of the HTTP API by address (signing in) and user (reading). */
export function httpLimits(options: Options): HttpApiParts['limits'] {
  const { KITH_AUTH_RATE: auth, KITH_READ_RATE: read } = options;
  const buckets = (capacity: number, perSecond: number): TokenBuckets =>
    new TokenBuckets({ capacity, perSecond, keys: LIMIT_KEYS }, systemClock);
  return {
    auth: buckets(auth, auth / 60),
    refresh: buckets(auth * 6, auth / 10),
    read: buckets(read * 4, read),
  };
}
