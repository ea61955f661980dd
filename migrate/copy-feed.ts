import { isDeepStrictEqual } from 'node:util';
import {
  entryOf,
  type FeedPlace,
  feedOutcomeOf,
  feedPlaces,
  halfOf,
  memberOf,
  profileOf,
  markOf as readMarkOf,
  readOf,
  revisionOf,
  versionIn,
} from '../engines/embedded/snapshot-feed.ts';
import type { RawRow } from '../engines/embedded/snapshot-tables.ts';
import type { Version } from '../ports/feed-ids.ts';
import type { HalfRow, Profile } from '../ports/graph.ts';
import { type Copied, markOf } from './copied.ts';
import { copyChanged } from './copy-changed.ts';
import { NoteCopier } from './copy-notes.ts';
import { copyEntries, copyPosts, copyRevisions, type PostOf, versionOfPost } from './copy-posts.ts';
import type { Source, Target } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import type { Say } from './say.ts';
import type { Tally } from './tally.ts';

const SIZE = { rows: 2_000, bytes: 4 * 1024 * 1024 };
const READS = 64;
/** A reading that lies so little above the one before need not be noted, as the port says. */
const READ_LAG_MS = 5 * 60_000;
/** Relations of one user that are looked up in one go. */
const OTHERS = 500;

/** In this order: who finds an entry finds its post. */
const PLACES = Object.keys(feedPlaces) as FeedPlace[];

export interface FeedCopy {
  readonly source: Source;
  readonly target: Target;
  readonly tally: Tally;
  readonly copied: Copied;
}

/** Rows that are looked at together with their post, as it was at the same moment. */
interface FeedRow extends RawRow {
  readonly of: Version | undefined;
}

/**
 * The feed: what commands wrote, with the places that they have in the old log. Its epoch is made known to the target
 * before that of the new log is heard of, so whatever the new log says is newer, and a row that comes late loses.
 */
export class FeedCopier {
  readonly #copy: FeedCopy;
  readonly #notes: NoteCopier;
  /** Whose relations are counted at the end. */
  readonly #counted = new Set<string>();

  constructor(copy: FeedCopy) {
    this.#copy = copy;
    this.#notes = new NoteCopier(copy);
  }

  /** To be awaited before anything is copied. Rows may be of logs before the one that there is now: those go first. */
  async order(shortEpoch: string): Promise<void> {
    const { source, target } = this.#copy;
    const older = new Set<string>();
    for (const place of PLACES) {
      let from: string | undefined = '';
      while (from !== undefined) {
        const page: ReturnType<typeof source.stores.feed.page> = source.stores.feed.page(place, from, SIZE);
        for (const row of page.rows) {
          const version = place === 'posts' ? versionOfPost(row.value) : versionIn(place, row);
          if (version !== undefined && version.epoch !== shortEpoch) older.add(version.epoch);
        }
        from = page.next;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const epochs = [...[...older].sort(), shortEpoch];
    await target.feed.epochs.know(epochs.map((epoch) => ({ epoch, offset: 0 })));
  }

  /** `say`: the first time. */
  async run(say?: Say): Promise<void> {
    const { copied, tally } = this.#copy;
    for (const place of PLACES) {
      tally.tables[`feed ${place}`] = await copyChanged(
        copied,
        {
          name: `feed ${place}`,
          page: (from) => this.#page(place, from),
          mark: ({ key, value }) => markOf(place, key, value),
          copy: async (rows: readonly FeedRow[]) => {
            tally.rows += rows.length;
            return this.#rows(place, rows);
          },
        },
        say,
      );
    }
  }

  /** What follows from the rows, of some users, of a source that takes no writes. */
  async compareLists(): Promise<void> {
    await this.#notes.compare();
    const { source, target, tally } = this.#copy;
    await inParallel(READS, [...this.#counted], async (user) => {
      const [there] = await target.feed.graph.counts([user]);
      const here = source.stores.feed.counts(user);
      if (!isDeepStrictEqual(there, here)) tally.differs(`the sizes of the lists of ${user}`);
    });
  }

  #page(place: FeedPlace, from: string) {
    const { feed } = this.#copy.source.stores;
    const page = feed.page(place, from, SIZE);
    const postOf = POST_OF.get(place);
    const rows = page.rows.map((row): FeedRow => {
      const post = postOf === undefined ? undefined : feed.postThen(postOf(row));
      return { ...row, of: post && versionOfPost(post) };
    });
    return { rows, next: page.next };
  }

  #rows(place: FeedPlace, rows: readonly FeedRow[]): Promise<readonly FeedRow[]> {
    switch (place) {
      case 'posts':
        return copyPosts(this.#copy, rows);
      case 'entries':
        return copyEntries(this.#copy, rows);
      case 'revisions':
        return copyRevisions(this.#copy, rows);
      case 'halves':
        return this.#halves(rows);
      case 'profiles':
        return this.#profiles(rows);
      case 'members':
      case 'gone':
        return this.#members(rows);
      case 'notes':
        return this.#notes.copy(rows);
      case 'reads':
        return this.#reads(rows);
      case 'marks':
        return this.#marks(rows);
      case 'outcomes':
        return this.#outcomes(rows);
    }
  }

  async #halves(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { graph } = this.#copy.target.feed;
    const halves = new Map(rows.map((row) => [row, halfOf(row)]));
    await graph.write([...halves.values()]).durable;
    const byActor = new Map<string, [FeedRow, HalfRow][]>();
    for (const [row, half] of halves) {
      const own = byActor.get(half.actor) ?? [];
      byActor.set(half.actor, own);
      own.push([row, half]);
      if (this.#counted.size < OTHERS) this.#counted.add(half.actor);
    }
    const standingRows: FeedRow[] = [];
    await inParallel(READS, byActor, async ([actor, own]) => {
      for (let i = 0; i < own.length; i += OTHERS) {
        const some = own.slice(i, i + OTHERS);
        const found = await graph.relations(
          actor,
          some.map(([, { target }]) => target),
        );
        for (const [j, [row, { target, half }]] of some.entries()) {
          if (isDeepStrictEqual(found[j]?.mine, half)) standingRows.push(row);
          else this.#differs(`what ${actor} decided about ${target}`);
        }
      }
    });
    return standingRows;
  }

  async #profiles(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { graph } = this.#copy.target.feed;
    const profiles = rows.map(profileOf);
    await graph.saveProfiles(profiles).durable;
    const found = await graph.profiles(profiles.map(({ user }) => user));
    return this.#same(rows, (_, i) => {
      const { user, profile } = profiles[i]!;
      const there = found[i];
      const same = there !== undefined && isDeepStrictEqual(whole(there), whole(profile));
      return same ? undefined : `the settings of ${user}`;
    });
  }

