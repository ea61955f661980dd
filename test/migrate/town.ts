import { expect } from 'vitest';
import { KithFeed } from '../../client/feed.ts';
import { freePort } from '../../deploy/servers/server.ts';
import { startWhole, type Whole } from '../support/whole.ts';

export const PEOPLE = ['ann', 'bob', 'carol', 'dave'] as const;
export type Person = (typeof PEOPLE)[number];
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
/** From one thing that somebody does to the next: people are not a load test. */
const PACE_MS = 150;
/** Clicks that the limited link allows in all. */
export const LIMIT = 6;

/** The same in all questions of a test, and wide enough for all that is done in it. */
const TODAY = Math.floor(Date.now() / 86_400_000) * 86_400_000;
export function period(): string {
  return `from=${TODAY - 86_400_000}&to=${TODAY + 2 * 86_400_000}&step=hour`;
}

/** An answer of the API of links. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what comes from outside, looked at by expectations
  readonly body: any;
}

/** A whole with its links' address, and the people's clients there. */
export class Place {
  readonly whole: Whole;
  readonly links: string;
  readonly #feeds = new Map<Person, KithFeed>();

  private constructor(whole: Whole, links: string) {
    this.whole = whole;
    this.links = links;
  }

  static async start(options: Record<string, string> = {}, data?: string): Promise<Place> {
    const port = await freePort();
    const given = { KITH_LINK_PORT: String(port), KITH_FEED_POINTS: '1000000', KITH_LINK_MISSES: '100000' };
    const whole = await startWhole({ ...given, ...options }, data);
    return new Place(whole, `http://127.0.0.1:${port}`);
  }

  /** On the same data, which answers from its stores alone then. */
  async restart(): Promise<Place> {
    return new Place(await this.whole.restart(), this.links);
  }

  feed(person: Person): KithFeed {
    const standing = this.#feeds.get(person);
    if (standing !== undefined) return standing;
    const url = this.whole.address.replace(/^ws/, 'http');
    const made = new KithFeed({ url, token: () => this.whole.token(person) });
    this.#feeds.set(person, made);
    return made;
  }

