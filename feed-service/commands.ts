import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import { isPostId } from '../ports/feed-ids.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import { standing } from '../ports/graph.ts';
import { CodedError, errorName } from '../protocol/errors.ts';
import type { kith } from '../protocol/generated/kith.js';
import type { AppliedCommands } from './applied.ts';
import type { Surroundings } from './read/hydrate.ts';
import { lookAt } from './read/look-at.ts';
import { showable } from './read/rules.ts';
import {
  Command,
  type Content,
  decodePost,
  type Mark,
  MarkKind,
  Outcome,
  type Post,
  type Relate,
  Visibility,
} from './records.ts';
import type { FeedSettings } from './settings.ts';
import { tagsOf } from './tags.ts';

/** A comment deeper than this is refused: nobody reads it there. */
const MAX_DEPTH = 64;

export interface Draft extends Content {
  readonly visibility: 'public' | 'followers' | 'named';
  readonly named: readonly string[];
  readonly mentions: readonly string[];
  /** Ids of posts, '' for none; at most one of the three. */
  readonly replyTo: string;
  readonly repostOf: string;
  readonly quoteOf: string;
}

export interface Done {
  /** Of the post that was made, or of the command. */
  readonly id: string;
  /** False: it is durable, but its effects were not seen in time; they come. */
  readonly applied: boolean;
}

export interface CommandParts {
  readonly log: EventLog;
  readonly stores: FeedStores;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly settings: FeedSettings;
  readonly applied: AppliedCommands;
}

/**
 * The edge of every write: what can be checked is checked here, and what others decide is stamped into the record, so
 * that applying it needs nothing but the log. Acknowledged when durable; answered when its effects can be read.
 */
