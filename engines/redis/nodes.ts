import type { Redis } from 'ioredis';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import { addressOf, because, hostAndPort, Link, type LinkSettings } from './link.ts';
import { SLOTS } from './slots.ts';

export interface NodesOptions extends LinkSettings {
  readonly addresses: readonly string[];
  readonly cluster: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Send<Answer> = (redis: Redis, run: string) => Promise<Answer>;

/** Between attempts of a call while its node is not there. */
const PAUSE_MS = 50;
/** A call is attempted for this long; after it nothing of it is sent any more. */
const CALL_MS = 5_000;
/** How often a cluster is asked which node serves what, and every connection for a sign of life. */
const LOOK_MS = 5_000;

/** Answers that say: not now, or not here. */
const PASSING = /^(MOVED|ASK|TRYAGAIN|CLUSTERDOWN|MASTERDOWN|LOADING|READONLY) /;

/**
 * The servers, a connection to each, and which serves which slot; a single server serves all. Here and not by ioredis’
 * Cluster, since that one keeps commands back and repeats them as it sees fit: a message could overtake another of its
 * lane, and a command whose caller had given up could undo a newer one.
 */
export class Nodes {
  readonly #options: NodesOptions;
  readonly #links = new Map<string, Link>();
  /** Address of the node that serves each slot. */
  #owners: readonly (string | undefined)[];
  readonly #onChange: (() => void)[] = [];
  #looking: Promise<void> | undefined;
  #timer: Timer | undefined;
  #closed = false;

  constructor(options: NodesOptions) {
    this.#options = options;
    this.#owners = new Array(SLOTS).fill(options.cluster ? undefined : options.addresses[0]);
    for (const address of options.addresses) this.#open(address);
    this.#watch();
  }

  /** The node that serves a slot now, as far as is known. */
  owner(slot: number): string | undefined {
    return this.#owners[slot];
  }

  link(slot: number): Link | undefined {
    const owner = this.#owners[slot];
    return owner === undefined ? undefined : this.#links.get(owner);
  }

  /** Called whenever connections or owners may have changed. */
  onChange(listener: () => void): void {
    this.#onChange.push(listener);
  }

  links(): Iterable<Link> {
    return this.#links.values();
  }

