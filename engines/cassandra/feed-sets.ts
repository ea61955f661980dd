import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { CountedSets, MemberRow } from '../../ports/counters.ts';
import type { Written } from '../../ports/written.ts';
import { FeedCounts } from './feed-counts.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { written } from './feed-written.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

const WORDS = 'SELECT member, present, stamp FROM feed_member_words WHERE name = ? AND member IN ?';
const PUT_WORD =
  'INSERT INTO feed_member_words (name, member, present, stamp) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const PUT = 'INSERT INTO feed_members (name, member) VALUES (?, ?) USING TIMESTAMP ?';
const REMOVE = 'DELETE FROM feed_members USING TIMESTAMP ? WHERE name = ? AND member = ?';
const HIGHEST = 'SELECT member FROM feed_members WHERE name = ? LIMIT ?';
const BELOW = 'SELECT member FROM feed_members WHERE name = ? AND member < ? LIMIT ?';

/** Members asked for, or counted, at once. */
const ASKED_AT_ONCE = 100;
const ALL = 5_000;

/** The last word about a member. */
interface Word {
  readonly present: boolean;
  readonly stamp: number;
}

const NO_WORD: Word = { present: false, stamp: -1 };

const nameOf = (set: string): string => `set/${set}`;

/**
 * Members that are in as rows, so that lists and counts meet no others; beside them the last word about each that ever
 * was, with the place of its record. Both are one write. The only writer of a member reads the word first, and so knows
 * whether the size changes.
 */
export class CassandraCountedSets implements CountedSets {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;
  readonly #counts: FeedCounts;

  constructor(session: Session, epochs: FeedEpochs, cache: CountCache, clock: Clock) {
    this.#session = session;
    this.#epochs = epochs;
    this.#counts = new FeedCounts(cache, clock, (name) => this.#count(name.slice(nameOf('').length)));
  }

  mark(rows: readonly MemberRow[]): Written {
    return written(this.#mark(rows));
  }

  async has(members: readonly { readonly set: string; readonly member: string }[]): Promise<boolean[]> {
    const words = await this.#words(members);
    return members.map((each) => words.get(keyOf(each))?.present ?? false);
  }

  counts(sets: readonly string[]): Promise<number[]> {
    return this.#counts.sizes(sets.map(nameOf));
  }

  async members(set: string, before: string, limit: number): Promise<string[]> {
    if (limit <= 0) return [];
    const rows =
      before === ''
        ? await this.#session.rows(HIGHEST, [set, limit])
        : await this.#session.rows(BELOW, [set, before, limit]);
    return rows.map((row) => textIn(row, 'member'));
  }

  async recount(sets: readonly string[]): Promise<void> {
    await Promise.all(sets.map((set) => this.#counts.recount(nameOf(set))));
  }

  async #mark(rows: readonly MemberRow[]): Promise<void> {
    await this.#epochs.know(rows.map(({ version }) => version));
    const names = [...new Set(rows.map(({ set }) => nameOf(set)))];
    const [words, asked] = await Promise.all([this.#words(rows), this.#counts.ask(names)]);
    const batches = new PartitionBatches();
    const deltas = new Map(names.map((name) => [name, 0]));
    for (const row of rows) {
      const { set, member, on } = row;
      const stamp = this.#epochs.stamp(row.version);
      const before = words.get(keyOf(row)) ?? NO_WORD;
      // The same record again writes the same again: it may have broken off in the middle.
      if (stamp < before.stamp || (stamp === before.stamp && on !== before.present)) continue;
      words.set(keyOf(row), { present: on, stamp });
      const word = { query: PUT_WORD, params: [set, member, on, stamp, stamp] };
      batches.add(set, word, member.length);
      if (on) batches.add(set, { query: PUT, params: [set, member, stamp] }, member.length);
      else batches.add(set, { query: REMOVE, params: [stamp, set, member] }, member.length);
      deltas.set(nameOf(set), deltas.get(nameOf(set))! + Number(on) - Number(before.present));
    }
    await send(this.#session, batches).durable;
    await this.#counts.changed(asked, deltas);
  }

  /** A read for each set. */
  async #words(
    members: readonly { readonly set: string; readonly member: string }[],
  ): Promise<Map<string, Word>> {
    const bySet = new Map<string, Set<string>>();
    for (const { set, member } of members) {
      const names = bySet.get(set);
      if (names) names.add(member);
      else bySet.set(set, new Set([member]));
    }
    const found = new Map<string, Word>();
    const read = async (set: string, some: readonly string[]): Promise<void> => {
      for (const row of await this.#session.rows(WORDS, [set, some])) {
        const word = { present: row.get('present') as boolean, stamp: numberIn(row, 'stamp') };
        found.set(keyOf({ set, member: textIn(row, 'member') }), word);
      }
    };
    const reads: Promise<void>[] = [];
    for (const [set, names] of bySet) {
      const all = [...names];
      for (let i = 0; i < all.length; i += ASKED_AT_ONCE)
        reads.push(read(set, all.slice(i, i + ASKED_AT_ONCE)));
    }
    await Promise.all(reads);
    return found;
  }

  async #count(set: string): Promise<number> {
    let count = 0;
    for (let before = ''; ; ) {
      const members = await this.members(set, before, ALL);
      count += members.length;
      if (members.length < ALL) return count;
      before = members[members.length - 1]!;
    }
  }
}

function keyOf({ set, member }: { readonly set: string; readonly member: string }): string {
  return `${set}\n${member}`;
}
