import type { HalfRow } from '../../ports/graph.ts';
import type { Asked, FeedCounts } from './feed-counts.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { bears, decodeHalf, encodeHalf, standingOf } from './feed-halves.ts';
import { NO_PAIR, type Pair, readPairs } from './feed-pairs.ts';
import { RELATION_SHARDS, shardOf } from './feed-shards.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const PUT_MINE =
  'INSERT INTO feed_relations (user, shard, other, mine) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const PUT_THEIRS =
  'INSERT INTO feed_relations (user, shard, other, theirs) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const LIST_MINE = 'INSERT INTO feed_following (user, other, mine) VALUES (?, ?, ?) USING TIMESTAMP ?';
const LIST_THEIRS = 'INSERT INTO feed_following (user, other, theirs) VALUES (?, ?, ?) USING TIMESTAMP ?';
const ASK = 'INSERT INTO feed_requests (user, asker, serial) VALUES (?, ?, ?) USING TIMESTAMP ?';

/** Rows written in one go: bounds what waits. */
const AT_ONCE = 1_000;
/** Of a cell, for what may wait to be written. */
const CELL_BYTES = 32;

export const followersOf = (source: string): string => `followers/${source}`;
export const followingOf = (user: string): string => `following/${user}`;

/** A half to be written. */
interface Change {
  readonly row: HalfRow;
  readonly cell: Buffer;
  readonly stamp: number;
}

/**
 * Writes a half wherever it is read from. Both sides of a relation write cells of their own, each with the place of the
 * record as time, and whether a follow stands is computed when it is read: so neither the order of the two sides nor a
 * replay matters.
 *
 * The cell that the actor's own consumer reads to learn whether it has a command already comes last: what broke off in
 * the middle is written again then.
 */
export class FeedHalfWrites {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;
  readonly #counts: FeedCounts;

  constructor(session: Session, epochs: FeedEpochs, counts: FeedCounts) {
    this.#session = session;
    this.#epochs = epochs;
    this.#counts = counts;
  }

  async write(rows: readonly HalfRow[]): Promise<void> {
    await this.#epochs.know(rows.map(({ half }) => half.version));
    for (let i = 0; i < rows.length; i += AT_ONCE) await this.#some(rows.slice(i, i + AT_ONCE));
  }

  async #some(rows: readonly HalfRow[]): Promise<void> {
    const changes = this.#newest(rows);
    const names = [...new Set(changes.flatMap(({ row }) => sizesOf(row)))];
    const [before, asked] = await Promise.all([this.#pairs(changes), this.#counts.ask(names)]);
    await this.#put(changes, before);
    const after = await this.#pairs(changes);
    await this.#tell(changes, before, after, asked);
  }

  /** The last word of each actor about each target. */
  #newest(rows: readonly HalfRow[]): Change[] {
    const newest = new Map<string, Change>();
    for (const row of rows) {
      const key = pairKey(row.actor, row.target);
      const stamp = this.#epochs.stamp(row.half.version);
      const standing = newest.get(key);
      if (standing !== undefined && standing.stamp > stamp) continue;
      newest.set(key, { row, cell: encodeHalf(row.half), stamp });
    }
    return [...newest.values()];
  }

  /** Pairs from the targets' side: many who follow one source at once are few reads. */
  async #pairs(changes: readonly Change[]): Promise<Map<string, Pair>> {
    const byTarget = new Map<string, string[]>();
    for (const { row } of changes) {
      const actors = byTarget.get(row.target);
      if (actors) actors.push(row.actor);
      else byTarget.set(row.target, [row.actor]);
    }
    const found = new Map<string, Pair>();
    await Promise.all(
      Array.from(byTarget, async ([target, actors]) => {
        const pairs = await readPairs(this.#session, target, actors);
        for (const [actor, pair] of pairs) found.set(pairKey(actor, target), turned(pair));
      }),
    );
    return found;
  }

