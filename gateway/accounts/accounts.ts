import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account, AccountStore, Device, Invite } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { CodedError } from '../../protocol/errors.ts';
import { checkPassword, foldName } from './credentials.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { Session, Sessions } from './sessions.ts';

/** Who may register: anyone, who has an invite, or nobody. */
export type Registration = 'open' | 'invite' | 'closed';

/**
 * The registration that holds when the operator named none. Users of a host application have the id that its token
 * says, built-in accounts a decimal number made here; a host that numbers its users could mean somebody else by the
 * same number. So beside a host application there are no new built-in accounts, unless the operator asks for them.
 */
export function defaultRegistration(hostTokens: boolean): Registration {
  return hostTokens ? 'closed' : 'open';
}

export interface AccountsOptions {
  readonly store: AccountStore;
  readonly sessions: Sessions;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  /** Makes user ids. */
  readonly ids: () => string;
  readonly registration: Registration;
  /** An invite of the operator, good any number of times; '' or absent: none. */
  readonly invite?: string;
}

export interface Registering {
  readonly name: string;
  readonly password: string;
  readonly label: string;
  readonly invite: string;
}

export interface LoggingIn {
  readonly name: string;
  readonly password: string;
  readonly label: string;
}

/** Built-in accounts: a name, a password, devices. */
export class Accounts {
  readonly #options: AccountsOptions;

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  get registration(): Registration {
    return this.#options.registration;
  }

  /**
   * Makes an account and signs its first device in. Throws CodedError `registration_closed`, `invite_needed`,
   * `invalid`, `name_taken`, `overloaded`.
   */
  async register(request: Registering): Promise<Session> {
    const { store, hasher, clock, registration } = this.#options;
    if (registration === 'closed') throw new CodedError('registration_closed');
    if (registration === 'invite' && request.invite === '') throw inviteNeeded();
    const name = foldName(request.name);
    const password = checkPassword(request.password, 'password');
    if (await store.byName(name)) throw nameTaken();
    // Hashed before the invite is used up: a server that is too busy to hash costs nobody an invite.
    const passwordHash = await hasher.hash(password);
    const { invite = '' } = this.#options;
    const invited = (invite !== '' && sameText(request.invite, invite)) || registration !== 'invite';
    if (!invited && !(await store.useInvite(request.invite, clock.now()))) throw inviteNeeded();
    const account: Account = { user: await this.#freshId(), name, passwordHash, createdAt: clock.now() };
    if (!(await store.create(account))) throw nameTaken();
    return this.#options.sessions.open(account.user, request.label);
  }

  /** Signs a new device in. Throws CodedError `wrong_password`, `invalid`, `overloaded`. */
  async logIn(request: LoggingIn): Promise<Session> {
    const { store, hasher, sessions } = this.#options;
    const name = foldName(request.name);
    const password = checkPassword(request.password, 'password');
    const account = await store.byName(name);
    if (!account) {
      // As long as for a name that is there: time must not tell who has an account.
      await hasher.hash(password);
      throw new CodedError('wrong_password');
    }
    if (!(await hasher.verify(account.passwordHash, password))) throw new CodedError('wrong_password');
    const session = await sessions.open(account.user, request.label);
    // A change of password signs out the devices it finds. It either found this one, or wrote its hash before we look.
    const standing = await store.byUser(account.user);
    if (standing?.passwordHash !== account.passwordHash) {
      await sessions.close(account.user, session.device);
      throw new CodedError('wrong_password');
    }
    return session;
  }

  refresh(token: string): Promise<Session> {
    return this.#options.sessions.refresh(token);
  }

  /**
   * Changes the password and signs out every device but `device`. Throws CodedError `wrong_password`, `invalid`,
   * `overloaded`, `not_found` for a user without a built-in account.
   */
  async changePassword(user: string, device: string, current: string, next: string): Promise<void> {
    const { store, hasher, sessions } = this.#options;
    const account = await this.account(user);
    const wanted = checkPassword(next, 'newPassword');
    const right = await hasher.verify(account.passwordHash, checkPassword(current, 'password'));
    if (!right) throw new CodedError('wrong_password');
    const hash = await hasher.hash(wanted);
    // First, so that a crash in between leaves no other device signed in under a changed password.
    await sessions.closeOthers(user, device);
    await store.setPassword(user, hash);
    // Again, for those that signed in with the old password meanwhile.
    await sessions.closeOthers(user, device);
  }

  /** Throws CodedError `not_found` for a user without a built-in account. */
  async account(user: string): Promise<Account> {
    const account = await this.#options.store.byUser(user);
    if (!account) throw new CodedError('not_found');
    return account;
  }

  /** The account with this name, in any case. Throws CodedError `not_found`, or `invalid` for what cannot be a name. */
  async named(name: string): Promise<Account> {
    const account = await this.#options.store.byName(foldName(name));
    if (!account) throw new CodedError('not_found');
    return account;
  }

  devices(user: string): Promise<Device[]> {
    return this.#options.sessions.list(user);
  }

  /** Signs a device out, also one's own. Throws CodedError `not_found`. */
  async revokeDevice(user: string, device: string): Promise<void> {
    if (!(await this.#options.sessions.close(user, device))) throw new CodedError('not_found');
  }

  /** An invite that `uses` people can register with within `lifetimeMs`. */
  async invite(uses: number, lifetimeMs: number): Promise<Invite> {
    const { store, clock, random } = this.#options;
    const code = Buffer.from(random(15)).toString('base64url');
    const invite = { code, uses, expiresAt: clock.now() + lifetimeMs };
    await store.putInvite(invite);
    return invite;
  }

  /** Ids do not repeat within a run; over a restart they could, if the clock was set back meanwhile. */
  async #freshId(): Promise<string> {
    for (;;) {
      const user = this.#options.ids();
      if (!(await this.#options.store.byUser(user))) return user;
    }
  }
}

function inviteNeeded(): CodedError {
  return new CodedError('invite_needed', { field: 'invite' });
}

function nameTaken(): CodedError {
  return new CodedError('name_taken', { field: 'name' });
}

/** In a time that does not tell how much of it was right. */
function sameText(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
