import type { types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { GraphCounts, GraphStore, HalfRow, Profile, Relation } from '../../ports/graph.ts';
import type { Written } from '../../ports/written.ts';
import { FeedCounts } from './feed-counts.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { fill } from './feed-filtered-rows.ts';
import { FeedFollowers } from './feed-followers.ts';
import { FeedHalfWrites, followersOf, followingOf } from './feed-half-writes.ts';
import { decodeHalf, standingOf } from './feed-halves.ts';
import { NO_PAIR, pairIn, readPairs } from './feed-pairs.ts';
import { FeedProfiles } from './feed-profiles.ts';
import { FeedRequests } from './feed-requests.ts';
import { written } from './feed-written.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const LIST = 'SELECT other, mine, theirs FROM feed_following WHERE user = ? AND other > ? LIMIT ?';
const ALL = 5_000;

type Wanted = (row: types.Row) => boolean;

/**
 * Pairs of users as rows with a cell for each half, kept from both sides, and a list of what each user decided. Lists
 * are read through a filter: there is no row that one side would have to take back when the other decides something.
 */
export class CassandraGraphStore implements GraphStore {
  readonly #session: Session;
  readonly #counts: FeedCounts;
  readonly #followers: FeedFollowers;
  readonly #requests: FeedRequests;
  readonly #profiles: FeedProfiles;
  readonly #writes: FeedHalfWrites;

  constructor(session: Session, epochs: FeedEpochs, cache: CountCache, clock: Clock) {
    this.#session = session;
    this.#followers = new FeedFollowers(session);
    this.#requests = new FeedRequests(session);
    this.#profiles = new FeedProfiles(session, epochs);
    this.#counts = new FeedCounts(cache, clock, (name) => this.#count(name));
    this.#writes = new FeedHalfWrites(session, epochs, this.#counts);
  }

  write(rows: readonly HalfRow[]): Written {
    return written(this.#writes.write(rows));
  }

  async relations(user: string, others: readonly string[]): Promise<Relation[]> {
    const pairs = await readPairs(this.#session, user, others);
    return others.map((other) => {
      const { mine, theirs } = pairs.get(other) ?? NO_PAIR;
      return { mine: decodeHalf(mine), theirs: decodeHalf(theirs) };
    });
  }

  followers(source: string, after: string, limit: number): Promise<string[]> {
    return this.#followers.page(source, after, limit);
  }

  following(user: string, after: string, limit: number): Promise<string[]> {
    return this.#list(user, after, limit, isFollowed);
  }

  requests(user: string, after: string, limit: number): Promise<string[]> {
    return this.#requests.page(user, after, limit);
  }

  listed(user: string, list: 'blocks' | 'mutes', after: string, limit: number): Promise<string[]> {
    return this.#list(user, after, limit, (row) => decodeHalf(pairIn(row).mine)?.[list] === true);
  }

  async counts(sources: readonly string[]): Promise<GraphCounts[]> {
    const names = sources.flatMap((source) => [followersOf(source), followingOf(source)]);
    const sizes = await this.#counts.sizes(names);
    return sources.map((_, i) => ({ followers: sizes[2 * i]!, following: sizes[2 * i + 1]! }));
  }

  profiles(users: readonly string[]): Promise<(Profile | undefined)[]> {
    return this.#profiles.read(users);
  }

  saveProfiles(rows: readonly { readonly user: string; readonly profile: Profile }[]): Written {
    return written(this.#profiles.save(rows));
  }

  async #list(user: string, after: string, limit: number, wanted: Wanted): Promise<string[]> {
    const found: string[] = [];
    const read = async (behind: string, count: number): Promise<types.Row[]> =>
      (await this.#session.page(LIST, [user, behind, count], count)).rows;
    const pick = (rows: readonly types.Row[]): string[] =>
      rows.filter(wanted).map((row) => textIn(row, 'other'));
    await fill(found, limit, after, 'other', read, pick);
    return found;
  }

  async #count(name: string): Promise<number> {
    const followers = followersOf('');
    if (name.startsWith(followers)) return this.#followers.count(name.slice(followers.length));
    const user = name.slice(followingOf('').length);
    let count = 0;
    for (let after = ''; ; ) {
      const page = await this.#list(user, after, ALL, isFollowed);
      count += page.length;
      if (page.length < ALL) return count;
      after = page[page.length - 1]!;
    }
  }
}

function isFollowed(row: types.Row): boolean {
  const { mine, theirs } = pairIn(row);
  return standingOf(mine, theirs) === 'follows';
}
