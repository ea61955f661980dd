import {
  type GraphCounts,
  type GraphStore,
  type Half,
  type HalfRow,
  type Profile,
  type Relation,
  type Standing,
  standing,
} from '../../ports/graph.ts';
import type { Written } from '../../ports/written.ts';
import { PRESENT, textName, textOf } from './feed-keys.ts';
import { SortedTable } from './feed-table.ts';
import { FollowerLists } from './follower-lists.ts';
import {
  decodeCounts,
  decodeHalf,
  decodeProfile,
  encodeCounts,
  encodeHalf,
  encodeProfile,
} from './graph-rows.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { ReaderNumbers } from './reader-numbers.ts';
import type { WriteBehind } from './write-behind.ts';

/** First letters of groups in the one table. */
const HALVES = 'h';
const FOLLOWERS = 'f';
const FOLLOWING = 'g';
const REQUESTS = 'r';
const BLOCKS = 'b';
const MUTES = 'm';
const COUNTS = 'c';
const PROFILES = 'p';

/**
 * Halves by actor; lists and counts that follow from them are put in the same synchronous call, so that no crash parts
 * them: counts are exact.
 */
export class EmbeddedGraphStore implements GraphStore {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;
  /** Of the sources that posts were fanned out from lately. */
  readonly followerLists: FollowerLists;

  constructor(environment: LmdbEnvironment, behind: WriteBehind, numbers: ReaderNumbers) {
    this.#behind = behind;
    this.#table = new SortedTable(environment, behind, 'feed_graph');
    this.followerLists = new FollowerLists(numbers, (source, after, limit) =>
      this.#names(FOLLOWERS + source, after, limit),
    );
  }

  write(rows: readonly HalfRow[]): Written {
    for (const { actor, target, half } of rows) {
      const before = this.#half(actor, target);
      const theirs = this.#half(target, actor);
      this.#table.put(HALVES + actor, textName(target), encodeHalf(half));
      this.#list(BLOCKS + actor, target, before?.blocks ?? false, half.blocks);
      this.#list(MUTES + actor, target, before?.mutes ?? false, half.mutes);
      this.#follow(actor, target, standing(before, theirs), standing(half, theirs));
      this.#follow(target, actor, standing(theirs, before), standing(theirs, half));
    }
    return this.#behind.written();
  }

  async relations(user: string, others: readonly string[]): Promise<Relation[]> {
    return others.map((other) => ({ mine: this.#half(user, other), theirs: this.#half(other, user) }));
  }

  async followers(source: string, after: string, limit: number): Promise<string[]> {
    return this.#names(FOLLOWERS + source, after, limit);
  }

  async following(user: string, after: string, limit: number): Promise<string[]> {
    return this.#names(FOLLOWING + user, after, limit);
  }

  async requests(user: string, after: string, limit: number): Promise<string[]> {
    return this.#names(REQUESTS + user, after, limit);
  }

  async listed(user: string, list: 'blocks' | 'mutes', after: string, limit: number): Promise<string[]> {
    return this.#names((list === 'blocks' ? BLOCKS : MUTES) + user, after, limit);
  }

  async counts(sources: readonly string[]): Promise<GraphCounts[]> {
    return sources.map((source) => this.#counts(source));
  }

  async profiles(users: readonly string[]): Promise<(Profile | undefined)[]> {
    return users.map((user) => {
      const row = this.#table.get(PROFILES, user);
      return row === undefined ? undefined : decodeProfile(row);
    });
  }

  saveProfiles(rows: readonly { readonly user: string; readonly profile: Profile }[]): Written {
    for (const { user, profile } of rows) this.#table.put(PROFILES, user, encodeProfile(profile));
    return this.#behind.written();
  }

  #half(actor: string, target: string): Half | undefined {
    if (actor.startsWith('#')) return undefined;
    const row = this.#table.get(HALVES + actor, textName(target));
    return row === undefined ? undefined : decodeHalf(row);
  }

  #follow(reader: string, source: string, before: Standing, after: Standing): void {
    if (before === after) return;
    this.#list(FOLLOWERS + source, reader, before === 'follows', after === 'follows');
    this.followerLists.changed(source, reader, after === 'follows');
    this.#list(FOLLOWING + reader, source, before === 'follows', after === 'follows');
    this.#list(REQUESTS + source, reader, before === 'asked', after === 'asked');
    const change = Number(after === 'follows') - Number(before === 'follows');
    if (change === 0) return;
    const [author, own] = [this.#counts(source), this.#counts(reader)];
    this.#putCounts(source, { ...author, followers: author.followers + change });
    this.#putCounts(reader, { ...own, following: own.following + change });
  }

  #list(group: string, name: string, before: boolean, after: boolean): void {
    if (before === after) return;
    if (after) this.#table.put(group, textName(name), PRESENT);
    else this.#table.remove(group, textName(name));
  }

  #counts(source: string): GraphCounts {
    const row = this.#table.get(COUNTS, textName(source));
    return row === undefined ? { followers: 0, following: 0 } : decodeCounts(row);
  }

  #putCounts(source: string, counts: GraphCounts): void {
    this.#table.put(COUNTS, textName(source), encodeCounts(counts));
  }

  #names(group: string, after: string, limit: number): string[] {
    return this.#table.names(group, textName(after), limit).map(textOf);
  }
}
