import { createHash } from 'node:crypto';
import type { Account, Device, Revocation } from '../ports/account-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Source, Target } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import type { Journal } from './journal.ts';
import type { Tally } from './tally.ts';

const PAGE = 500;
/** Conditional writes are slow one by one. */
const AT_ONCE = 32;
/** A device that is removed at the target only, so that it equals the source, hits no token by that. */
const BRIEFLY_MS = 60_000;

export interface AccountCopy {
  readonly source: Pick<Source, 'stores'>;
  readonly target: Pick<Target, 'accounts'>;
  readonly tally: Tally;
  readonly clock: Clock;
}

/**
 * Accounts with their devices, compared whole: no log tells of their changes. What was compared once in this run is
 * remembered by a digest, so that a pass over what stands costs a read of the source a user.
 */
export class AccountCopier {
  readonly #copy: AccountCopy;
  readonly #digests = new Map<string, string>();
  users = 0;

  constructor(copy: AccountCopy) {
    this.#copy = copy;
  }

  async run(): Promise<void> {
    const { stores } = this.#copy.source;
    await this.#revocations();
    let from: string | undefined = '';
    let users = 0;
    while (from !== undefined) {
      const page: ReturnType<typeof stores.accounts> = stores.accounts(from, PAGE);
      users += page.rows.length;
      await inParallel(AT_ONCE, page.rows, (account) => this.#user(account));
      from = page.next;
    }
    this.users = users;
  }

  /**
   * The only way to write a revocation is to revoke a device, so one stands in for it where there is none; devices
   * that are hit though they stand at the source are put again with their user.
   */
  async #revocations(): Promise<void> {
    const { source, target, tally, clock } = this.#copy;
    const now = clock.now();
    const stored = source.stores.revocations().filter(({ until }) => until > now);
    let standing = await target.accounts.revocations(now);
    const missing = stored.filter((revocation) => !standing.some((each) => covers(each, revocation)));
    if (missing.length === 0) return;
    await inParallel(AT_ONCE, missing, async (revocation) => {
      const { user, device } = revocation;
      await target.accounts.putDevice(standIn(user, device === '' ? 'moved' : device));
      await target.accounts.revokeDevice(revocation);
      this.#digests.delete(user);
      tally.rows++;
    });
    standing = await target.accounts.revocations(now);
    for (const revocation of missing) {
      if (standing.some((each) => covers(each, revocation))) continue;
      tally.differs(`the revocation of device ${revocation.device} of ${revocation.user}`);
    }
  }

  async #user(account: Account): Promise<void> {
    const devices = this.#copy.source.stores.devicesOf(account.user);
    const digest = digestOf(account, devices);
    if (this.#digests.get(account.user) === digest) return;
    const { tally } = this.#copy;
    const whole = (await this.#account(account)) && (await this.#devices(account.user, devices));
    if (whole) this.#digests.set(account.user, digest);
    else tally.differs(`the account of ${account.name} or its devices`);
  }

  async #account(account: Account): Promise<boolean> {
    const { target, tally } = this.#copy;
    const standing = await target.accounts.byUser(account.user);
    if (standing === undefined) await target.accounts.create(account);
    else if (standing.passwordHash !== account.passwordHash) {
      await target.accounts.setPassword(account.user, account.passwordHash);
    } else return sameFields(standing, account);
    tally.rows++;
    const written = await target.accounts.byName(account.name);
    return written !== undefined && sameFields(written, account);
  }

  async #devices(user: string, devices: readonly Device[]): Promise<boolean> {
    const { target, tally, clock } = this.#copy;
    const standing = new Map((await target.accounts.devices(user)).map((each) => [each.device, each]));
    let changed = false;
    for (const device of devices) {
      const there = standing.get(device.device);
      standing.delete(device.device);
      if (there !== undefined && sameFields(there, device)) continue;
      await target.accounts.putDevice(device);
      changed = true;
      tally.rows++;
    }
    for (const device of standing.keys()) {
      const until = clock.now() + BRIEFLY_MS;
      await target.accounts.revokeDevice({ user, device, issuedBefore: 0, until });
      changed = true;
    }
    if (!changed) return true;
    const written = new Map((await target.accounts.devices(user)).map((each) => [each.device, each]));
    return (
      written.size === devices.length &&
      devices.every((device) => {
        const there = written.get(device.device);
        return there !== undefined && sameFields(there, device);
      })
    );
  }
}

/**
 * Copies the invites of a source that takes no writes any more. The uses left at the target cannot be read, so the
 * journal says what was put: after a run that was given up they are used up to where they stand now.
 */
export async function copyInvites(
  { source, target, tally, clock }: AccountCopy,
  journal: Journal,
): Promise<void> {
  for (const invite of source.stores.invites()) {
    const { code, uses } = invite;
    const put = journal.progress.invites[code] ?? uses;
    const note = (left: number): Promise<void> =>
      journal.note({ invites: { ...journal.progress.invites, [code]: left } });
    await note(put);
    await target.accounts.putInvite({ ...invite, uses: put });
    tally.rows++;
    for (let left = put; left > uses; left--) {
      await note(left - 1);
      await target.accounts.useInvite(code, clock.now());
    }
  }
}

function standIn(user: string, device: string): Device {
  return {
    ...{ user, device, label: '', createdAt: 0, lastUsedAt: 0, version: 0 },
    ...{ refreshHash: '', previousHash: '', expiresAt: 0 },
  };
}

/** Does `standing` void all tokens that `wanted` voids, for as long? */
function covers(standing: Revocation, wanted: Revocation): boolean {
  return (
    standing.user === wanted.user &&
    standing.device === wanted.device &&
    standing.issuedBefore >= wanted.issuedBefore &&
    standing.until >= wanted.until
  );
}

function sameFields<Row extends object>(a: Row, b: Row): boolean {
  return fields(a) === fields(b);
}

function fields(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function digestOf(account: Account, devices: readonly Device[]): string {
  const text = [account, ...devices].map(fields).join('\n');
  return createHash('sha256').update(text).digest('base64url');
}