  async api(method: string, path: string, body?: unknown, token = this.whole.token('ann')): Promise<Answer> {
    const response = await fetch(`${this.links}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, JSON.parse(text).error.retry_ms));
      return this.api(method, path, body, token);
    }
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async visit(name: string): Promise<{ status: number; to: string | null }> {
    const response = await fetch(`${this.links}/${name}`, {
      ...{ redirect: 'manual', headers: { 'user-agent': BROWSER } },
    });
    await response.arrayBuffer();
    return { status: response.status, to: response.headers.get('location') };
  }

  /** Clicks of the last days, of persons and of programs. */
  async clicks(name: string): Promise<number> {
    const { body } = await this.api('GET', `/v1/links/${name}/statistics?${period()}`);
    return body.clicks + body.bots;
  }
}

/** An installation with a feed and links that people use without a pause. */
export class Town {
  readonly source: Place;
  /** Names of links by what they are for. */
  readonly named = { alias: 'spring-sale', deleted: '', disabled: '', limited: '', visited: '' };
  readonly names: string[] = [];
  apiKey = '';
  revokedKey = '';
  /** Ids of posts by key of the request. */
  readonly posts = new Map<string, string>();
  #stops: (() => void)[] = [];
  #busy: Promise<unknown> = Promise.resolve();
  #stopped = false;
  liked = '';
  edited = '';

  constructor(source: Place) {
    this.source = source;
  }

  /** Everything there is, of each kind. */
  async begin(): Promise<void> {
    await this.#beginFeed();
    await this.#beginLinks();
  }

  /** From here on somebody posts, likes, deletes, makes links and visits them, one thing after the other. */
  bustle(): void {
    const { source } = this;
    const ann = source.feed('ann');
    const bob = source.feed('bob');
    const turns: ((n: number) => Promise<unknown>)[] = [
      async (n) => {
        const key = `bustle-${n}`;
        const { id } = await ann.publish({ text: `post ${n} #cats @carol`, mentions: ['carol'] }, key);
        this.posts.set(key, id);
        if (n % 3 === 0) await bob.like(id);
        if (n % 5 === 0) await ann.delete(id);
        // One that was copied before, as like as not.
        if (n % 2 === 0 && n < 40) await ann.delete(this.posts.get(`early-${15 + n / 2}`)!);
        if (n % 7 === 0) await ann.edit(this.edited, { text: `edit ${n}` });
        if (n % 4 === 0) await bob.follow('carol', n % 8 === 0);
      },
      async (n) => {
        const { status, body } = await source.api('POST', '/v1/links', {
          target: `https://example.org/late/${n}`,
        });
        if (status !== 201) throw new Error(`refused: ${status}`);
        this.names.push(body.name);
        const change = { title: `changed ${n}` };
        await source.api('PATCH', `/v1/links/${this.named.visited}`, change);
        if (n % 3 === 0) await source.api('DELETE', `/v1/links/${body.name}`);
      },
      async () => {
        const { status } = await source.visit(this.named.visited);
        if (status !== 302) throw new Error(`no redirect: ${status}`);
      },
    ];
    this.#busy = Promise.all(turns.map((turn) => this.#again(turn)));
  }

  /** Resolves when nobody does anything any more. */
  async rest(): Promise<void> {
    this.#stopped = true;
    for (const stop of this.#stops) stop();
    await this.#busy;
  }

  async #again(turn: (n: number) => Promise<unknown>): Promise<void> {
    for (let n = 1; !this.#stopped; n++) {
      // What is refused is not said again: the next thing is.
      await turn(n).catch(() => undefined);
      await new Promise<void>((resolve) => {
        this.#stops = [...this.#stops.slice(-2), resolve];
        setTimeout(resolve, PACE_MS);
      });
    }
  }

  async #beginFeed(): Promise<void> {
    const [ann, bob, carol, dave] = PEOPLE.map((person) => this.source.feed(person)) as [
      ...[KithFeed, KithFeed, KithFeed, KithFeed],
    ];
    await dave.protect(true);
    for (const each of [bob, carol]) await each.follow('ann');
    await carol.follow('#cats');
    for (const each of [ann, bob]) await each.follow('dave');
    await dave.answerRequest('bob', true);
    await carol.block('dave');
    await bob.mute('carol');
    const ids: string[] = [];
    for (let n = 1; n <= 40; n++) {
      const { id } = await ann.publish({ text: `early ${n} #cats @bob`, mentions: ['bob'] }, `early-${n}`);
      ids.push(id);
      this.posts.set(`early-${n}`, id);
    }
    await dave.publish({ text: 'for followers' });
    const [first, second, third, fourth] = ids as [string, string, string, string];
    for (const each of [bob, carol]) await each.like(first);
    await bob.like(second);
    await bob.like(second, false);
    this.liked = first;
    await bob.bookmark(third);
    await carol.publish({ text: 'a comment', replyTo: first });
    await bob.publish({ text: 'a second thought', quoteOf: second });
    await ann.edit(fourth, { text: 'edited once' });
    await ann.edit(fourth, { text: 'edited twice' });
    this.edited = fourth;
    await ann.delete(ids[9]!);
    // Whoever reads is an active reader from then on, and has a timeline.
    for (const each of [ann, bob, carol, dave]) await each.page({ home: 'newest' });
    await bob.markRead('home', ids[20]!);
  }

  async #beginLinks(): Promise<void> {
    const { source, named } = this;
    const make = async (link: object): Promise<string> => {
      const { status, body } = await source.api('POST', '/v1/links', link);
      expect(status, JSON.stringify(body)).toBe(201);
      this.names.push(body.name);
      return body.name;
    };
    await make({ target: 'https://example.org/sale', alias: named.alias });
    for (let n = 1; n <= 20; n++) await make({ target: `https://example.org/page/${n}`, tags: ['early'] });
    named.visited = this.names[1]!;
    named.disabled = this.names[2]!;
    named.deleted = await make({ target: 'https://example.org/gone', alias: 'never-again' });
    await source.api('PATCH', `/v1/links/${named.disabled}`, { state: 'disabled' });
    await source.api('DELETE', `/v1/links/${named.deleted}`);
    named.limited = await make({ target: 'https://example.org/few', max_clicks: LIMIT });
    await source.api('POST', '/v1/links', {
      target: 'https://example.org/once',
      idempotency_key: 'order-17',
    });
    const scopes = ['links:read', 'keys'];
    this.apiKey = (await source.api('POST', '/v1/link-keys', { label: 'kept', scopes })).body.key;
    this.revokedKey = (await source.api('POST', '/v1/link-keys', { label: 'taken back', scopes })).body.key;
    for (let n = 0; n < 30; n++) expect((await source.visit(named.visited)).status).toBe(302);
    for (let n = 0; n < 2; n++) expect((await source.visit(named.limited)).status).toBe(302);
    expect((await source.visit(named.alias)).to).toBe('https://example.org/sale');
  }
}