  async #members(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { sets } = this.#copy.target.feed;
    const members = rows.map(memberOf);
    await sets.mark(members).durable;
    const found = await sets.has(members);
    return this.#same(rows, (_, i) => {
      const { set, member, on } = members[i]!;
      return found[i] === on ? undefined : `${member} in ${set}`;
    });
  }

  async #reads(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { readers } = this.#copy.target.feed;
    const reads = rows.map(readOf);
    await inParallel(READS, reads, ({ user, at }) => readers.touch([user], at).durable);
    const found = await readers.lastRead(reads.map(({ user }) => user));
    return this.#same(rows, (_, i) => {
      const { user, at } = reads[i]!;
      return found[i]! >= at - READ_LAG_MS ? undefined : `when ${user} read`;
    });
  }

  async #marks(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { readers } = this.#copy.target.feed;
    const standingRows: FeedRow[] = [];
    await inParallel(READS, rows, async (row) => {
      const { user, timeline, id } = readMarkOf(row);
      await readers.raiseMark(user, timeline, id).durable;
      if ((await readers.mark(user, timeline)) === id) standingRows.push(row);
      else this.#differs(`how far ${user} has read ${timeline}`);
    });
    return standingRows;
  }

  async #outcomes(rows: readonly FeedRow[]): Promise<FeedRow[]> {
    const { outcomes } = this.#copy.target.feed;
    await outcomes.write(rows.map(feedOutcomeOf)).durable;
    const standingRows: FeedRow[] = [];
    await inParallel(READS, rows, async (row) => {
      const { actor, key, bytes } = feedOutcomeOf(row);
      const found = await outcomes.outcome(actor, key);
      if (found !== undefined && Buffer.compare(found, bytes) === 0) standingRows.push(row);
      else this.#differs(`the outcome of ${key} of ${actor}`);
    });
    return standingRows;
  }

  #same(rows: readonly FeedRow[], check: (row: FeedRow, i: number) => string | undefined): FeedRow[] {
    return rows.filter((row, i) => {
      const differs = check(row, i);
      if (differs !== undefined) this.#differs(differs);
      return differs === undefined;
    });
  }

  #differs(what: string): void {
    this.#copy.tally.differs(what);
  }
}

const POST_OF: ReadonlyMap<FeedPlace, PostOf> = new Map([
  ['entries', (row) => entryOf(row).id],
  ['revisions', (row) => revisionOf(row).post],
] as const);

/** Milliseconds are whole there. */
function whole(profile: Profile): Profile {
  return { ...profile, rateAt: Math.round(profile.rateAt) };
}
