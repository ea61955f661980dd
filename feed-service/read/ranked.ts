import { randomBytes } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { CodedError } from '../../protocol/errors.ts';
import { collect, type Lister } from './collect.ts';
import type { Cursors, Place } from './cursor.ts';
import { hydrate } from './hydrate.ts';
import { type PostView, present, type Shown } from './present.ts';
import { PARTS, partsOf, rank, type Signals, signalsOf } from './rank.ts';
import { inHome } from './rules.ts';
import { Given, SeenPosts } from './seen.ts';
import { type Frozen, FrozenOrders } from './sessions.ts';

const NAME = 'ranked';
/** Posts ranked at once. */
const CANDIDATES = 500;
const CHUNK = 100;
/** Candidates looked for at once: with the one more that tells whether there are further ones, as many as `collect` reads. */
const CANDIDATES_AT_ONCE = 199;
/** Looking for candidates ends here; what was found by then comes in the order of time. */
const BUDGET_MS = 250;
const TRIES = 5;

export interface RankedPage {
  readonly posts: readonly (PostView & { readonly signals?: Signals; readonly score?: number })[];
  readonly older: string;
  readonly newer: string;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export interface RankedQuery {
  readonly before?: string;
  readonly after?: string;
  readonly limit: number;
  readonly explain: boolean;
}

/**
 * Ranked scrolls: an order that is frozen when the scroll begins, and grows at its end. Pages are places in it; what a
 * reader may see is still decided at each read.
 */
export class RankedTimelines {
  readonly #stores: FeedStores;
  readonly #cursors: Cursors;
  readonly #clock: Clock;
  readonly #orders: FrozenOrders;
  readonly #seen: SeenPosts;
  readonly #given: Given;
  readonly #lister: (reader: string) => Lister;

  constructor(stores: FeedStores, cursors: Cursors, clock: Clock, lister: (reader: string) => Lister) {
    this.#stores = stores;
    this.#cursors = cursors;
    this.#clock = clock;
    this.#lister = lister;
    this.#orders = new FrozenOrders(stores.sessions);
    this.#seen = new SeenPosts(stores.sessions, clock);
    this.#given = new Given(stores.sessions);
  }

  async page(reader: string, query: RankedQuery): Promise<RankedPage> {
    const { before, after, limit } = query;
    if (before !== undefined && after !== undefined) throw new CodedError('invalid', { field: 'after' });
    const cursor = before ?? after;
    const place = cursor === undefined ? await this.#begin() : this.#cursors.read(reader, NAME, cursor);
    return after === undefined
      ? this.#forwards(reader, place, limit, query.explain)
      : this.#backwards(reader, place, limit, query.explain);
  }

  async #begin(): Promise<Place> {
    return { id: LAST_ID, session: randomBytes(9).toString('base64url'), position: 0, given: 0 };
  }

