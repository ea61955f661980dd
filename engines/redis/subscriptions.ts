import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { because, Link, type LinkSettings } from './link.ts';
import type { Nodes } from './nodes.ts';
import { slotOf } from './slots.ts';

/** Listens to some channels at once, and is told when it may have missed something. */
export interface Listener {
  readonly channels: readonly string[];
  message(channel: string, bytes: Uint8Array): void;
  /** From now on messages may be missed, until `gap`. */
  lost?(): void;
  gap(): void;
}

const AGAIN_MS = 200;

interface Channel {
  readonly name: string;
  readonly slot: number;
  readonly ears: Set<Ear>;
  /** Where it is subscribed to, or is being. What another connection brings does not count. */
  link: Link | undefined;
  /** The server has said so. */
  heard: boolean;
}

interface Ear {
  readonly listener: Listener;
  readonly channels: readonly Channel[];
  /** Called when all its channels are heard; undefined: they were. */
  whenHeard: (() => void) | undefined;
  /** A channel was lost since they were. */
  missed: boolean;
}

/**
 * The channels that this process listens to: each at the node that serves its slot, over one connection a node. After
 * any cut or move all is subscribed to anew, and then those who listen are told of the gap.
 */
export class Subscriptions {
  readonly #nodes: Nodes;
  readonly #settings: LinkSettings;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #channels = new Map<string, Channel>();
  readonly #ears = new Set<Ear>();
  readonly #links = new Map<string, Link>();
  #settling = false;
  #unsettled = false;
  #timer: Timer | undefined;
  #closed = false;

  constructor(nodes: Nodes, settings: LinkSettings, clock: Clock, logger: Logger) {
    this.#nodes = nodes;
    this.#settings = settings;
    this.#clock = clock;
    this.#logger = logger;
    nodes.onChange(() => this.#settle());
  }

  /** Calls `heard` once, when every later message of each of its channels reaches it. */
  add(listener: Listener, heard: () => void): Ear {
    const channels = listener.channels.map((name) => this.#channel(name));
    const ear: Ear = { listener, channels, whenHeard: heard, missed: false };
    for (const channel of channels) channel.ears.add(ear);
    this.#ears.add(ear);
    this.#settle();
    return ear;
  }

  /** Nothing more reaches it from here on. */
  remove(ear: Ear): void {
    this.#ears.delete(ear);
    for (const channel of ear.channels) {
      channel.ears.delete(ear);
      if (channel.ears.size > 0) continue;
      this.#channels.delete(channel.name);
      this.#leave(channel);
    }
  }

  probe(): void {
    for (const link of this.#links.values()) link.probe();
  }

  /** Resolves when every connection has answered, and so has brought what was published before; rejects at a cut. */
  async pulse(): Promise<void> {
    await Promise.all(Array.from(this.#links.values(), (link) => link.redis.ping()));
  }

  troubles(): string[] {
    return Array.from(this.#links.values())
      .filter((link) => !link.isReady)
      .map((link) => `the mailbox does not hear Redis at ${link.address}${because(link.failure)}`);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    for (const link of this.#links.values()) link.close();
    this.#channels.clear();
    this.#ears.clear();
  }

  #channel(name: string): Channel {
    let channel = this.#channels.get(name);
    if (channel === undefined) {
      channel = { name, slot: slotOf(name), ears: new Set(), link: undefined, heard: false };
      this.#channels.set(name, channel);
    }
    return channel;
  }

  #link(address: string): Link {
    const known = this.#links.get(address);
    if (known) return known;
    const link: Link = new Link(address, this.#settings, {
      ready: () => this.#settle(),
      cut: () => this.#lose(link),
    });
    // The server took away a channel whose slot it no longer serves; which one is not told.
    link.redis.on('moved', () => this.#lose(link));
    link.redis.on('smessageBuffer', (name: Buffer, bytes: Buffer) => {
      const channel = this.#channels.get(name.toString());
      if (channel?.link !== link) return;
      // A copy, since what the socket read at once is one piece of memory.
      const own = Buffer.from(bytes);
      for (const { listener } of channel.ears) listener.message(channel.name, own);
    });
    this.#links.set(address, link);
    return link;
  }

  #lose(link: Link): void {
    for (const channel of this.#channels.values()) if (channel.link === link) deafen(channel);
    this.#nodes.look();
    this.#settle();
  }

  /** What the connection still brings of the channel does not count: the order of two connections is unknown. */
  #leave(channel: Channel): void {
    if (channel.link?.isReady) channel.link.redis.sunsubscribe(channel.name).catch(() => undefined);
    deafen(channel);
  }

  /** Subscribes to whatever is not heard where it should be, until all is. One run at a time. */
  #settle(): void {
    if (this.#closed) return;
    this.#unsettled = true;
    if (this.#settling) return;
    this.#settling = true;
    this.#untilSettled().finally(() => {
      this.#settling = false;
    });
  }

  async #untilSettled(): Promise<void> {
    while (this.#unsettled && !this.#closed) {
      this.#unsettled = false;
      const attempts = Array.from(this.#channels.values(), (channel) => this.#tune(channel));
      const failures = (await Promise.all(attempts)).filter((each) => each !== undefined);
      this.#tellWhoHears();
      this.#closeUnused();
      if (failures.length > 0) this.#settleLater(failures[0]!);
    }
  }

  /** Never rejects: answers why it is not heard. While its node is not there, the connection's return is waited for. */
  async #tune(channel: Channel): Promise<Error | undefined> {
    const owner = this.#nodes.owner(channel.slot);
    const link = owner === undefined ? undefined : this.#link(owner);
    if (channel.link !== undefined && channel.link !== link) this.#leave(channel);
    if (link === undefined || channel.heard || !link.isReady) return undefined;
    channel.link = link;
    try {
      await link.redis.ssubscribe(channel.name);
      if (channel.link === link) channel.heard = true;
      return undefined;
    } catch (error) {
      if (channel.link === link) deafen(channel);
      this.#nodes.moved(channel.slot, error as Error);
      return error as Error;
    }
  }

  #tellWhoHears(): void {
    for (const ear of this.#ears) {
      if (!ear.channels.every(({ heard }) => heard)) continue;
      if (ear.whenHeard) {
        ear.whenHeard();
        ear.whenHeard = undefined;
      } else if (ear.missed) {
        ear.listener.gap();
      }
      ear.missed = false;
    }
  }

  #closeUnused(): void {
    const used = new Set(Array.from(this.#channels.values(), ({ slot }) => this.#nodes.owner(slot)));
    for (const [address, link] of this.#links) {
      if (used.has(address)) continue;
      this.#links.delete(address);
      link.close();
    }
  }

  #settleLater(failure: Error): void {
    this.#logger.debug({ err: failure }, 'a channel cannot be listened to; it is tried again');
    this.#timer?.cancel();
    this.#timer = this.#clock.after(AGAIN_MS, () => this.#settle());
  }
}

function deafen(channel: Channel): void {
  channel.link = undefined;
  channel.heard = false;
  for (const ear of channel.ears) {
    if (ear.whenHeard === undefined && !ear.missed) ear.listener.lost?.();
    ear.missed = true;
  }
}
