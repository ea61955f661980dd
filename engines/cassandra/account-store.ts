import type { types } from 'cassandra-driver';
import type { Account, AccountStore, Device, Invite, Revocation } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { Devices } from './devices.ts';
import { Invites } from './invites.ts';
import { Revocations } from './revocations.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';

const CLAIM =
  'INSERT INTO accounts (name, user, password_hash, created_at, attempt) VALUES (?, ?, ?, ?, ?) IF NOT EXISTS';
const UNCLAIM = 'DELETE FROM accounts WHERE name = ? IF attempt = ?';
const BY_NAME = 'SELECT name, user, password_hash, created_at FROM accounts WHERE name = ?';
const SET_PASSWORD = 'UPDATE accounts SET password_hash = ? WHERE name = ? IF user = ?';
const POINT = 'INSERT INTO account_names (user, name) VALUES (?, ?) IF NOT EXISTS';
const NAME_OF = 'SELECT name FROM account_names WHERE user = ?';

export interface AccountParts {
  readonly session: Session;
  readonly clock: Clock;
  /** Unlike what any other call makes. */
  readonly newId: () => string;
}

/**
 * An account is one row by its name, so that claiming the name and making the account are one conditional write; a row
 * by user points to it. Who dies between the two leaves an account that can be found by name, and finding it sets the
 * pointer.
 *
 * Rows of accounts, devices and invites are only ever written conditionally: a plain write beside conditional ones
 * would carry a time of another kind and could hide under them.
 */
export class CassandraAccountStore implements AccountStore {
  readonly #session: Session;
  readonly #newId: () => string;
  readonly #devices: Devices;
  readonly #invites: Invites;
  readonly #revocations: Revocations;

  constructor(parts: AccountParts) {
    this.#session = parts.session;
    this.#newId = parts.newId;
    this.#devices = new Devices(parts.session);
    this.#invites = new Invites(parts.session, parts.newId);
    this.#revocations = new Revocations(parts.session, parts.clock);
  }

  async create({ user, name, passwordHash, createdAt }: Account): Promise<boolean> {
    if ((await this.#nameOf(user)) !== undefined) return false;
    const attempt = this.#newId();
    const params = [name, user, passwordHash, createdAt, attempt];
    const claim = await this.#session.conditional(`accounts:${name}`, [{ query: CLAIM, params }]);
    if (!claim.applied && claim.row?.get('attempt') !== attempt) return false;
    if (await this.#point(user, name)) return true;
    // The user got another name at this very moment.
    await this.#session.conditional(`accounts:${name}`, [{ query: UNCLAIM, params: [name, attempt] }]);
    return false;
  }

  async byName(name: string): Promise<Account | undefined> {
    const account = await this.#account(name);
    if (account === undefined) return undefined;
    if ((await this.#nameOf(account.user)) === undefined) await this.#point(account.user, name);
    return account;
  }

  async byUser(user: string): Promise<Account | undefined> {
    const name = await this.#nameOf(user);
    if (name === undefined) return undefined;
    const account = await this.#account(name);
    return account?.user === user ? account : undefined;
  }

  async setPassword(user: string, hash: string): Promise<boolean> {
    const name = await this.#nameOf(user);
    if (name === undefined) return false;
    const set = { query: SET_PASSWORD, params: [hash, name, user] };
    return (await this.#session.conditional(`accounts:${name}`, [set])).applied;
  }

  putDevice(device: Device): Promise<void> {
    return this.#devices.put(device);
  }

  device(user: string, device: string): Promise<Device | undefined> {
    return this.#devices.one(user, device);
  }

  devices(user: string): Promise<Device[]> {
    return this.#devices.all(user);
  }

  replaceDevice(expected: Device, next: Device): Promise<boolean> {
    return this.#devices.replace(expected, next);
  }

  /**
   * The revocation first, then the device: no condition spans the two tables. Who dies in between has made tokens void
   * whose device could still refresh them, and the caller, who got no answer, says it again; the other way round a
   * device would be gone whose tokens work on, and saying it again would find nothing to revoke.
   */
  async revokeDevice(revocation: Revocation): Promise<boolean> {
    const { user, device } = revocation;
    for (;;) {
      const standing = await this.#devices.namesNow(user);
      const hit = device === '' ? standing : standing.filter((name) => name === device);
      if (hit.length === 0) return false;
      await this.#revocations.put(revocation);
      if (await this.#devices.remove(user, hit)) return true;
    }
  }

  revocations(now: number): Promise<Revocation[]> {
    return this.#revocations.above(now);
  }

  putInvite(invite: Invite): Promise<void> {
    return this.#invites.put(invite);
  }

  useInvite(code: string, now: number): Promise<boolean> {
    return this.#invites.use(code, now);
  }

  /** Points from the user to the name; false: it points to another one. */
  async #point(user: string, name: string): Promise<boolean> {
    const point = { query: POINT, params: [user, name] };
    const { applied, row } = await this.#session.conditional(`account_names:${user}`, [point]);
    return applied || row?.get('name') === name;
  }

  async #nameOf(user: string): Promise<string | undefined> {
    const [row] = await this.#session.rows(NAME_OF, [user]);
    return row && textIn(row, 'name');
  }

  async #account(name: string): Promise<Account | undefined> {
    const [row] = await this.#session.rows(BY_NAME, [name]);
    return row && accountIn(row);
  }
}

function accountIn(row: types.Row): Account {
  return {
    user: textIn(row, 'user'),
    name: textIn(row, 'name'),
    passwordHash: textIn(row, 'password_hash'),
    createdAt: numberIn(row, 'created_at'),
  };
}
