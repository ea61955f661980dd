import type { Account, AccountStore, Device, Invite, Revocation } from '../../ports/account-store.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** Rows without an owner stand in this group. */
const ALL = '';

/**
 * Accounts as JSON rows. A condition is checked against what is pending and committed and its change put in the same
 * turn of the event loop: this process is the only writer, so nothing comes between. Changes are committed at once,
 * together with whatever the other stores have pending.
 *
 * While the stores refuse, changes are refused too: they would wait for a commit that may not come for long.
 */
export class EmbeddedAccountStore implements AccountStore {
  readonly #behind: WriteBehind;
  readonly #accounts: NamedTable;
  /** name → user */
  readonly #names: NamedTable;
  readonly #devices: NamedTable;
  readonly #revocations: NamedTable;
  readonly #invites: NamedTable;

  constructor(environment: LmdbEnvironment, behind: WriteBehind) {
    this.#behind = behind;
    this.#accounts = new NamedTable(environment, behind, 'accounts');
    this.#names = new NamedTable(environment, behind, 'account-names');
    this.#devices = new NamedTable(environment, behind, 'devices');
    this.#revocations = new NamedTable(environment, behind, 'revocations');
    this.#invites = new NamedTable(environment, behind, 'invites');
  }

  async create(account: Account): Promise<boolean> {
    this.#admit();
    if (this.#names.get(ALL, account.name) !== undefined) return false;
    if (this.#accounts.get(account.user, '') !== undefined) return false;
    this.#names.put(ALL, account.name, Buffer.from(account.user));
    this.#accounts.put(account.user, '', encode(account));
    await this.#behind.urgent();
    return true;
  }

  async byName(name: string): Promise<Account | undefined> {
    const user = this.#names.get(ALL, name);
    return user === undefined ? undefined : this.#account(Buffer.from(user).toString());
  }

  async byUser(user: string): Promise<Account | undefined> {
    return this.#account(user);
  }

  async setPassword(user: string, hash: string): Promise<boolean> {
    this.#admit();
    const account = this.#account(user);
    if (account === undefined) return false;
    this.#accounts.put(user, '', encode({ ...account, passwordHash: hash }));
    await this.#behind.urgent();
    return true;
  }

  async putDevice(device: Device): Promise<void> {
    this.#admit();
    this.#devices.put(device.user, device.device, encode(device));
    await this.#behind.urgent();
  }

  async device(user: string, device: string): Promise<Device | undefined> {
    return this.#device(user, device);
  }

  async devices(user: string): Promise<Device[]> {
    return Array.from(this.#devices.group(user).values(), decode<Device>);
  }

  async replaceDevice(expected: Device, next: Device): Promise<boolean> {
    this.#admit();
    if (this.#device(expected.user, expected.device)?.version !== expected.version) return false;
    this.#devices.put(expected.user, expected.device, encode(next));
    await this.#behind.urgent();
    return true;
  }

  async revokeDevice(revocation: Revocation): Promise<boolean> {
    this.#admit();
    const { user, device } = revocation;
    const devices = device === '' ? [...this.#devices.group(user).keys()] : [device];
    let removed = false;
    for (const name of devices) {
      if (this.#device(user, name) === undefined) continue;
      this.#devices.remove(user, name);
      removed = true;
    }
    if (!removed) return false;
    this.#revoke(revocation);
    await this.#behind.urgent();
    return true;
  }

  async revocations(now: number): Promise<Revocation[]> {
    const standing: Revocation[] = [];
    for (const [key, row] of this.#revocations.group(ALL)) {
      const revocation = decode<Revocation>(row);
      if (revocation.until > now) standing.push(revocation);
      else this.#revocations.remove(ALL, key);
    }
    return standing;
  }

  async putInvite(invite: Invite): Promise<void> {
    this.#admit();
    if (this.#invites.get(ALL, invite.code) === undefined)
      this.#invites.put(ALL, invite.code, encode(invite));
    // Also when it exists: it may be so new that it is not durable yet.
    await this.#behind.urgent();
  }

  async useInvite(code: string, now: number): Promise<boolean> {
    this.#admit();
    const row = this.#invites.get(ALL, code);
    if (row === undefined) return false;
    const invite = decode<Invite>(row);
    if (invite.uses <= 0 || invite.expiresAt <= now) return false;
    // A used-up invite stays as a row, so that putting it again does not renew it.
    this.#invites.put(ALL, code, encode({ ...invite, uses: invite.uses - 1 }));
    await this.#behind.urgent();
    return true;
  }

  #account(user: string): Account | undefined {
    const row = this.#accounts.get(user, '');
    return row === undefined ? undefined : decode<Account>(row);
  }

  #device(user: string, device: string): Device | undefined {
    const row = this.#devices.get(user, device);
    return row === undefined ? undefined : decode<Device>(row);
  }

  /** An older revocation of the same device may reach tokens that the new one does not: both bounds only rise. */
  #revoke(revocation: Revocation): void {
    const key = `${revocation.user.length}:${revocation.user}${revocation.device}`;
    const row = this.#revocations.get(ALL, key);
    const standing = row === undefined ? revocation : decode<Revocation>(row);
    const merged: Revocation = {
      ...revocation,
      issuedBefore: Math.max(revocation.issuedBefore, standing.issuedBefore),
      until: Math.max(revocation.until, standing.until),
    };
    this.#revocations.put(ALL, key, encode(merged));
  }

  #admit(): void {
    const refusal = this.#behind.refuse();
    if (refusal !== undefined) throw new Error(refusal);
  }
}

function encode(record: object): Uint8Array {
  return Buffer.from(JSON.stringify(record));
}

function decode<Record>(row: Uint8Array): Record {
  return JSON.parse(Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString()) as Record;
}
