import type { Clock } from '../../ports/clock.ts';
import { isPostId, padded, unpadded } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { PostStore } from '../../ports/posts.ts';
import { CodedError } from '../../protocol/errors.ts';
import { bookmarksOf, commentSource, tagSource } from '../names.ts';
import { contentOf, Revision } from '../records.ts';
import { collect, type Lister } from './collect.ts';
import type { Cursors } from './cursor.ts';
import type { HomeTimelines } from './home.ts';
import type { Surroundings } from './hydrate.ts';
import { lookAt, NOBODY } from './look-at.ts';
import { type Page, type PageQuery, readPage, type Timeline } from './page.ts';
import { type PostView, present } from './present.ts';
import { type RankedPage, type RankedQuery, RankedTimelines } from './ranked.ts';
import { inHome, inTag, mayRead, muted, type Rule, readable, showable } from './rules.ts';

/** A count beyond which “99+” is said. */
const MOST_NEW = 99;

/** Everything that is read of the feed. */
export class FeedReads {
  readonly #stores: FeedStores;
  readonly #cursors: Cursors;
  readonly #home: HomeTimelines;
  readonly #ranked: RankedTimelines;

  constructor(stores: FeedStores, cursors: Cursors, home: HomeTimelines, clock: Clock) {
    this.#stores = stores;
    this.#cursors = cursors;
    this.#home = home;
    this.#ranked = new RankedTimelines(stores, cursors, clock, (reader) => this.#homeOf(reader).list);
  }

  home(reader: string, query: PageQuery): Promise<Page> {
    return this.#page(reader, this.#homeOf(reader), query);
  }

  ranked(reader: string, query: RankedQuery): Promise<RankedPage> {
    return this.#ranked.page(reader, query);
  }

  /** Of who blocks the reader, or is blocked, nothing is looked at: they answer as somebody who never posted. */
  async author(reader: string, author: string, query: PageQuery): Promise<Page> {
    const [relation] = await this.#stores.graph.relations(reader, [author]);
    const apart = relation!.mine?.blocks === true || relation!.theirs?.blocks === true;
    return this.#page(reader, this.#of(`author/${author}`, apart ? NOBODY : author, showable), query);
  }

  tag(reader: string, tag: string, query: PageQuery): Promise<Page> {
    return this.#page(reader, this.#of(`tag/${tag}`, tagSource(tag), inTag), query);
  }

  /** Comments to a post, oldest first. Throws `not_found` as for a post that is not there. */
  async comments(reader: string, post: string, query: PageQuery): Promise<Page> {
    await this.#mustRead(reader, post);
    const timeline = this.#of(`comments/${post}`, commentSource(post), inThread);
    return this.#page(reader, { ...timeline, first: 'oldest' }, query);
  }

  bookmarks(reader: string, query: PageQuery): Promise<Page> {
    const { sets } = this.#stores;
    const list: Lister = async (from, direction, limit) => {
      // Only from the newest down: nobody reads bookmarks upwards, and a page before the first has none.
      if (direction === 'newer') return { ids: [], end: true };
      const members = await sets.members(bookmarksOf(reader), padded(from), limit);
      return { ids: members.map(unpadded), end: members.length < limit };
    };
    return this.#page(reader, { name: 'bookmarks', list, rule: showable, first: 'newest' }, query);
  }

  async post(reader: string, id: string): Promise<PostView> {
    const around = await this.#mustRead(reader, id);
    const [view] = await present(this.#stores, reader, [{ post: around.posts.get(id)!, around }]);
    return view!;
  }

  /** Earlier contents, oldest first. */
  async edits(reader: string, id: string): Promise<{ at: number; text: string }[]> {
    await this.#mustRead(reader, id);
    const rows = await this.#stores.posts.revisions(id, 100);
    return rows.map((row) => {
      const { at, content } = Revision.decode(row);
      return { at, text: contentOf(content).text };
    });
  }

  /** How many posts stand above one in the home timeline, and the newest of them. */
  async news(reader: string, since: string): Promise<{ count: number; more: boolean; head: string }> {
    const { list, rule } = this.#homeOf(reader);
    const found = await collect(this.#stores, reader, list, rule, since, 'newer', MOST_NEW);
    const head = found.posts[found.posts.length - 1]?.post.id ?? since;
    return { count: found.posts.length, more: found.more, head };
  }

  /** Throws `not_found` alike for what is not there, is gone, and may not be known of. */
  async #mustRead(reader: string, id: string): Promise<Surroundings> {
    if (!isPostId(id)) throw new CodedError('not_found');
    const { around, post } = await lookAt(this.#stores, reader, id);
    if (!showable(around, post)) throw new CodedError('not_found');
    return around;
  }

  #page(reader: string, timeline: Timeline, query: PageQuery): Promise<Page> {
    return readPage(this.#stores, this.#cursors, reader, timeline, query);
  }

  #homeOf(reader: string): Timeline {
    const list: Lister = (from, direction, limit) => this.#home.list(reader, from, direction, limit);
    return { name: 'home', list, rule: inHome, first: 'newest' };
  }

  #of(name: string, source: string, rule: Rule): Timeline {
    return { name, list: listOf(this.#stores.posts, source), rule, first: 'newest' };
  }
}

/** A tombstone keeps its place, for what was answered to it. */
const inThread: Rule = (around, post): post is NonNullable<typeof post> => {
  if (post === undefined || muted(around, post.author)) return false;
  return post.deleted ? mayRead(around, post) : readable(around, post);
};

function listOf(posts: PostStore, source: string): Lister {
  return async (from, direction, limit) => {
    const [ids] = await posts.entries([{ source, direction, from, limit }]);
    return { ids: ids!, end: ids!.length < limit };
  };
}
