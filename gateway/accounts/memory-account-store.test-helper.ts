import type { Account, AccountStore, Device, Invite, Revocation } from '../../ports/account-store.ts';

/** An account store for tests of the services: keeps the port's contract, in memory, for one process. */
export class MemoryAccountStore implements AccountStore {
  readonly #accounts = new Map<string, Account>();
  readonly #users = new Map<string, string>();
  readonly #devices = new Map<string, Map<string, Device>>();
  readonly #revocations: Revocation[] = [];
  readonly #invites = new Map<string, Invite>();

  async create(account: Account): Promise<boolean> {
    if (this.#users.has(account.name)) return false;
    this.#users.set(account.name, account.user);
    this.#accounts.set(account.user, account);
    return true;
  }

  async byName(name: string): Promise<Account | undefined> {
    return this.#accounts.get(this.#users.get(name) ?? '');
  }

  async byUser(user: string): Promise<Account | undefined> {
    return this.#accounts.get(user);
  }

  async setPassword(user: string, hash: string): Promise<boolean> {
    const account = this.#accounts.get(user);
    if (!account) return false;
    this.#accounts.set(user, { ...account, passwordHash: hash });
    return true;
  }

  async putDevice(device: Device): Promise<void> {
    const devices = this.#devices.get(device.user) ?? new Map<string, Device>();
    this.#devices.set(device.user, devices.set(device.device, device));
  }

  async device(user: string, device: string): Promise<Device | undefined> {
    return this.#devices.get(user)?.get(device);
  }

  async devices(user: string): Promise<Device[]> {
    return [...(this.#devices.get(user)?.values() ?? [])];
  }

  async replaceDevice(expected: Device, next: Device): Promise<boolean> {
    const standing = this.#devices.get(expected.user)?.get(expected.device);
    if (standing?.version !== expected.version) return false;
    this.#devices.get(next.user)?.set(next.device, next);
    return true;
  }

  async revokeDevice(revocation: Revocation): Promise<boolean> {
    if (!this.#devices.get(revocation.user)?.delete(revocation.device)) return false;
    this.#revocations.push(revocation);
    return true;
  }

  async revocations(now: number): Promise<Revocation[]> {
    return this.#revocations.filter((revocation) => revocation.until > now);
  }

  async putInvite(invite: Invite): Promise<void> {
    if (!this.#invites.has(invite.code)) this.#invites.set(invite.code, invite);
  }

  async useInvite(code: string, now: number): Promise<boolean> {
    const invite = this.#invites.get(code);
    if (!invite || invite.uses < 1 || invite.expiresAt <= now) return false;
    this.#invites.set(code, { ...invite, uses: invite.uses - 1 });
    return true;
  }
}
