import fc from 'fast-check';
import type { Draft } from '../../feed-service/commands.ts';
import { createIds } from '../../gateway/accounts/ids.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { OpenEngines } from './engines.ts';
import { draft, FeedFixture } from './fixture.ts';
import { Model } from './model.ts';
import { check } from './model-check.ts';

const PEOPLE = ['ann', 'bob', 'cat', 'dan', 'eve'];
const TAGS = ['x', 'y'];

export interface WorldOptions {
  readonly engines?: OpenEngines;
  /** Ends the names of people and tags, where worlds share their stores. */
  readonly suffix?: string;
}
const DAY_MS = 24 * 3_600_000;

export type Step = readonly [kind: Kind, a: number, b: number, c: number];
const kinds = [
  ...['post', 'post', 'post', 'post', 'burst', 'repost', 'quote', 'comment', 'edit', 'delete', 'like'],
  ...['follow', 'follow', 'follow', 'unfollow', 'followTag', 'unfollowTag', 'block', 'unblock', 'mute'],
  ...[
    'unmute',
    'remove',
    'protect',
    'accept',
    'tiers',
    'flush',
    'crash',
    'restart',
    'away',
    'read',
    'settle',
  ],
] as const;
type Kind = (typeof kinds)[number];

export const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(...kinds),
  fc.nat(PEOPLE.length - 1),
  fc.nat(PEOPLE.length - 1),
  fc.nat(1000),
);

/** The world that the steps act on: the service and the model side by side. */
export class World {
  readonly model = new Model();
  readonly feed: FeedFixture;
  readonly tiers: { slowFollowers: number; pullFollowers: number };
  readonly shift: { ms: number };
  readonly people: readonly string[];
  readonly tags: readonly string[];
  #keys = 0;

  private constructor(feed: FeedFixture, tiers: World['tiers'], shift: World['shift'], suffix: string) {
    this.feed = feed;
    this.tiers = tiers;
    this.shift = shift;
    this.people = PEOPLE.map((name) => name + suffix);
    this.tags = TAGS.map((tag) => tag + suffix);
  }

  static async make({ engines, suffix = '' }: WorldOptions = {}): Promise<World> {
    const shift = { ms: 0 };
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + shift.ms };
    const tiers = { slowFollowers: 3, pullFollowers: 5 };
    // Ids come from two workers, one of them with a clock that stands behind.
    const [first, second] = [
      createIds(() => 1, clock),
      createIds(() => 2, { ...clock, now: () => clock.now() - 40 }),
    ];
    let made = 0;
    const feed = await FeedFixture.start({
      ...{ clock, window: 6, newId: () => (++made % 3 === 0 ? second() : first()) },
      // The object is kept by the service: the steps change it while it runs.
      settings: { sliceFollowers: 2, activeMs: 7 * DAY_MS, laneBudgetMs: 60_000 },
      settingsObject: tiers,
      ...(engines && { engines }),
    });
    return new World(feed, tiers, shift, suffix);
  }

  key(): string {
    return `k${++this.#keys}`;
  }

  /** Of the posts there ever were. */
  pick(n: number): string | undefined {
    const ids = [...this.model.posts.keys()];
    return ids.length === 0 ? undefined : ids[n % ids.length];
  }

  async publish(author: string, more: Partial<Draft>): Promise<void> {
    const text = more.text ?? 'words';
    const given = draft(text, more);
    const { id } = await this.feed.api.commands.publish(author, this.key(), given);
    const { visibility, named, mentions, replyTo, repostOf } = given;
    const tags = repostOf === '' ? this.tags.filter((tag) => text.includes(`#${tag}`)) : [];
    const post = { id, author, text, deleted: false, visibility, named, mentions, tags, replyTo, repostOf };
    this.model.posts.set(id, post);
  }
}

/** What the service refuses does not happen in the model either. */
async function unlessRefused(work: () => Promise<unknown>, then: () => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CodedError) return;
    throw error;
  }
  then();
}

function draftOf({ people, tags: all }: World, b: number, c: number): Partial<Draft> {
  const visibility = (['public', 'public', 'followers', 'named'] as const)[c % 4]!;
  const tags = all.filter((_, i) => ((c >> 3) & (1 << i)) !== 0).map((tag) => ` #${tag}`);
  return {
    ...{ text: `words${tags.join('')}`, visibility },
    named: visibility === 'named' ? [people[b]!, people[(b + 2) % 5]!] : [],
    mentions: c % 5 === 0 ? [people[b]!] : [],
  };
}