  async #forwards(reader: string, place: Place, limit: number, explain: boolean): Promise<RankedPage> {
    let { order, position } = await this.#frozen(reader, place);
    const start = position;
    const shown: { item: Shown; position: number }[] = [];
    let more = true;
    while (shown.length <= limit) {
      if (position >= order.ids.length) {
        if (order.ended) {
          more = false;
          break;
        }
        order = await this.#grow(reader, place, order);
        continue;
      }
      const ids = order.ids.slice(position, position + Math.min(CHUNK, 2 * limit));
      for (const item of await this.#visible(reader, ids)) {
        if (item !== undefined && shown.length <= limit) shown.push({ item, position });
        position++;
      }
    }
    const page = shown.slice(0, limit);
    more = more && shown.length > limit;
    const end = more ? page[page.length - 1]!.position + 1 : position;
    const items = page.map(({ item }) => item);
    const ids = items.map(({ post }) => post.id);
    const [posts] = await Promise.all([
      this.#present(reader, items, order, explain),
      this.#seen.add(reader, ids),
      this.#given.set(reader, place.session, place.given, ids),
    ]);
    const head = order.head;
    return {
      posts,
      older: this.#cursor(reader, place, head, end, place.given + ids.length),
      newer: this.#cursor(reader, place, head, start, place.given),
      hasOlder: more,
      hasNewer: start > 0,
    };
  }

  async #backwards(reader: string, place: Place, limit: number, explain: boolean): Promise<RankedPage> {
    const { order, position } = await this.#frozen(reader, place);
    const shown: { item: Shown; position: number }[] = [];
    let at = position;
    while (at > 0 && shown.length <= limit) {
      const from = Math.max(0, at - Math.min(CHUNK, 2 * limit));
      const visible = await this.#visible(reader, order.ids.slice(from, at));
      for (let i = visible.length - 1; i >= 0 && shown.length <= limit; i--) {
        at = from + i;
        const item = visible[i];
        if (item !== undefined) shown.push({ item, position: at });
      }
    }
    const page = shown.slice(0, limit).reverse();
    const more = shown.length > limit;
    const items = page.map(({ item }) => item);
    const start = more ? page[0]!.position : 0;
    const given = Math.max(0, place.given - items.length);
    return {
      posts: await this.#present(reader, items, order, explain),
      older: this.#cursor(reader, place, order.head, position, place.given),
      newer: this.#cursor(reader, place, order.head, start, given),
      hasOlder: position < order.ids.length || !order.ended,
      hasNewer: more,
    };
  }

  #cursor(reader: string, { session }: Place, head: string, position: number, given: number): string {
    return this.#cursors.write(reader, NAME, { id: head, session, position, given });
  }

  /** The order of the scroll, and where in it the place is. One that ran out is made again behind what was given. */
  async #frozen(reader: string, place: Place): Promise<{ order: Frozen; position: number }> {
    const standing = await this.#orders.read(reader, place.session);
    if (standing) return { order: standing, position: place.position };
    const given = (await this.#given.get(reader, place.session)).slice(0, place.given);
    const order = await this.#make(reader, place.id, given);
    const kept = await this.#orders.create(reader, place.session, order);
    return { order: kept, position: Math.min(given.length, kept.ids.length) };
  }

  async #make(reader: string, head: string, given: readonly string[]): Promise<Frozen> {
    const from = head === LAST_ID ? LAST_ID : (BigInt(head) + 1n).toString();
    const batch = await this.#candidates(reader, from, new Set(given), await this.#seen.recent(reader));
    return {
      revision: 0,
      head: head === LAST_ID ? batch.newest : head,
      ids: [...given, ...batch.ids],
      parts: [...new Array<number>(PARTS * given.length).fill(0), ...batch.parts],
      below: batch.below,
      ended: batch.ended,
    };
  }

  /** What lies below the oldest post ranked so far is ranked as the next part. */
  async #grow(reader: string, place: Place, order: Frozen): Promise<Frozen> {
    for (let tries = 0; tries < TRIES; tries++) {
      const batch = await this.#candidates(reader, order.below, new Set(order.ids), new Set());
      const grown = {
        ...order,
        ids: [...order.ids, ...batch.ids],
        parts: [...order.parts, ...batch.parts],
        ...{ below: batch.below, ended: batch.ended },
      };
      const kept = await this.#orders.replace(reader, place.session, grown);
      if (kept) return kept;
      const standing = await this.#orders.read(reader, place.session);
      if (standing === undefined || standing.ids.length > order.ids.length || standing.ended) {
        return standing ?? grown;
      }
      order = standing;
    }
    throw new CodedError('unavailable', { retryMs: 1_000 });
  }

  async #candidates(reader: string, from: string, without: ReadonlySet<string>, seen: ReadonlySet<string>) {
    const began = this.#clock.monotonic();
    const found: Shown[] = [];
    let below = from;
    let ended = false;
    while (!ended && found.length < CANDIDATES && this.#clock.monotonic() - began < BUDGET_MS) {
      const part = await collect(
        this.#stores,
        reader,
        this.#lister(reader),
        inHome,
        below,
        'older',
        CANDIDATES_AT_ONCE,
      );
      found.push(...part.posts.filter(({ post }) => !without.has(post.id)));
      below = part.reached;
      ended = !part.more;
    }
    const posts = found.map(({ post }) => post);
    const newest = posts[0]?.id ?? '0';
    const late = this.#clock.monotonic() - began >= BUDGET_MS;
    if (late) {
      const parts = new Array<number>(PARTS * posts.length).fill(0);
      return { ids: posts.map(({ id }) => id), parts, newest, below, ended };
    }
    const ranked = await rank(this.#stores, reader, posts, seen);
    const parts = ranked.flatMap(({ signals }) => partsOf(signals));
    return { ids: ranked.map(({ id }) => id), parts, newest, below, ended };
  }

  async #visible(reader: string, ids: readonly string[]): Promise<(Shown | undefined)[]> {
    const around = await hydrate(this.#stores, reader, ids);
    return ids.map((id) => {
      const post = around.posts.get(id);
      return inHome(around, post) ? { post, around } : undefined;
    });
  }

  async #present(reader: string, items: readonly Shown[], order: Frozen, explain: boolean) {
    const views = await present(this.#stores, reader, items);
    if (!explain) return views;
    // What was weighed when the order was frozen, not what would be weighed now.
    const places = new Map(order.ids.map((id, i) => [id, i]));
    return views.map((post) => {
      const at = PARTS * places.get(post.id)!;
      const parts = order.parts.slice(at, at + PARTS);
      return { ...post, score: parts.reduce((sum, part) => sum + part, 0), signals: signalsOf(parts) };
    });
  }
}
