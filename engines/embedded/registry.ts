import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Presence, Registry } from '../../ports/registry.ts';

/** Users whose last connection is remembered after they have gone, about 100 bytes each; the longest gone are forgotten. */
const LAST_SEEN_USERS = 1_000_000;

export interface MemoryRegistryOptions {
  readonly clock: Clock;
  /** Names the registry's memory; a random UUID unless told otherwise. */
  readonly random?: () => string;
}

/** A registry for the gateways of one process. It is lost with the process, and so are they. */
export function createMemoryRegistry(options: MemoryRegistryOptions): Registry {
  return new MemoryRegistry(options.clock, (options.random ?? randomUUID)());
}

interface Gateway {
  readonly name: string;
  readonly users: Set<string>;
  /** End of the lease by the monotonic clock, which decides, and by the wall clock, which is told. */
  ends: number;
  endsAt: number;
}

/** Every method first drops the gateways whose lease has run out, so whatever is found then counts. */
class MemoryRegistry implements Registry {
  readonly #clock: Clock;
  readonly #epoch: string;
  readonly #gateways = new Map<string, Gateway>();
  /** Where each user is: mostly at one gateway, so that a set each would waste memory. */
  readonly #places = new Map<string, Gateway | Set<Gateway>>();
  /** Of users who are nowhere, the longest gone first. */
  readonly #lastSeen = new Map<string, number>();
  /** Gateways whose lease ran out since the last sweep. */
  #fallen = 0;

  constructor(clock: Clock, epoch: string) {
    this.#clock = clock;
    this.#epoch = epoch;
  }

  async epoch(): Promise<string> {
    return this.#epoch;
  }

  async lease(name: string, ttlMs: number, renew: boolean): Promise<boolean> {
    this.#dropExpired();
    const ends = this.#clock.monotonic() + ttlMs;
    const endsAt = this.#clock.now() + ttlMs;
    const gateway = this.#gateways.get(name);
    if (gateway === undefined) {
      this.#gateways.set(name, { name, users: new Set(), ends, endsAt });
      return !renew;
    }
    gateway.ends = ends;
    gateway.endsAt = endsAt;
    return true;
  }

  async release(name: string): Promise<void> {
    this.#dropExpired();
    const gateway = this.#gateways.get(name);
    if (gateway !== undefined) this.#drop(gateway, this.#clock.now());
  }

  /** Those that ran out are forgotten as soon as anything is asked: what is told is how many since the last sweep. */
  async sweep(): Promise<number> {
    this.#dropExpired();
    const fallen = this.#fallen;
    this.#fallen = 0;
    return fallen;
  }

  async gateways(): Promise<string[]> {
    this.#dropExpired();
    return [...this.#gateways.keys()];
  }

  /** Without a lease nothing is kept: the gateway learns at its next renewal that it must register all again. */
  async register(name: string, users: readonly string[]): Promise<void> {
    this.#dropExpired();
    const gateway = this.#gateways.get(name);
    if (gateway === undefined) return;
    for (const user of users) {
      gateway.users.add(user);
      this.#lastSeen.delete(user);
      const place = this.#places.get(user);
      if (place === undefined) this.#places.set(user, gateway);
      else if (place instanceof Set) place.add(gateway);
      else if (place !== gateway) this.#places.set(user, new Set([place, gateway]));
    }
  }

  async unregister(name: string, users: readonly string[], at: number): Promise<void> {
    this.#dropExpired();
    const gateway = this.#gateways.get(name);
    for (const user of users) {
      if (gateway?.users.delete(user)) this.#leave(user, gateway);
      if (!this.#places.has(user)) this.#note(user, at);
    }
    this.#forgetLongGone();
  }

  async gatewaysOf(users: readonly string[]): Promise<string[]> {
    this.#dropExpired();
    const found = new Set<Gateway>();
    for (const user of users) {
      const place = this.#places.get(user);
      if (place === undefined) continue;
      if (place instanceof Set) for (const gateway of place) found.add(gateway);
      else found.add(place);
      if (found.size === this.#gateways.size) break;
    }
    return Array.from(found, (gateway) => gateway.name);
  }

  async presence(users: readonly string[]): Promise<Presence[]> {
    this.#dropExpired();
    const now = this.#clock.now();
    return users.map((user) =>
      this.#places.has(user)
        ? { online: true, lastSeen: now }
        : { online: false, lastSeen: this.#lastSeen.get(user) ?? 0 },
    );
  }

  #dropExpired(): void {
    const now = this.#clock.monotonic();
    for (const gateway of this.#gateways.values()) {
      if (gateway.ends > now) continue;
      this.#drop(gateway, gateway.endsAt);
      this.#fallen++;
    }
  }

  #drop(gateway: Gateway, at: number): void {
    this.#gateways.delete(gateway.name);
    for (const user of gateway.users) {
      this.#leave(user, gateway);
      if (!this.#places.has(user)) this.#note(user, at);
    }
    this.#forgetLongGone();
  }

  #leave(user: string, gateway: Gateway): void {
    const place = this.#places.get(user);
    if (!(place instanceof Set)) {
      this.#places.delete(user);
      return;
    }
    place.delete(gateway);
    const [left, ...others] = place;
    if (left !== undefined && others.length === 0) this.#places.set(user, left);
  }

  #note(user: string, at: number): void {
    const before = this.#lastSeen.get(user) ?? 0;
    this.#lastSeen.delete(user);
    this.#lastSeen.set(user, Math.max(at, before));
  }

  #forgetLongGone(): void {
    for (const user of this.#lastSeen.keys()) {
      if (this.#lastSeen.size <= LAST_SEEN_USERS) return;
      this.#lastSeen.delete(user);
    }
  }
}