export async function act(world: World, [kind, ai, bi, c]: Step): Promise<void> {
  const { feed, model, people, tags } = world;
  const [a, b] = [people[ai]!, people[bi]!];
  const { commands } = feed.api;
  const target = world.pick(c);
  const tag = tags[c % tags.length]!;
  switch (kind) {
    case 'post':
      return world.publish(a, draftOf(world, bi, c));
    case 'burst': {
      const posts = people.map((author, i) => world.publish(author, draftOf(world, i, c + i)));
      for (let turns = c % 40; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      if (c % 2 === 0) await feed.crashService();
      await Promise.all(posts);
      return;
    }
    case 'repost':
    case 'quote':
    case 'comment': {
      if (!target) return;
      const reference = {
        repost: { repostOf: target, text: '' },
        quote: { quoteOf: target, text: 'see' },
        comment: { replyTo: target, text: `indeed #${tags[0]}` },
      }[kind];
      await unlessRefused(
        () => world.publish(a, reference),
        () => undefined,
      );
      return;
    }
    case 'edit': {
      const post = model.posts.get(target ?? '');
      if (post === undefined || post.repostOf !== '') return;
      const content = { text: `changed ${c}`, images: [], card: null };
      return unlessRefused(
        () => commands.edit(post.author, world.key(), post.id, content),
        () => {
          post.text = content.text;
        },
      );
    }
    case 'delete': {
      const post = model.posts.get(target ?? '');
      if (post === undefined) return;
      return unlessRefused(
        () => commands.delete(post.author, world.key(), post.id),
        () => {
          post.deleted = true;
        },
      );
    }
    case 'like':
      if (!target) return;
      return unlessRefused(
        () => commands.mark(a, world.key(), 'like', target, c % 3 !== 0),
        () => model.like(a, target, c % 3 !== 0),
      );
    case 'follow':
    case 'unfollow':
      return unlessRefused(
        () => commands.follow(a, world.key(), b, kind === 'follow'),
        () => (kind === 'follow' ? model.follow(a, b) : model.unfollow(a, b)),
      );
    case 'followTag':
    case 'unfollowTag':
      return unlessRefused(
        () => commands.follow(a, world.key(), `#${tag}`, kind === 'followTag'),
        () => (kind === 'followTag' ? model.follow(a, `#${tag}`) : model.unfollow(a, `#${tag}`)),
      );
    case 'block':
    case 'unblock':
      return unlessRefused(
        () => commands.relate(a, world.key(), { target: b, block: kind === 'block' }),
        () => (kind === 'block' ? model.block(a, b) : model.set('blocks', a, b, false)),
      );
    case 'mute':
    case 'unmute':
      return unlessRefused(
        () => commands.relate(a, world.key(), { target: b, mute: kind === 'mute' }),
        () => model.set('mutes', a, b, kind === 'mute'),
      );
    case 'remove':
      return unlessRefused(
        () => commands.relate(a, world.key(), { target: b, remove: true }),
        () => model.unfollow(b, a),
      );
    case 'protect':
      await commands.protect(a, world.key(), c % 2 === 0);
      if (c % 2 === 0) model.protecteds.add(a);
      else model.protecteds.delete(a);
      return;
    case 'accept':
      return unlessRefused(
        () => commands.answer(a, world.key(), b, c % 4 !== 0),
        () => (c % 4 !== 0 ? model.accept(a, b) : model.unfollow(b, a)),
      );
    case 'tiers':
      world.tiers.slowFollowers = 1 + (c % 4);
      world.tiers.pullFollowers = 1 + ((c >> 2) % 6);
      return;
    case 'flush':
      return feed.flush(c % 2 === 0 ? people : [a]);
    case 'crash':
      return feed.crashService();
    case 'restart':
      return feed.restart();
    case 'away':
      world.shift.ms += 8 * DAY_MS;
      return;
    case 'read':
      await feed.api.reads.home(a, { limit: 3 });
      return;
    case 'settle':
      return check(world);
  }
}
