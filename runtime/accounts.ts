import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type AccountServices,
  accountDefaults,
  createAccounts,
} from '../gateway/accounts/create-accounts.ts';
import type { HostTokenOptions } from '../gateway/accounts/host-token.ts';
import type { HttpApiParts } from '../gateway/http/api.ts';
import { TokenBuckets } from '../gateway/limits/token-bucket.ts';
import type { AccountStore } from '../ports/account-store.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { Service } from '../ports/service.ts';
import { type Options, WrongOption } from './options.ts';
import { signingKey } from './signing-key.ts';

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
  parts: { readonly accounts: AccountStore; readonly mailbox: Mailbox },
  logger: Logger,
): Promise<SignInModule> {
  const { accounts: store, mailbox } = parts;
  const host = await hostTokens(options);
  const services = createAccounts({
    ...{ store, mailbox, host, logger },
    clock: systemClock,
    signingKey: await signingKey(options.KITH_DATA),
    worker: 0,
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