  async #put(changes: readonly Change[], before: ReadonlyMap<string, Pair>): Promise<void> {
    const first = new PartitionBatches();
    const last = new PartitionBatches();
    for (const change of changes) {
      const { row, cell, stamp } = change;
      const { actor, target, half } = row;
      const [ofTarget, ofActor] = [shardOf(target, RELATION_SHARDS), shardOf(actor, RELATION_SHARDS)];
      const theirs = { query: PUT_THEIRS, params: [target, ofActor, actor, cell, stamp] };
      first.add(`pairs:${ofActor}:${target}`, theirs, CELL_BYTES);
      first.add(`list:${actor}`, { query: LIST_MINE, params: [actor, target, cell, stamp] }, CELL_BYTES);
      const stood = before.get(pairKey(actor, target)) ?? NO_PAIR;
      if (!target.startsWith('#') && (bears(half) || bears(decodeHalf(stood.mine)))) {
        const list = { query: LIST_THEIRS, params: [target, actor, cell, stamp] };
        first.add(`list:${target}`, list, CELL_BYTES);
      }
      if (half.wants && !half.open) {
        const ask = { query: ASK, params: [target, actor, half.serial, half.serial] };
        first.add(`requests:${target}`, ask, 0);
      }
      const mine = { query: PUT_MINE, params: [actor, ofTarget, target, cell, stamp] };
      last.add(`pairs:${ofTarget}:${actor}`, mine, CELL_BYTES);
    }
    await send(this.#session, first).durable;
    await send(this.#session, last).durable;
  }

  /**
   * How the sizes changed. Where the other side wrote at the same time, both may think that it was they who changed
   * them: whoever sees that has them counted anew.
   */
  async #tell(
    changes: readonly Change[],
    before: ReadonlyMap<string, Pair>,
    after: ReadonlyMap<string, Pair>,
    asked: Asked,
  ): Promise<void> {
    const deltas = new Map<string, number>();
    const doubtful = new Set<string>();
    const cells = new Map(changes.map(({ row, cell }) => [pairKey(row.actor, row.target), cell]));
    for (const { row, cell } of changes) {
      const { actor, target } = row;
      const back = pairKey(target, actor);
      // Both halves in one call are one change.
      if (cells.has(back) && actor > target) continue;
      const was = before.get(pairKey(actor, target)) ?? NO_PAIR;
      const is = after.get(pairKey(actor, target)) ?? NO_PAIR;
      if (!same(is.mine, cell) || !same(is.theirs, cells.get(back) ?? was.theirs)) {
        for (const name of sizesOf(row)) doubtful.add(name);
        continue;
      }
      const forth = follows(is.mine, is.theirs) - follows(was.mine, was.theirs);
      add(deltas, [followersOf(target), followingOf(actor)], forth);
      if (target.startsWith('#')) continue;
      const backwards = follows(is.theirs, is.mine) - follows(was.theirs, was.mine);
      add(deltas, [followersOf(actor), followingOf(target)], backwards);
    }
    for (const name of doubtful) deltas.delete(name);
    await Promise.all([
      this.#counts.changed(asked, deltas),
      ...Array.from(doubtful, (name) => this.#counts.forget(name)),
    ]);
  }
}

/** Everything that the half may change the size of. */
function sizesOf({ actor, target }: HalfRow): string[] {
  const forth = [followersOf(target), followingOf(actor)];
  return target.startsWith('#') ? forth : [...forth, followersOf(actor), followingOf(target)];
}

function add(deltas: Map<string, number>, names: readonly string[], delta: number): void {
  if (delta === 0) return;
  for (const name of names) deltas.set(name, (deltas.get(name) ?? 0) + delta);
}

function follows(half: Buffer | null, other: Buffer | null): number {
  return standingOf(half, other) === 'follows' ? 1 : 0;
}

function same(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

/** The pair as the other side sees it. */
function turned({ mine, theirs }: Pair): Pair {
  return { mine: theirs, theirs: mine };
}

function pairKey(actor: string, target: string): string {
  return `${actor}\n${target}`;
}
