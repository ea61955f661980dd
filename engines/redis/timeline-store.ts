import { randomBytes } from 'node:crypto';
import {
  type TimelineEntry,
  type TimelineHeader,
  type TimelinePage,
  type TimelineStore,
  WINDOW_ENTRIES,
} from '../../ports/timelines.ts';
import type { Keyspace, Shard } from './keyspace.ts';
import type { Nodes } from './nodes.ts';
import { run, runForAll } from './script.ts';
import { HEAD_BYTES, halves, packEntries, readHeader, readPage, TOKEN_LENGTH } from './timeline-layout.ts';
import { ADD, BEGIN, MERGE, REMOVE } from './timeline-scripts.ts';
import { Turns } from './turns.ts';

export interface TimelinesOptions {
  /** Entries that a trim leaves; a sixteenth more gathers before it. */
  readonly window?: number;
  /** A timeline that nobody reads is gone after so long, milliseconds; a week unless told otherwise. */
  readonly unreadMs?: number;
}

const UNREAD_MS = 7 * 24 * 3_600_000;
/** One that is not completed takes posts for so long. */
const BUILD_MS = 600_000;
/**
 * Timelines in one command: others wait for the server so long, a third of a millisecond. One command each would cost
 * server and client three times and ten times as much.
 */
const BATCH = 128;
/** Timelines under way at a node, so that a read waits for about a millisecond behind a large fan-out. */
const UNDER_WAY = 256;
const DROPPED_AT_ONCE = 100;

/**
 * Timelines in Redis, each in one string that one script changes as a whole. They belong to the run of the server that
 * they were begun at: what it brings back after a restart, or another node got, may lack what came last, and counts as
 * gone; whoever would add to it deletes it. So at any loss a timeline is either whole or not there.
 */
export class RedisTimelines implements TimelineStore {
  readonly unreadMs: number;
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;
  readonly #keep: number;
  /** A trim moves all entries, so it comes once in a while. */
  readonly #most: number;
  readonly #turns = new Turns(UNDER_WAY);

  constructor(nodes: Nodes, keys: Keyspace, options: TimelinesOptions = {}) {
    this.#nodes = nodes;
    this.#keys = keys;
    this.#keep = options.window ?? WINDOW_ENTRIES;
    this.#most = this.#keep + Math.max(1, this.#keep >> 4);
    this.unreadMs = options.unreadMs ?? UNREAD_MS;
  }

  async begin(reader: string, at: number): Promise<string> {
    const token = randomBytes((TOKEN_LENGTH * 3) / 4).toString('base64url');
    const { slot, key } = this.#place(reader);
    await run(this.#nodes, slot, BEGIN, [key], (server) => [server, token, at, BUILD_MS, this.#most]);
    return token;
  }

  async complete(
    reader: string,
    token: string,
    entries: readonly TimelineEntry[],
    floor: string,
  ): Promise<boolean> {
    const { high, low } = halves(floor);
    return (await this.#merge(reader, entries, [token, high, low, this.unreadMs])) === 1;
  }

  async add(readers: readonly string[], { id, reasons }: TimelineEntry): Promise<number> {
    const { high, low } = halves(id);
    const args = (server: string) => [server, high, low, reasons, this.#keep, this.#most];
    let stood = 0;
    const each = this.#batches(readers).map(async ([{ slot }, keys]) => {
      const work = () => runForAll(this.#nodes, slot, ADD, keys, args);
      const answers = await this.#turns.take(this.#nodes.owner(slot) ?? '', keys.length, work);
      for (const answer of answers) stood += answer as number;
    });
    await Promise.all(each);
    return stood;
  }

  async merge(reader: string, entries: readonly TimelineEntry[]): Promise<void> {
    if (entries.length > 0) await this.#merge(reader, entries, []);
  }

  async remove(reader: string, ids: readonly string[], reasons: number): Promise<void> {
    if (ids.length === 0) return;
    const { slot, key } = this.#place(reader);
    const packed = packEntries(ids.map((id) => ({ id, reasons })));
    await run(this.#nodes, slot, REMOVE, [key], (server) => [server, this.#most, packed]);
  }

  /** The whole string in one command: 5 KB cost the server less than a script that looks for a part of it. */
  async page(
    reader: string,
    from: string,
    direction: 'older' | 'newer',
    limit: number,
  ): Promise<TimelinePage | undefined> {
    const { slot, key } = this.#place(reader);
    return await this.#nodes.call(slot, async (redis, server) => {
      const text = await redis.getexBuffer(key, 'PX', this.unreadMs);
      return readPage(text, server, from, direction, limit);
    });
  }

  async header(reader: string): Promise<TimelineHeader | undefined> {
    const { slot, key } = this.#place(reader);
    return await this.#nodes.call(slot, async (redis, server) =>
      readHeader(await redis.getrangeBuffer(key, 0, HEAD_BYTES - 1), server),
    );
  }

  async drop(readers: readonly string[]): Promise<void> {
    for (let i = 0; i < readers.length; i += DROPPED_AT_ONCE) {
      const drops = readers.slice(i, i + DROPPED_AT_ONCE).map((reader) => {
        const { slot, key } = this.#place(reader);
        return this.#nodes.call(slot, (redis) => redis.unlink(key));
      });
      await Promise.all(drops);
    }
  }

  async #merge(
    reader: string,
    entries: readonly TimelineEntry[],
    completion: readonly (string | number)[],
  ): Promise<unknown> {
    const { slot, key } = this.#place(reader);
    const packed = packEntries(entries);
    return await run(this.#nodes, slot, MERGE, [key], (server) => [
      ...[server, this.#keep, this.#most, packed],
      ...completion,
    ]);
  }

  #place(reader: string): { readonly slot: number; readonly key: string } {
    const shard = this.#keys.shardOf(reader);
    return { slot: shard.slot, key: shard.timeline(reader) };
  }

  /** The keys of the readers' timelines, by shard, in batches. */
  #batches(readers: readonly string[]): [Shard, string[]][] {
    const batches: [Shard, string[]][] = [];
    const filling = new Map<Shard, string[]>();
    for (const reader of readers) {
      const shard = this.#keys.shardOf(reader);
      let batch = filling.get(shard);
      if (batch === undefined || batch.length >= BATCH) {
        batch = [];
        filling.set(shard, batch);
        batches.push([shard, batch]);
      }
      batch.push(shard.timeline(reader));
    }
    return batches;
  }
}
