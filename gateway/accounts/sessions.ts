import type { KeyObject } from 'node:crypto';
import type { AccountStore, Device, Revocation } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { CodedError } from '../../protocol/errors.ts';
import { signAccessToken } from './access-token.ts';
import {
  firstRefreshToken,
  hashRefreshToken,
  nextRefreshToken,
  readRefreshToken,
  SECRET_BYTES,
  sealStands,
} from './refresh-token.ts';
import { deviceRevocation } from './revocations.ts';

/** A device that is signed in, with the tokens that it alone is told. Times in milliseconds since 1970. */
export interface Session {
  readonly user: string;
  readonly device: string;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

export interface SessionsOptions {
  readonly store: AccountStore;
  readonly key: KeyObject;
  readonly clock: Clock;
  /** So many bytes that nobody can foretell. */
  readonly random: (bytes: number) => Uint8Array;
  readonly accessLifetimeMs: number;
  /** From the last refresh on. */
  readonly refreshLifetimeMs: number;
  /** Devices a user may have; signing in on one more signs out the one that was used longest ago. */
  readonly devices: number;
  /** Tells this gateway and all others. */
  readonly announce: (revocation: Revocation) => void;
}

/** Within this time the same refresh token is answered with the same successor: two tabs, a request sent twice. */
export const REPEAT_MS = 10_000;
const DEVICE_BYTES = 12;
const ATTEMPTS = 3;

/** Opens, prolongs and closes sessions: a device with its refresh token. */
export class Sessions {
  readonly #options: SessionsOptions;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** `label`: what the person sees in the list of devices. */
  async open(user: string, label: string): Promise<Session> {
    const { store, clock, random, key, refreshLifetimeMs } = this.#options;
    await this.#makeRoom(user);
    const device = Buffer.from(random(DEVICE_BYTES)).toString('base64url');
    const token = firstRefreshToken({ user, device }, random(SECRET_BYTES), key);
    const now = clock.now();
    const expiresAt = now + refreshLifetimeMs;
    await store.putDevice({
      user,
      device,
      label,
      createdAt: now,
      lastUsedAt: now,
      version: 1,
      refreshHash: hashRefreshToken(token),
      previousHash: '',
      expiresAt,
    });
    return this.#session(user, device, token, expiresAt);
  }

  /**
   * A new pair of tokens. The token given stays valid until the new one is first used, so a lost answer signs nobody
   * out. One that is older than that was copied: the device is revoked. Throws CodedError `unauthenticated` or
   * `revoked`.
   */
  async refresh(token: string): Promise<Session> {
    const parts = readRefreshToken(token);
    if (!parts) throw new CodedError('unauthenticated');
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const device = await this.#options.store.device(parts.user, parts.device);
      if (!device) throw new CodedError(sealStands(token, this.#options.key) ? 'revoked' : 'unauthenticated');
      const session = await this.#rotate(device, token);
      if (session) return session;
    }
    throw new CodedError('internal');
  }

  /** Signs a device out; false: there is none such. */
  async close(user: string, device: string): Promise<boolean> {
    const { store, clock, accessLifetimeMs, announce } = this.#options;
    const revocation = deviceRevocation(user, device, clock.now(), accessLifetimeMs);
    if (!(await store.revokeDevice(revocation))) return false;
    announce(revocation);
    return true;
  }

  async closeOthers(user: string, kept: string): Promise<void> {
    const devices = await this.#options.store.devices(user);
    const others = devices.filter((other) => other.device !== kept);
    await Promise.all(others.map((other) => this.close(user, other.device)));
  }

  /** Devices that can still refresh, the one used last first. */
  async list(user: string): Promise<Device[]> {
    const now = this.#options.clock.now();
    const devices = await this.#options.store.devices(user);
    return devices.filter((device) => device.expiresAt > now).toSorted((a, b) => b.lastUsedAt - a.lastUsedAt);
  }

  /** undefined: another rotation came first, look again. */
  async #rotate(device: Device, token: string): Promise<Session | undefined> {
    const { store, clock, key, refreshLifetimeMs } = this.#options;
    const now = clock.now();
    const hash = hashRefreshToken(token);
    if (hash !== device.refreshHash && hash !== device.previousHash) return this.#refuse(device, token);
    if (device.expiresAt <= now) throw new CodedError('revoked');
    if (hash === device.previousHash && now - device.lastUsedAt < REPEAT_MS) {
      const same = nextRefreshToken(token, device.version, key);
      if (hashRefreshToken(same) === device.refreshHash) {
        return this.#session(device.user, device.device, same, device.expiresAt);
      }
    }
    // Later a repeat gets another successor in place of the one that was never used: if that one turns up after all,
    // two hold tokens of this device, and it is revoked.
    const version = device.version + 1;
    const successor = nextRefreshToken(token, version, key);
    const next: Device = {
      ...device,
      version,
      lastUsedAt: now,
      refreshHash: hashRefreshToken(successor),
      previousHash: hash,
      expiresAt: now + refreshLifetimeMs,
    };
    if (!(await store.replaceDevice(device, next))) return undefined;
    return this.#session(next.user, next.device, successor, next.expiresAt);
  }

  async #refuse(device: Device, token: string): Promise<never> {
    if (!sealStands(token, this.#options.key)) throw new CodedError('unauthenticated');
    await this.close(device.user, device.device);
    throw new CodedError('revoked');
  }

  async #makeRoom(user: string): Promise<void> {
    const now = this.#options.clock.now();
    const devices = await this.#options.store.devices(user);
    const byUse = devices.toSorted((a, b) => b.lastUsedAt - a.lastUsedAt);
    const surplus = byUse.filter(
      (device, place) => place >= this.#options.devices - 1 || device.expiresAt <= now,
    );
    await Promise.all(surplus.map((device) => this.close(user, device.device)));
  }

  async #session(user: string, device: string, refreshToken: string, expiresAt: number): Promise<Session> {
    const issuedAt = this.#options.clock.now();
    const accessExpiresAt = issuedAt + this.#options.accessLifetimeMs;
    const claims = { user, device, issuedAt, expiresAt: accessExpiresAt };
    const accessToken = await signAccessToken(claims, this.#options.key);
    return { user, device, accessToken, accessExpiresAt, refreshToken, refreshExpiresAt: expiresAt };
  }
}
