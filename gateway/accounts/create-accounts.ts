import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Mailbox } from '../../ports/mailbox.ts';
import { accessKey } from './access-token.ts';
import { Accounts, defaultRegistration, type Registration } from './accounts.ts';
import { TokenAuthenticator } from './authenticator.ts';
import { createHostVerifier, type HostTokenOptions } from './host-token.ts';
import { createIds } from './ids.ts';
import { createPasswordHasher, passwordDefaults } from './password-hasher.ts';
import { encodeRevocation } from './revocations.ts';
import { Sessions } from './sessions.ts';

export interface AccountSettings {
  /** Who may register; `auto`: see `defaultRegistration`. */
  readonly registration: Registration | 'auto';
  /** An invite of the operator, good as long as it is configured; '': none. */
  readonly invite: string;
  readonly accessLifetimeMs: number;
  readonly refreshLifetimeMs: number;
  /** Devices a user may have. */
  readonly devices: number;
  /** Verified tokens remembered. */
  readonly cacheEntries: number;
  /** How often revocations are read from the store. */
  readonly reloadMs: number;
  readonly passwords: {
    readonly memoryKib: number;
    readonly passes: number;
    readonly lanes: number;
    readonly queue: number;
  };
}

export const accountDefaults: AccountSettings = {
  registration: 'auto',
  invite: '',
  accessLifetimeMs: 15 * 60_000,
  refreshLifetimeMs: 30 * 24 * 3600_000,
  devices: 50,
  cacheEntries: 20_000,
  reloadMs: 30_000,
  passwords: passwordDefaults,
};

export interface AccountParts {
  readonly store: AccountStore;
  readonly mailbox: Pick<Mailbox, 'broadcast'>;
  /** At least 32 secret random bytes, the same at all gateways. Another key makes every access token void. */
  readonly signingKey: Uint8Array;
  /** Unlike that of any other process that makes user ids, 0 to 1023; throws while none is held. */
  readonly worker: () => number;
  readonly host?: HostTokenOptions | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** So many bytes that nobody can foretell. */
  readonly random: (bytes: number) => Uint8Array;
  readonly settings: AccountSettings;
}

export interface AccountServices {
  readonly accounts: Accounts;
  readonly authenticator: TokenAuthenticator;
  /** Resolves when all revocations are known: before that no token may be checked. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Sign-in of one gateway, wired. Throws an Error with a sentence for the operator when options are wrong. */
export function createAccounts(parts: AccountParts): AccountServices {
  const { store, mailbox, host, clock, logger, random, settings } = parts;
  const key = accessKey(parts.signingKey);
  const authenticator = new TokenAuthenticator({
    ...{ key, store, clock, logger, cacheEntries: settings.cacheEntries, reloadMs: settings.reloadMs },
    host: host && createHostVerifier(host, clock),
  });
  const hasher = createPasswordHasher({ ...settings.passwords, clock, logger });
  const sessions = new Sessions({
    ...{ store, key, clock, random, devices: settings.devices },
    accessLifetimeMs: settings.accessLifetimeMs,
    refreshLifetimeMs: settings.refreshLifetimeMs,
    announce(revocation) {
      authenticator.revoke(revocation);
      mailbox.broadcast(encodeRevocation(revocation));
    },
  });
  const { registration: asked } = settings;
  const registration = asked === 'auto' ? defaultRegistration(host !== undefined) : asked;
  const ids = createIds(parts.worker, clock);
  const accounts = new Accounts({
    store,
    sessions,
    hasher,
    clock,
    random,
    ids,
    registration,
    invite: settings.invite,
  });
  return {
    accounts,
    authenticator,
    start: () => authenticator.start(),
    async stop() {
      authenticator.stop();
      await hasher.close();
    },
  };
}
