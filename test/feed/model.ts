/** The feed as a list of facts: every timeline is computed from scratch. Written apart from the service's rules. */

export interface ModelPost {
  readonly id: string;
  readonly author: string;
  text: string;
  deleted: boolean;
  readonly visibility: 'public' | 'followers' | 'named';
  readonly named: readonly string[];
  readonly mentions: readonly string[];
  readonly tags: readonly string[];
  readonly replyTo: string;
  readonly repostOf: string;
}

const pair = (a: string, b: string): string => `${a}>${b}`;

export class Model {
  readonly posts = new Map<string, ModelPost>();
  readonly follows = new Set<string>();
  readonly asked = new Set<string>();
  readonly blocks = new Set<string>();
  readonly mutes = new Set<string>();
  readonly protecteds = new Set<string>();
  readonly likes = new Map<string, Set<string>>();

  follow(a: string, b: string): void {
    if (this.follows.has(pair(a, b)) || this.asked.has(pair(a, b))) return;
    (this.protecteds.has(b) ? this.asked : this.follows).add(pair(a, b));
  }

  unfollow(a: string, b: string): void {
    this.follows.delete(pair(a, b));
    this.asked.delete(pair(a, b));
  }

  accept(a: string, asker: string): void {
    if (this.asked.delete(pair(asker, a))) this.follows.add(pair(asker, a));
  }

  block(a: string, b: string): void {
    this.blocks.add(pair(a, b));
    this.unfollow(a, b);
    this.unfollow(b, a);
  }

  has(set: 'follows' | 'blocks' | 'mutes' | 'asked', a: string, b: string): boolean {
    return this[set].has(pair(a, b));
  }

  set(set: 'blocks' | 'mutes', a: string, b: string, on: boolean): void {
    if (on) this[set].add(pair(a, b));
    else this[set].delete(pair(a, b));
  }

  like(user: string, post: string, on: boolean): void {
    const users = this.likes.get(post) ?? new Set();
    this.likes.set(post, users);
    if (on) users.add(user);
    else users.delete(user);
  }

  mayRead(reader: string, post: ModelPost | undefined): post is ModelPost {
    if (!post || post.deleted) return false;
    const { author } = post;
    if (author === reader) return true;
    if (this.has('blocks', reader, author) || this.has('blocks', author, reader)) return false;
    const fan = this.has('follows', reader, author);
    if (post.visibility === 'named') return post.named.includes(reader);
    return post.visibility === 'followers' || this.protecteds.has(author) ? fan : true;
  }

  shows(reader: string, post: ModelPost): boolean {
    return (
      this.mayRead(reader, post) &&
      (post.repostOf === '' || this.mayRead(reader, this.posts.get(post.repostOf)))
    );
  }

  quiet(reader: string, post: ModelPost): boolean {
    const original = this.posts.get(post.repostOf);
    return (
      this.has('mutes', reader, post.author) || (!!original && this.has('mutes', reader, original.author))
    );
  }

  home(reader: string): string[] {
    return this.#ids((post) => {
      if (post.replyTo !== '' || !this.shows(reader, post) || this.quiet(reader, post)) return false;
      return (
        post.author === reader ||
        this.has('follows', reader, post.author) ||
        post.mentions.includes(reader) ||
        (post.visibility === 'public' && post.tags.some((tag) => this.has('follows', reader, `#${tag}`)))
      );
    });
  }

  author(reader: string, author: string): string[] {
    return this.#ids((post) => post.author === author && post.replyTo === '' && this.shows(reader, post));
  }

  tag(reader: string, tag: string): string[] {
    return this.#ids(
      (post) =>
        post.tags.includes(tag) &&
        post.replyTo === '' &&
        post.visibility === 'public' &&
        this.shows(reader, post) &&
        !this.quiet(reader, post),
    );
  }

  /** Oldest first, tombstones included. */
  comments(reader: string, parent: string): string[] {
    return this.#ids((post) => {
      if (post.replyTo !== parent || this.has('mutes', reader, post.author)) return false;
      return this.mayRead(reader, { ...post, deleted: false });
    }).reverse();
  }

  #ids(keep: (post: ModelPost) => boolean): string[] {
    return [...this.posts.values()]
      .filter(keep)
      .map(({ id }) => id)
      .sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
  }
}
