import type { Clock } from '../ports/clock.ts';
import { clientClock } from './clock.ts';
import { errorOf, KithError, needsToken, passes } from './errors.ts';
import type {
  FeedDone,
  FeedNotification,
  FeedPage,
  FeedPlace,
  FeedPost,
  FeedStanding,
  FeedTimeline,
  NewPost,
} from './feed-wire.ts';
import { randomName } from './options.ts';
import type { TokenProvider } from './session.ts';

export type * from './feed-wire.ts';

export interface FeedOptions {
  readonly url: string;
  readonly token: TokenProvider;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
}

/** Tries of a request that may go well later; a write carries its name, so that it is done once. */
const TRIES = 4;
const WAIT_MS = 500;

/** A user's feed at a Kith server. Calls reject with a KithError when the server refuses. */
export class KithFeed {
  readonly #options: Required<FeedOptions>;

  constructor(options: FeedOptions) {
    const given = options.fetch ?? globalThis.fetch;
    // Called bare: browsers refuse a `fetch` whose `this` is another object.
    const bare: typeof fetch = (input, init) => given(input, init);
    this.#options = { clock: clientClock, random: Math.random, ...options, fetch: bare };
  }

  // ------------------------------------------------------------ reading

  page(timeline: FeedTimeline, place: FeedPlace = {}): Promise<FeedPage> {
    const [path, extra] = addressOf(timeline);
    return this.#ask('GET', path, { query: { ...extra, ...place } });
  }

  /** Post after post from the newest (of comments: the oldest) to the end of the timeline, a page at a time. */
  async *posts(timeline: FeedTimeline, place: FeedPlace = {}): AsyncGenerator<FeedPost> {
    const rising = 'commentsOf' in timeline || place.after !== undefined;
    for (let next = place; ; ) {
      const page = await this.page(timeline, next);
      yield* rising && !('commentsOf' in timeline) ? page.posts.toReversed() : page.posts;
      if (!(rising ? page.hasNewer : page.hasOlder)) return;
      const limit = place.limit === undefined ? {} : { limit: place.limit };
      next = { ...limit, ...(rising ? { after: page.newer } : { before: page.older }) };
    }
  }

  post(id: string): Promise<FeedPost> {
    return this.#ask('GET', `/v1/posts/${id}`);
  }

  async edits(id: string): Promise<{ at: number; text: string }[]> {
    return (await this.#ask<{ edits: { at: number; text: string }[] }>('GET', `/v1/posts/${id}/edits`)).edits;
  }

  /** How many posts stand above one in the home timeline, counted to 99, and the newest of them. */
  news(since: string): Promise<{ count: number; more: boolean; head: string }> {
    return this.#ask('GET', '/v1/feed/home/news', { query: { since } });
  }

  /** Notifications, newest first. */
  async *notifications(): AsyncGenerator<FeedNotification> {
    for (let before: string | undefined; ; ) {
      const page: { notifications: FeedNotification[]; older: string; hasOlder: boolean } = await this.#ask(
        'GET',
        '/v1/notifications',
        { query: { before } },
      );
      yield* page.notifications;
      if (!page.hasOlder) return;
      before = page.older;
    }
  }

