import type { Account, AccountStore, Device, Invite, Revocation } from '../../ports/account-store.ts';
import {
  type ConsumeOptions,
  type EventLog,
  LogUnavailable,
  type Position,
  type Subscription,
  type Topic,
} from '../../ports/event-log.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';

/** Says whether writes are taken now, and follows those that are. */
export interface Gatekeeper {
  refusal(): string | undefined;
  track<Result>(work: Promise<Result>): Promise<Result>;
}

/**
 * The log, but for appends while the gate is closed. Records put aside, and the slices of fan-out that follow from what
 * was acknowledged before, are no writes of anybody: they are taken.
 */
export class FrozenLog implements EventLog {
  readonly epoch: string;
  readonly sharesOffsets?: true;
  readonly #gate: Gatekeeper;
  readonly #log: EventLog;

  constructor(gate: Gatekeeper, log: EventLog) {
    this.#gate = gate;
    this.#log = log;
    this.epoch = log.epoch;
    if (log.sharesOffsets) this.sharesOffsets = true;
  }

  append(topic: Topic, key: string, value: Uint8Array): Promise<Position> {
    const refusal = this.#gate.refusal();
    if (refusal !== undefined && !isFollowing(topic)) return Promise.reject(new LogUnavailable(refusal));
    return this.#gate.track(this.#log.append(topic, key, value));
  }

  partitionCount(topic: Topic): number {
    return this.#log.partitionCount(topic);
  }

  partitionOf(topic: Topic, key: string): number {
    return this.#log.partitionOf(topic, key);
  }

  consume(options: ConsumeOptions): Promise<Subscription> {
    return this.#log.consume(options);
  }

  holders(group: string): Promise<ReadonlyMap<number, string>> {
    return this.#log.holders(group);
  }

  endOffset(topic: Topic, partition: number): Promise<number> {
    return this.#log.endOffset(topic, partition);
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}

/** The accounts, but for changes while the gate is closed: they reject with StoreUnavailable. */
export class FrozenAccounts implements AccountStore {
  readonly #gate: Gatekeeper;
  readonly #accounts: AccountStore;

  constructor(gate: Gatekeeper, accounts: AccountStore) {
    this.#gate = gate;
    this.#accounts = accounts;
  }

  create(account: Account): Promise<boolean> {
    return this.#change((accounts) => accounts.create(account));
  }

  setPassword(user: string, hash: string): Promise<boolean> {
    return this.#change((accounts) => accounts.setPassword(user, hash));
  }

  putDevice(device: Device): Promise<void> {
    return this.#change((accounts) => accounts.putDevice(device));
  }

  replaceDevice(expected: Device, next: Device): Promise<boolean> {
    return this.#change((accounts) => accounts.replaceDevice(expected, next));
  }

  revokeDevice(revocation: Revocation): Promise<boolean> {
    return this.#change((accounts) => accounts.revokeDevice(revocation));
  }

  putInvite(invite: Invite): Promise<void> {
    return this.#change((accounts) => accounts.putInvite(invite));
  }

  useInvite(code: string, now: number): Promise<boolean> {
    return this.#change((accounts) => accounts.useInvite(code, now));
  }

  byName(name: string): Promise<Account | undefined> {
    return this.#accounts.byName(name);
  }

  byUser(user: string): Promise<Account | undefined> {
    return this.#accounts.byUser(user);
  }

  device(user: string, device: string): Promise<Device | undefined> {
    return this.#accounts.device(user, device);
  }

  devices(user: string): Promise<Device[]> {
    return this.#accounts.devices(user);
  }

  revocations(now: number): Promise<Revocation[]> {
    return this.#accounts.revocations(now);
  }

  #change<Result>(change: (accounts: AccountStore) => Promise<Result>): Promise<Result> {
    const refusal = this.#gate.refusal();
    if (refusal !== undefined) return Promise.reject(new StoreUnavailable(refusal));
    return this.#gate.track(change(this.#accounts));
  }
}

/** Written by consumers of what stands in the log already. */
function isFollowing(topic: Topic): boolean {
  return topic.endsWith('.dead') || topic.startsWith('feed.fanout.');
}
