import { randomUUID } from 'node:crypto';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { LiveVisits, LiveWatch } from '../../ports/live-visits.ts';
import { because } from './link.ts';
import type { Nodes } from './nodes.ts';
import { slotOf } from './slots.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Who watches what is read so often, by processes that ask. */
const LOOK_MS = 1_000;
/** Nobody has asked for this long: it is not read any more. */
const ASKED_WITHIN_MS = 10_000;
/** A watch is told again so often, and counts for so long: far longer, since clocks of machines differ. */
const TELL_MS = 5_000;
const LEASE_MS = 30_000;
/** Publishes on their way to Redis; what would exceed them is dropped. */
const MOST_UNDER_WAY = 1_000;

type Hear = (visits: Uint8Array) => void;

interface Watched {
  readonly hears: Set<Hear>;
  readonly heard: Promise<void>;
  /** Nothing reaches it any more. */
  leave(): void;
}

/**
 * Word of visits by sharded pub/sub, a channel a link. Who watches which link stands in one sorted set, by when the watch
 * ends unless it is told again: so whoever folds clicks sends nothing for links that nobody watches.
 */
export class RedisLiveVisits implements LiveVisits {
  readonly #nodes: Nodes;
  readonly #subscriptions: Subscriptions;
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #id = randomUUID();
  readonly #own = new Map<string, Watched>();
  #others: ReadonlySet<string> = new Set();
  #asked = Number.NEGATIVE_INFINITY;
  #looking: Timer | undefined;
  #telling: Timer | undefined;
  #underWay = 0;
  #closed = false;

  constructor(
    nodes: Nodes,
    subscriptions: Subscriptions,
    options: { readonly prefix: string; readonly clock: Clock; readonly waitMs: number },
  ) {
    this.#nodes = nodes;
    this.#subscriptions = subscriptions;
    this.#prefix = options.prefix;
    this.#clock = options.clock;
    this.#waitMs = options.waitMs;
  }

  isWatched(link: string): boolean {
    this.#asked = this.#clock.monotonic();
    this.#looking ??= this.#clock.after(0, this.#look);
    return this.#own.has(link) || this.#others.has(link);
  }

  publish(link: string, visits: Uint8Array): void {
    const channel = this.#channel(link);
    const slot = slotOf(channel);
    const node = this.#nodes.link(slot);
    if (!node?.isReady || this.#underWay >= MOST_UNDER_WAY) return;
    this.#underWay++;
    const message = Buffer.from(visits.buffer, visits.byteOffset, visits.byteLength);
    node.redis
      .spublish(channel, message)
      .catch((error: Error) => void this.#nodes.moved(slot, error))
      .finally(() => {
        this.#underWay--;
      });
  }

  async watch(link: string, given: Hear): Promise<LiveWatch> {
    // One and the same function may watch twice.
    const hear: Hear = (visits) => given(visits);
    const watched = this.#own.get(link) ?? this.#begin(link);
    watched.hears.add(hear);
    const close = async (): Promise<void> => {
      watched.hears.delete(hear);
      if (watched.hears.size > 0 || this.#own.get(link) !== watched) return;
      this.#own.delete(link);
      watched.leave();
      await this.#send('ZREM', this.#member(link)).catch(() => undefined);
    };
    try {
      await watched.heard;
      await this.#tell();
    } catch (error) {
      await close();
      throw error;
    }
    return { close };
  }

  close(): void {
    this.#closed = true;
    this.#looking?.cancel();
    this.#telling?.cancel();
  }

  #begin(link: string): Watched {
    const hears = new Set<Hear>();
    const message = (_: string, bytes: Uint8Array): void => {
      for (const hear of [...hears]) hear(bytes);
    };
    let leave = (): void => undefined;
    const heard = new Promise<void>((resolve, reject) => {
      const timer = this.#clock.after(this.#waitMs, () => {
        const reason = because(this.#subscriptions.troubles()[0]);
        reject(new Error(`Visits could not be listened to within ${this.#waitMs} ms${reason}.`));
      });
      const channels = [this.#channel(link)];
      const ear = this.#subscriptions.add({ channels, message, gap: () => undefined }, () => {
        timer.cancel();
        resolve();
      });
      leave = () => {
        timer.cancel();
        this.#subscriptions.remove(ear);
      };
    });
    const watched: Watched = { hears, heard, leave: () => leave() };
    this.#own.set(link, watched);
    return watched;
  }

  /** All watches of this process, now and again while there are any. */
  async #tell(): Promise<void> {
    this.#telling?.cancel();
    this.#telling = undefined;
    if (this.#closed || this.#own.size === 0) return;
    this.#telling = this.#clock.after(TELL_MS, () => void this.#tell().catch(() => undefined));
    const now = this.#clock.now();
    const rows = Array.from(this.#own.keys(), (link) => [now + LEASE_MS, this.#member(link)]).flat();
    await this.#send('ZADD', ...rows);
    await this.#send('ZREMRANGEBYSCORE', '-inf', now - LEASE_MS);
  }

  readonly #look = (): void => {
    this.#read()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = undefined;
        const isAsked = this.#clock.monotonic() - this.#asked < ASKED_WITHIN_MS;
        if (isAsked && !this.#closed) this.#looking = this.#clock.after(LOOK_MS, this.#look);
      });
  };

  async #read(): Promise<void> {
    const members = (await this.#send('ZRANGEBYSCORE', this.#clock.now(), '+inf')) as string[];
    const foreign = members.filter((member) => !member.startsWith(this.#id));
    this.#others = new Set(foreign.map((member) => member.slice(member.indexOf(' ') + 1)));
  }

  #send(command: string, ...args: readonly (string | number)[]): Promise<unknown> {
    const key = `${this.#prefix}live:watched`;
    return this.#nodes.call(slotOf(key), (redis) => redis.call(command, key, ...args));
  }

  #member(link: string): string {
    return `${this.#id} ${link}`;
  }

  #channel(link: string): string {
    return `${this.#prefix}live:of:${link}`;
  }
}
