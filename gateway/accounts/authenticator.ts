import { createHash, type KeyObject } from 'node:crypto';
import { LruMap } from '../../http/lru-map.ts';
import type { AccountStore, Revocation } from '../../ports/account-store.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { Authenticator, Identity } from '../identity.ts';
import { readAccessToken } from './access-token.ts';
import type { HostVerifier } from './host-token.ts';
import { CLOCK_SKEW_MS, RevocationList } from './revocations.ts';

/** Longer texts are no tokens: the check of a signature reads all of them. */
const MAX_TOKEN = 8192;
const RETRY_MS = 1_000;

export interface TokenAuthenticatorOptions {
  readonly key: KeyObject;
  /** Checks tokens that are not Kith's own; absent: there are none. */
  readonly host?: HostVerifier | undefined;
  readonly store: Pick<AccountStore, 'revocations'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Verified tokens remembered, about 400 bytes each. */
  readonly cacheEntries: number;
  /**
   * How often the revocations are read from the store: the mailbox that tells them at once may lose one without a
   * word, so that this bounds how long a revoked device goes on.
   */
  readonly reloadMs: number;
}

export type RevocationListener = (revocation: Revocation) => void;

/**
 * Checks Kith's own access tokens and the host application's. Signatures are checked once a token and then remembered;
 * whether it has run out or was revoked is looked at on every use.
 */
export class TokenAuthenticator implements Authenticator {
  readonly #options: TokenAuthenticatorOptions;
  /** By digest, so that a token's length (of the host's choosing) does not count. */
  readonly #verified: LruMap<string, Identity>;
  readonly #revocations = new RevocationList();
  readonly #listeners = new Set<RevocationListener>();
  #timer: Timer | undefined;
  #stopped = false;
  #trouble = '';

  constructor(options: TokenAuthenticatorOptions) {
    this.#options = options;
    this.#verified = new LruMap(options.cacheEntries);
  }

  /** Resolves when every revocation that stands in the store is known; rejects when it cannot be read. */
  async start(): Promise<void> {
    await this.#load();
    this.#schedule(this.#options.reloadMs);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  verify(token: string): Identity | Promise<Identity> {
    if (token === '' || token.length > MAX_TOKEN) throw new CodedError('unauthenticated');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.#verified.get(digest);
    if (known) return this.#standing(known);
    // Which key signed it decides whose token it is; no claim does.
    const own = readAccessToken(token, this.#options.key);
    if (own) return this.#remember(digest, own);
    if (!this.#options.host) throw new CodedError('unauthenticated');
    return this.#options.host(token).then((identity) => this.#remember(digest, identity));
  }

  revoked(user: string, device: string, issuedAt: number): boolean {
    return this.#revocations.hits(user, device, issuedAt);
  }

  /** Takes a revocation that was made here or came by mailbox. */
  revoke(revocation: Revocation): void {
    if (revocation.until <= this.#options.clock.now() || !this.#revocations.add(revocation)) return;
    for (const listener of this.#listeners) listener(revocation);
  }

  /** Calls back for each revocation that was not known before, so that open connections can be closed. */
  onRevoked(listener: RevocationListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The mailbox may have lost some: reads them from the store. Never rejects; a failure is tried again. */
  async reload(): Promise<void> {
    this.#timer?.cancel();
    try {
      await this.#load();
      this.#trouble = '';
      this.#schedule(this.#options.reloadMs);
    } catch (error) {
      this.#trouble = 'Revocations cannot be read from the account store.';
      this.#options.logger.warn({ err: error }, this.#trouble);
      this.#schedule(Math.min(RETRY_MS, this.#options.reloadMs));
    }
  }

  /** Sentences for health; empty when it knows what it should. */
  troubles(): string[] {
    return this.#trouble ? [this.#trouble] : [];
  }

  async #load(): Promise<void> {
    const { clock, store } = this.#options;
    for (const revocation of await store.revocations(clock.now())) this.revoke(revocation);
    this.#revocations.prune(clock.now());
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    // Two reloads at once (timer and mailbox) would each set one: the later takes the place of the other.
    this.#timer?.cancel();
    this.#timer = this.#options.clock.after(ms, () => void this.reload());
  }

  #remember(digest: string, identity: Identity): Identity {
    const standing = this.#standing(identity);
    this.#verified.set(digest, standing);
    return standing;
  }

  #standing(identity: Identity): Identity {
    const now = this.#options.clock.now();
    if (identity.expiresAt + CLOCK_SKEW_MS <= now) throw new CodedError('token_expired');
    // A time of issue ahead of all clocks would stand above every revocation to come.
    if (identity.issuedAt > now + CLOCK_SKEW_MS) {
      throw new CodedError('unauthenticated', { detail: 'The token was issued in the future.' });
    }
    if (this.revoked(identity.user, identity.device, identity.issuedAt)) throw new CodedError('revoked');
    return identity;
  }
}
