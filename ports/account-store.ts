/**
 * Accounts, devices, refresh tokens, revocations and invites. Every change is durable when its promise resolves, and
 * what is said to be conditional is atomic over all processes. Times are milliseconds since 1970, given by the caller.
 */
export interface AccountStore {
  /** Claims the name (already folded by the caller) and makes the account; false: the name is taken. */
  create(account: Account): Promise<boolean>;
  byName(name: string): Promise<Account | undefined>;
  byUser(user: string): Promise<Account | undefined>;
  /** false: no such account. */
  setPassword(user: string, hash: string): Promise<boolean>;

  /** Adds or replaces a device with its current refresh token. */
  putDevice(device: Device): Promise<void>;
  device(user: string, device: string): Promise<Device | undefined>;
  devices(user: string): Promise<Device[]>;
  /**
   * Replaces the device if it still stands as `expected` (compared by `version`); false: it changed or is gone, and
   * nothing was done. Used to rotate refresh tokens: of two racing rotations one wins.
   */
  replaceDevice(expected: Device, next: Device): Promise<boolean>;
  /** Removes the device and writes the revocation in one step; false: it was not there. */
  revokeDevice(revocation: Revocation): Promise<boolean>;

  /** Revocations whose `until` is above `now`; expired ones may be forgotten. */
  revocations(now: number): Promise<Revocation[]>;

  /** Adds an invite; one that exists is left as it is. */
  putInvite(invite: Invite): Promise<void>;
  /** Takes one use of the invite; false: none such, used up or expired. */
  useInvite(code: string, now: number): Promise<boolean>;
}

export interface Account {
  readonly user: string;
  readonly name: string;
  /** PHC string of argon2id. */
  readonly passwordHash: string;
  readonly createdAt: number;
}

export interface Device {
  readonly user: string;
  readonly device: string;
  /** What the person sees in the list, e.g. “Firefox on Linux”. */
  readonly label: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** Rises with each change. */
  readonly version: number;
  /** SHA-256 of the current refresh token, base64url. */
  readonly refreshHash: string;
  /** Hash of the one before: valid until the current one is first used. '' when that has happened. */
  readonly previousHash: string;
  readonly expiresAt: number;
}

/** Tokens of this device (all of the user's when `device` is '') issued before `issuedBefore` are void. */
export interface Revocation {
  readonly user: string;
  readonly device: string;
  readonly issuedBefore: number;
  /** When the last token that it could hit has run out. */
  readonly until: number;
}

export interface Invite {
  readonly code: string;
  readonly uses: number;
  readonly expiresAt: number;
}
