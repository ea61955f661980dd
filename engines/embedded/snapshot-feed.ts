import type { MemberRow } from '../../ports/counters.ts';
import type { Version } from '../../ports/feed-ids.ts';
import type { NoteGroup, NoteRow } from '../../ports/feed-notifications.ts';
import type { FeedOutcomeRow } from '../../ports/feed-outcomes.ts';
import type { GraphCounts, HalfRow, Profile } from '../../ports/graph.ts';
import { decodeVersion } from './counter-store.ts';
import { idName, idOf, textName, textOf } from './feed-keys.ts';
import { decodeEvent } from './feed-notifications.ts';
import { outcomeIn } from './feed-outcomes.ts';
import { decodeCounts, decodeHalf, decodeProfile } from './graph-rows.ts';
import type { Page, PageSize, RawRow, SnapshotTables } from './snapshot-tables.ts';

/** Where the rows stand that everything else of the feed follows from: a table, and how its groups begin. */
export const feedPlaces = {
  posts: ['feed_posts', 'p'],
  entries: ['feed_posts', 'e'],
  revisions: ['feed_posts', 'r'],
  halves: ['feed_graph', 'h'],
  profiles: ['feed_graph', 'p'],
  members: ['feed_sets', 'm'],
  gone: ['feed_sets', 'g'],
  notes: ['feed_notes', 'a'],
  reads: ['feed_readers', 'r'],
  marks: ['feed_readers', 'm'],
  outcomes: ['feed_outcomes', ''],
} as const;
const ACTORS_SHOWN = 3;
export type FeedPlace = keyof typeof feedPlaces;

/** The rows of the feed. Followers, requests, sizes and groups of notifications follow from these. */
export class SnapshotFeed {
  readonly #tables: SnapshotTables;

  constructor(tables: SnapshotTables) {
    this.#tables = tables;
  }

  page(place: FeedPlace, from: string, size: PageSize): Page<RawRow> {
    const [table, prefix] = feedPlaces[place];
    return this.#tables.page(table, prefix, from, size);
  }

  /** A post as it was when the last page was read; undefined: it was not there. */
  postThen(id: string): Uint8Array | undefined {
    return this.#tables.row('feed_posts', 'p', Buffer.from(idName(id), 'latin1'));
  }

  /** As the table of sizes says. */
  counts(user: string): GraphCounts {
    this.#tables.fresh();
    const row = this.#tables.row('feed_graph', 'c', Buffer.from(textName(user), 'latin1'));
    return row === undefined ? { followers: 0, following: 0 } : decodeCounts(row);
  }

  /** The newest groups of notifications of a user, as they are shown. */
  noteGroups(user: string, limit: number): NoteGroup[] {
    const order = this.#tables.group('feed_notes', `o${user}`).reverse().slice(0, limit);
    return order.map(({ name, value }) => {
      const group = value.toString();
      const events = this.#tables.groupNow('feed_notes', `e${user}\n${group}`).reverse();
      const actors = events.slice(0, ACTORS_SHOWN).map((event) => event.value.toString());
      return { group, id: idOf(latin1(name)), count: events.length, actors };
    });
  }

  /** Whether the list of a source holds the post now. */
  hasEntry(source: string, id: string): boolean {
    this.#tables.fresh();
    return this.#tables.row('feed_posts', `e${source}`, Buffer.from(idName(id), 'latin1')) !== undefined;
  }
}

const latin1 = (name: Buffer): string => name.toString('latin1');

export function postIdOf({ name }: RawRow): string {
  return idOf(latin1(name));
}

export function entryOf({ group, name }: RawRow): { readonly source: string; readonly id: string } {
  return { source: group.slice(1), id: idOf(latin1(name)) };
}

export function revisionOf({ group, name }: RawRow): { readonly post: string; readonly number: number } {
  return { post: group.slice(1), number: name.readUInt16BE(0) };
}

export function halfOf({ group, name, value }: RawRow): HalfRow {
  return { actor: group.slice(1), target: textOf(latin1(name)), half: decodeHalf(value) };
}

export function profileOf({ name, value }: RawRow): { readonly user: string; readonly profile: Profile } {
  return { user: latin1(name), profile: decodeProfile(value) };
}

/** `on`: of a row of `members`, not of `gone`. */
export function memberOf({ group, name, value }: RawRow): MemberRow {
  const on = group.startsWith(feedPlaces.members[1]);
  return { set: group.slice(1), member: latin1(name), on, version: decodeVersion(value) };
}

export function noteOf({ group, name, value }: RawRow): NoteRow {
  const at = group.indexOf('\n');
  return { user: group.slice(1, at), group: group.slice(at + 1), actor: latin1(name), ...decodeEvent(value) };
}

export function readOf({ name, value }: RawRow): { readonly user: string; readonly at: number } {
  return { user: latin1(name), at: value.readDoubleBE() };
}

export function markOf({ group, name, value }: RawRow): {
  readonly user: string;
  readonly timeline: string;
  readonly id: string;
} {
  return { user: group.slice(1), timeline: name.toString(), id: value.toString() };
}

export function feedOutcomeOf({ group, name, value }: RawRow): FeedOutcomeRow {
  return { actor: group, key: latin1(name), bytes: outcomeIn(value) };
}

/** The record that a row stands for; undefined: rows of this kind name none. Posts name theirs in their bytes. */
export function versionIn(place: FeedPlace, row: RawRow): Version | undefined {
  if (place === 'halves') return decodeHalf(row.value).version;
  if (place === 'profiles') return decodeProfile(row.value).version;
  if (place === 'members' || place === 'gone') return decodeVersion(row.value);
  return place === 'notes' ? decodeEvent(row.value).version : undefined;
}