  /** Every slot is served by a node that answers. */
  get isWhole(): boolean {
    const owners = new Set(this.#owners);
    return [...owners].every((owner) => owner !== undefined && this.#links.get(owner)?.isReady);
  }

  troubles(): string[] {
    const owners = new Set(this.#owners);
    const down = [...owners].filter((owner) => owner === undefined || !this.#links.get(owner)?.isReady);
    return down.map((owner) =>
      owner === undefined
        ? 'no node of the Redis Cluster serves some of its slots'
        : `Redis at ${owner} cannot be reached${because(this.#links.get(owner)?.failure)}`,
    );
  }

  /**
   * Sends one command to the node that serves the slot. Sends it again where the first attempt came to nothing or its
   * outcome is unknown, so the command must be idempotent; rejects when the time is over. `send` makes exactly one, at
   * once; it is told which run of the server it goes to.
   */
  async call<Answer>(slot: number, send: Send<Answer>): Promise<Answer> {
    const { clock } = this.#options;
    const deadline = clock.monotonic() + CALL_MS;
    for (;;) {
      try {
        return await this.#attempt(slot, send);
      } catch (error) {
        const again = this.#learn(slot, error as Error);
        if (again === undefined || this.#closed) throw error;
        if (clock.monotonic() + again >= deadline) {
          const owner = this.#owners[slot] ?? 'nowhere';
          throw new StoreUnavailable(`Redis at ${owner} cannot be reached: ${(error as Error).message}`);
        }
        if (again > 0) await new Promise<void>((resolve) => clock.after(again, resolve));
      }
    }
  }

  async #attempt<Answer>(slot: number, send: Send<Answer>): Promise<Answer> {
    const link = this.link(slot);
    if (!link?.isReady) throw new Error(link?.failure || 'the connection is down');
    try {
      return await send(link.redis, link.run);
    } catch (error) {
      const asked = /^ASK \d+ (\S+)/.exec((error as Error).message)?.[1];
      if (asked === undefined) throw error;
      // The key is on its way to another node: that one takes the command if it is told so just before.
      const next = this.#open(this.#resolve(asked, link));
      if (!next.isReady) throw error;
      next.redis.asking().catch(() => undefined);
      return await send(next.redis, next.run);
    }
  }

  /** What an error tells about the slot; answers after how many milliseconds to try again, undefined: never. */
  #learn(slot: number, error: Error): number | undefined {
    if (error.name === 'ReplyError' && !PASSING.test(error.message)) return undefined;
    return this.moved(slot, error) ? 0 : PAUSE_MS;
  }

  /** Takes note of the node that a `MOVED` names; true: it was one, and that node is there. */
  moved(slot: number, error: Error): boolean {
    const named = /^MOVED \d+ (\S+)/.exec(error.message)?.[1];
    if (this.#options.cluster) this.look();
    const link = this.link(slot);
    if (named === undefined || link === undefined) return false;
    const address = this.#resolve(named, link);
    const owner = this.#open(address);
    if (this.#owners[slot] !== address) {
      this.#owners = this.#owners.with(slot, address);
      this.#changed();
    }
    return owner.isReady;
  }

  /** A node that does not know its own name leaves it out; it is where it was asked. */
  #resolve(named: string, asked: Link): string {
    return named.startsWith(':') ? addressOf(hostAndPort(asked.address).host, Number(named.slice(1))) : named;
  }

  #open(address: string): Link {
    const known = this.#links.get(address);
    if (known) return known;
    const { cluster, logger } = this.#options;
    let wasReady = false;
    const link: Link = new Link(address, this.#options, {
      ready: () => {
        wasReady = true;
        logger.info({ address }, 'Redis is there');
        if (cluster) this.look();
        this.#changed();
      },
      cut: () => {
        if (wasReady) logger.warn({ address, failure: link.failure }, 'the connection to Redis is cut');
        wasReady = false;
        if (cluster) this.look();
        this.#changed();
      },
    });
    this.#links.set(address, link);
    return link;
  }

  #changed(): void {
    for (const listener of this.#onChange) listener();
  }

  /** Asks a cluster which node serves what. One question at a time; never rejects. */
  look(): void {
    this.#looking ??= this.#ask()
      .catch((error: unknown) => {
        this.#options.logger.debug({ err: error }, 'the Redis Cluster does not say which node serves what');
      })
      .finally(() => {
        this.#looking = undefined;
      });
  }

  /** The first node that answers is believed: should its view be old, `MOVED` corrects it. */
  async #ask(): Promise<void> {
    let failure: unknown;
    for (const link of [...this.#links.values()].filter((each) => each.isReady)) {
      try {
        const ranges = (await link.redis.call('CLUSTER', 'SLOTS')) as SlotRange[];
        if (!this.#closed) this.#adopt(ranges, link);
        return;
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
  }

  #adopt(ranges: readonly SlotRange[], asked: Link): void {
    const owners = new Array<string | undefined>(SLOTS).fill(undefined);
    for (const [from, to, [host, port]] of ranges) {
      owners.fill(addressOf(host || hostAndPort(asked.address).host, port), from, to + 1);
    }
    if (owners.every((owner, slot) => owner === this.#owners[slot])) return;
    this.#owners = owners;
    const needed = new Set([...owners, ...this.#options.addresses]);
    for (const address of needed) if (address !== undefined) this.#open(address);
    for (const [address, link] of this.#links) {
      if (needed.has(address)) continue;
      this.#links.delete(address);
      link.close();
    }
    this.#options.logger.info(
      { nodes: [...new Set(owners)] },
      'the nodes of the Redis Cluster share the slots anew',
    );
    this.#changed();
  }

  #watch(): void {
    this.#timer = this.#options.clock.after(LOOK_MS, () => {
      for (const link of this.#links.values()) link.probe();
      if (this.#options.cluster) this.look();
      this.#watch();
    });
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    for (const link of this.#links.values()) link.close();
  }
}

/** From slot, to slot, the node that serves them, its replicas. */
type SlotRange = readonly [number, number, readonly [string | null, number, string], ...unknown[]];