  async unreadNotifications(): Promise<number> {
    return (await this.#ask<{ count: number }>('GET', '/v1/notifications/unread')).count;
  }

  /** How far a timeline ('home', 'notifications') was read on any device; '0': not at all. */
  async readMark(timeline: string): Promise<string> {
    return (await this.#ask<{ id: string }>('GET', '/v1/feed/mark', { query: { timeline } })).id;
  }

  async markRead(timeline: string, id: string): Promise<string> {
    return (await this.#ask<{ id: string }>('PUT', '/v1/feed/mark', { body: { timeline, id } })).id;
  }

  standing(user: string): Promise<FeedStanding> {
    return this.#ask('GET', `/v1/feed/users/${encodeURIComponent(user)}/standing`);
  }

  /** Names of one's own list, in no particular order. */
  async *names(
    list: 'following' | 'followers' | 'follow-requests' | 'blocks' | 'mutes',
  ): AsyncGenerator<string> {
    for (let after = ''; ; ) {
      const page: { names: string[]; after: string } = await this.#ask('GET', `/v1/${list}`, {
        query: { after },
      });
      yield* page.names;
      if (page.after === '') return;
      after = page.after;
    }
  }

  // ------------------------------------------------------------ writing

  /** `key` names the post: published again under it, also after a crash, it is published once, with the same links. */
  publish(post: NewPost, key = this.#name()): Promise<FeedDone> {
    return this.#write('POST', '/v1/posts', post, key);
  }

  edit(id: string, content: Pick<NewPost, 'text' | 'images' | 'card'>): Promise<FeedDone> {
    return this.#write('PUT', `/v1/posts/${id}`, content);
  }

  delete(id: string): Promise<FeedDone> {
    return this.#write('DELETE', `/v1/posts/${id}`);
  }

  like(id: string, on = true): Promise<FeedDone> {
    return this.#write(on ? 'PUT' : 'DELETE', `/v1/posts/${id}/like`);
  }

  bookmark(id: string, on = true): Promise<FeedDone> {
    return this.#write(on ? 'PUT' : 'DELETE', `/v1/posts/${id}/bookmark`);
  }

  /** Follows a user or '#tag', or asks to follow who is protected. */
  follow(target: string, on = true): Promise<FeedDone> {
    const path = target.startsWith('#')
      ? `/v1/following/tags/${encodeURIComponent(target.slice(1))}`
      : `/v1/following/users/${encodeURIComponent(target)}`;
    return this.#write(on ? 'PUT' : 'DELETE', path);
  }

  answerRequest(user: string, accept: boolean): Promise<FeedDone> {
    return this.#write(accept ? 'PUT' : 'DELETE', `/v1/follow-requests/${encodeURIComponent(user)}`);
  }

  removeFollower(user: string): Promise<FeedDone> {
    return this.#write('DELETE', `/v1/followers/${encodeURIComponent(user)}`);
  }

  block(user: string, on = true): Promise<FeedDone> {
    return this.#write(on ? 'PUT' : 'DELETE', `/v1/blocks/${encodeURIComponent(user)}`);
  }

  mute(user: string, on = true): Promise<FeedDone> {
    return this.#write(on ? 'PUT' : 'DELETE', `/v1/mutes/${encodeURIComponent(user)}`);
  }

  report(what: { post?: string; user?: string; reason: string }): Promise<FeedDone> {
    return this.#write('POST', '/v1/reports', what);
  }

  /** Protected: new followers have to be accepted, and only followers read. */
  protect(isProtected: boolean): Promise<FeedDone> {
    return this.#write('PUT', '/v1/feed/settings', { protected: isProtected });
  }

  // ------------------------------------------------------------ asking

  #name(): string {
    return randomName(this.#options.random);
  }

  #write(method: string, path: string, body?: object, key = this.#name()): Promise<FeedDone> {
    return this.#ask(method, path, { key, ...(body && { body }) });
  }

  async #ask<T>(method: string, path: string, more: Asking = {}): Promise<T> {
    let refused = false;
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once<T>(method, path, more, refused);
      } catch (error) {
        const known = error instanceof KithError ? error : undefined;
        const stale: boolean = known !== undefined && needsToken(known.code) && !refused;
        // What `fetch` throws is a connection that was lost: the same again is the same.
        if (tries === TRIES || (known && !stale && !passes(known.code))) throw error;
        refused = stale;
        if (!stale) await this.#pause(known?.retryMs || WAIT_MS * 2 ** (tries - 1));
      }
    }
  }

  async #once<T>(method: string, path: string, { query, body, key }: Asking, refused: boolean): Promise<T> {
    const url = new URL(path, this.#options.url);
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await this.#options.fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await this.#options.token(refused ? { refused } : undefined)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw failure(response.status, text);
    return JSON.parse(text) as T;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(ms, resolve));
  }
}

interface Asking {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  readonly key?: string;
}

function addressOf(timeline: FeedTimeline): [path: string, query: Record<string, string>] {
  if ('home' in timeline) {
    return ['/v1/feed/home', { order: timeline.home, ...(timeline.explain && { explain: '1' }) }];
  }
  if ('user' in timeline) return [`/v1/feed/users/${encodeURIComponent(timeline.user)}`, {}];
  if ('tag' in timeline) return [`/v1/feed/tags/${encodeURIComponent(timeline.tag)}`, {}];
  if ('commentsOf' in timeline) return [`/v1/posts/${timeline.commentsOf}/comments`, {}];
  return ['/v1/bookmarks', {}];
}

function failure(status: number, text: string): KithError {
  try {
    const { code, message, field, retry_ms: retryMs } = JSON.parse(text).error;
    return errorOf({ code, message, field: field ?? '', retryMs: retryMs ?? 0 });
  } catch {
    // Not Kith but something before it, a proxy say.
    return new KithError('refused', { message: `The server answered ${status}.` });
  }
}