export class FeedCommands {
  readonly #parts: CommandParts;

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  /** `key`: the client's name for this post; the same again is the same post. */
  async publish(actor: string, key: string, draft: Draft): Promise<Done> {
    const known = await this.#known(actor, key);
    if (known) return known;
    const { visibility, named, mentions, replyTo, repostOf, quoteOf, text, images, card } = draft;
    const parent = await this.#parent(actor, replyTo || repostOf || quoteOf);
    if (repostOf !== '' && parent!.around.profiles.get(parent!.post.author)?.protected) {
      throw new CodedError('not_found', { field: 'repostOf' });
    }
    if (repostOf !== '' && parent!.post.post.visibility !== Visibility.PUBLIC) {
      throw new CodedError('not_found', { field: 'repostOf' });
    }
    const depth = replyTo === '' ? 0 : parent!.post.post.depth + 1;
    if (depth > MAX_DEPTH) throw new CodedError('invalid', { field: 'replyTo' });
    return this.#submit(actor, key, {
      publish: {
        content: { text, images: [...images], card },
        visibility: { public: 0, followers: 1, named: 2 }[visibility],
        named: [...new Set(named)],
        mentions: [...new Set(mentions)],
        tags: repostOf === '' ? tagsOf(text) : [],
        ...{ replyTo, repostOf, quoteOf, depth },
        root: replyTo === '' ? '' : parent!.post.post.root || replyTo,
        parentAuthor: parent?.post.author ?? '',
      },
    });
  }

  async edit(actor: string, key: string, post: string, content: Content): Promise<Done> {
    await this.#own(actor, post);
    tagsOf(content.text);
    return this.#submit(actor, key, {
      edit: { post, content: { ...content, images: [...content.images] } },
    });
  }

  async delete(actor: string, key: string, post: string): Promise<Done> {
    await this.#own(actor, post);
    return this.#submit(actor, key, { delete: { post } });
  }

  async mark(
    actor: string,
    key: string,
    kind: 'like' | 'bookmark',
    post: string,
    on: boolean,
  ): Promise<Done> {
    // What was liked may be gone since: taking a mark back needs no permission, but the author's name.
    const author = on ? (await this.#parent(actor, post))!.post.author : await this.#authorOf(post);
    const mark: Mark = { kind: kind === 'like' ? MarkKind.LIKE : MarkKind.BOOKMARK, post, on, author };
    return this.#submit(actor, key, { mark });
  }

  /** Follows or asks to; `target` is a user or '#tag'. */
  async follow(actor: string, key: string, target: string, on: boolean): Promise<Done> {
    if (target === actor)
      throw new CodedError('invalid', { field: 'user', detail: 'Nobody follows themselves.' });
    const { graph } = this.#parts.stores;
    const [relation] = await graph.relations(actor, [target]);
    const [profile] = await graph.profiles([target]);
    // Of who blocks one nothing can be known, not even that they are there.
    if (on && (relation!.theirs?.blocks || relation!.mine?.blocks)) throw new CodedError('not_found');
    const stands = standing(relation!.mine, relation!.theirs);
    // Asked for once more it would have to be accepted once more.
    if (on && stands !== 'none') return { id: '', applied: true };
    if (on) await this.#checkRoom(actor);
    const open = profile?.protected !== true;
    const removals = relation!.theirs?.removals ?? 0;
    return this.#submit(actor, key, { follow: { target, on, open, removals } });
  }

  async relate(actor: string, key: string, relate: Relate): Promise<Done> {
    if (relate.target === actor) throw new CodedError('invalid', { field: 'user' });
    return this.#submit(actor, key, { relate });
  }

  /** Accepts a request to follow, or refuses it. */
  async answer(actor: string, key: string, asker: string, accept: boolean): Promise<Done> {
    const [relation] = await this.#parts.stores.graph.relations(asker, [actor]);
    const { mine, theirs } = relation!;
    if (standing(mine, theirs) !== 'asked') throw new CodedError('not_found');
    if (!accept) return this.#submit(actor, key, { relate: { target: asker, remove: true } });
    return this.#submit(actor, key, { accept: { target: asker, serial: mine!.serial } });
  }

  async protect(actor: string, key: string, isProtected: boolean): Promise<Done> {
    return this.#submit(actor, key, { settings: { protected: isProtected } });
  }

  async report(
    actor: string,
    key: string,
    report: { post: string; user: string; reason: string },
  ): Promise<Done> {
    if (report.post !== '') await this.#parent(actor, report.post);
    return this.#submit(actor, key, { report });
  }

  async #checkRoom(actor: string): Promise<void> {
    const [counts] = await this.#parts.stores.graph.counts([actor]);
    if (counts!.following >= this.#parts.settings.maxFollowing) {
      throw new CodedError('full', { detail: 'You follow as many as you may follow.' });
    }
  }

  /** A post that the actor is shown; undefined for ''. Throws alike for what is not there and what may not be seen. */
  async #parent(actor: string, id: string): Promise<{ post: Post; around: Surroundings } | undefined> {
    if (id === '') return undefined;
    if (!isPostId(id)) throw new CodedError('not_found');
    const { around, post } = await lookAt(this.#parts.stores, actor, id);
    if (!showable(around, post)) throw new CodedError('not_found');
    return { post, around };
  }

  async #authorOf(id: string): Promise<string> {
    if (!isPostId(id)) throw new CodedError('not_found');
    const [row] = await this.#parts.stores.posts.posts([id]);
    return row ? decodePost(row).author : '';
  }

  async #own(actor: string, id: string): Promise<void> {
    if (!isPostId(id)) throw new CodedError('not_found');
    const { post } = await lookAt(this.#parts.stores, actor, id);
    if (post?.author !== actor || post.deleted) throw new CodedError('not_found');
  }

  async #known(actor: string, key: string): Promise<Done | undefined> {
    if (key === '') return undefined;
    const row = await this.#parts.stores.outcomes.outcome(actor, key);
    if (row === undefined) return undefined;
    const { id, code } = Outcome.decode(row);
    if (code > 0) throw new CodedError(errorName(code) ?? 'internal');
    return { id, applied: true };
  }

  async #submit(actor: string, given: string, action: kith.feed.Command.$Properties): Promise<Done> {
    const known = await this.#known(actor, given);
    if (known) return known;
    const { log, clock, newId, settings, applied } = this.#parts;
    const id = newId();
    // Only a command with a key leaves an outcome.
    const key = given || (applied.elsewhere ? id : '');
    const command = { ...action, actor, key, id, at: clock.now() } as kith.feed.Command;
    const waiting = applied.wait(actor, key || id, settings.applyWaitMs);
    try {
      await log.append('feed.commands', actor, Command.encode(command).finish());
    } catch (error) {
      waiting.cancel();
      throw error;
    }
    const outcome = await waiting.outcome;
    if (outcome === undefined) return { id, applied: false };
    if (outcome.code > 0) throw new CodedError(errorName(outcome.code) ?? 'internal');
    return { id: outcome.id, applied: true };
  }
}
