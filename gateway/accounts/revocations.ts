import type { Revocation } from '../../ports/account-store.ts';
import { kith } from '../../protocol/generated/kith.js';

/**
 * Clocks of Kith's processes and of the host application may differ by this much: tokens are taken so much after they
 * ran out, and a revocation hits what was issued so much after it.
 */
export const CLOCK_SKEW_MS = 30_000;

/**
 * Revokes a device for ever: its id is never given out again, so that no token of it issued later can be right, and a
 * gateway whose clock is ahead cannot have made one that slips through.
 */
export function deviceRevocation(
  user: string,
  device: string,
  now: number,
  accessLifetimeMs: number,
): Revocation {
  const issuedBefore = now + CLOCK_SKEW_MS;
  return { user, device, issuedBefore, until: issuedBefore + accessLifetimeMs + CLOCK_SKEW_MS };
}

/** An encoded kith.internal.Envelope for the mailboxes of all gateways. */
export function encodeRevocation(revocation: Revocation): Uint8Array {
  return kith.internal.Envelope.encode({ revoked: revocation }).finish();
}

export function revocationOf(part: kith.internal.RevokedPart.$Properties): Revocation {
  return {
    user: part.user ?? '',
    device: part.device ?? '',
    issuedBefore: part.issuedBefore ?? 0,
    until: part.until ?? 0,
  };
}

/** The revocations that a gateway knows, in memory, each until the last token that it could hit has run out. */
export class RevocationList {
  readonly #byUser = new Map<string, Revocation[]>();

  /** false: it was known already, or one that hits more. */
  add(revocation: Revocation): boolean {
    const known = this.#byUser.get(revocation.user) ?? [];
    const covered = known.some(
      (other) =>
        other.device === revocation.device &&
        other.issuedBefore >= revocation.issuedBefore &&
        other.until >= revocation.until,
    );
    if (covered) return false;
    this.#byUser.set(revocation.user, [...known, revocation]);
    return true;
  }

  hits(user: string, device: string, issuedAt: number): boolean {
    const known = this.#byUser.get(user);
    if (!known) return false;
    return known.some(
      (revocation) =>
        issuedAt < revocation.issuedBefore && (revocation.device === '' || revocation.device === device),
    );
  }

  /** Forgets those whose `until` is not above `now`. */
  prune(now: number): void {
    for (const [user, known] of this.#byUser) {
      const standing = known.filter((revocation) => revocation.until > now);
      if (standing.length === 0) this.#byUser.delete(user);
      else if (standing.length < known.length) this.#byUser.set(user, standing);
    }
  }

  get size(): number {
    let size = 0;
    for (const known of this.#byUser.values()) size += known.length;
    return size;
  }
}
