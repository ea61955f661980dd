import { isNewer, padded, type Version } from '../../ports/feed-ids.ts';
import type { EntryRow } from '../../ports/posts.ts';
import { Reason } from '../../ports/timelines.ts';
import {
  commentSource,
  commentsOf,
  mentionSource,
  PULLED_SOURCES,
  pulledMember,
  pulledSource,
  repostsOf,
  tagSource,
} from '../names.ts';
import { decodePost, encodePost, type Post, type Publish, Tier, Visibility, versionOf } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';
import { notesOf } from './notes.ts';
import { decideTier, noteRate } from './tier.ts';

/**
 * Stores a post, puts it in its lists, shows it to its author and hands it to fan-out. Again after a crash: what is
 * stored stays, what may not have gone out goes out again.
 */
export async function applyPublish(
  context: ApplyContext,
  applying: Applying,
  publish: Publish,
): Promise<number> {
  const { stores } = context;
  const [row] = await stores.posts.posts([applying.id]);
  const standing = row && decodePost(row);
  if (standing?.deleted) return 0;
  const post = standing ?? (await newPost(context, applying, publish));
  const { version } = applying;
  // The same record again may have been broken off between the post and its lists.
  if (!standing || isSame(version, versionOf(standing)) || isNewer(version, versionOf(standing))) {
    const row = { id: post.id, bytes: encodePost(post), version };
    await applying.wrote(stores.posts.write([row], entriesOf(post, version)));
  }
  await mark(context, applying, post, true);
  await spread(context, applying, post);
  return 0;
}

function isSame(a: Version, b: Version): boolean {
  return a.epoch === b.epoch && a.offset === b.offset;
}

async function newPost(context: ApplyContext, applying: Applying, publish: Publish): Promise<Post> {
  const { actor, id, at, version } = applying;
  const sources = publish.replyTo === '' ? [actor] : [];
  if (publish.replyTo === '' && publish.visibility === Visibility.PUBLIC) {
    sources.push(...publish.tags.map(tagSource));
  }
  if (publish.replyTo === '') await noteRate(context, applying);
  const tiers = await Promise.all(sources.map((source) => decideTier(context, applying, source)));
  return {
    ...{ id, author: actor, at, post: publish, editedAt: 0, edits: 0, deleted: false },
    sources: sources.map((source, i) => ({ source, tier: tiers[i]! })),
    ...version,
  };
}

/** The lists that hold the post, as a record puts it in or takes it out. */
export function entriesOf(post: Post, version: Version, removed = false): EntryRow[] {
  const { id } = post;
  const entries: EntryRow[] = [];
  for (const { source, tier } of post.sources) {
    entries.push({ source, id, removed, version });
    if (tier === Tier.PULL) entries.push({ source: pulledSource(source), id, removed, version });
  }
  const { replyTo, mentions } = post.post;
  if (replyTo === '') {
    for (const user of mentions) entries.push({ source: mentionSource(user), id, removed, version });
  }
  // A deleted comment keeps its place: answers may stand below it.
  else if (!removed) entries.push({ source: commentSource(replyTo), id, version });
  return entries;
}

/** Counts and notifications that follow from the post being there, or from its being gone. */
export async function mark(
  context: ApplyContext,
  applying: Applying,
  post: Post,
  on: boolean,
): Promise<void> {
  const { sets, notifications } = context.stores;
  const { replyTo, repostOf } = post.post;
  const { version } = applying;
  const member = padded(post.id);
  if (replyTo) await applying.wrote(sets.mark([{ set: commentsOf(replyTo), member, on, version }]));
  if (repostOf) await applying.wrote(sets.mark([{ set: repostsOf(repostOf), member, on, version }]));
  const notes = notesOf(post).map((note) => ({ ...note, actor: post.author, on, version }));
  if (notes.length > 0) await applying.wrote(notifications.note(notes));
}

async function spread(context: ApplyContext, applying: Applying, post: Post): Promise<void> {
  const { timelines, sets } = context.stores;
  const { id, author, at } = post;
  const { replyTo, mentions, visibility, named } = post.post;
  if (replyTo !== '') return;
  await timelines.add([author], { id, reasons: Reason.author });
  if (mentions.length > 0) await timelines.add(mentions, { id, reasons: Reason.mention });
  if (visibility === Visibility.NAMED) {
    await timelines.add(named, { id, reasons: Reason.author });
    return;
  }
  for (const { source, tier } of post.sources) {
    const reason = source === author ? Reason.author : Reason.tag;
    const slice = { post: id, author, reason, after: '', at, number: 0 };
    // Readers with the feed open come before a long queue, and where nobody else is pushed to.
    if (tier !== Tier.FAST) {
      applying.emit('feed.fanout.fast', { ...slice, source: pulledSource(source) });
    }
    if (tier === Tier.PULL) {
      const row = { set: PULLED_SOURCES, member: pulledMember(source), on: true, version: versionOf(post) };
      await applying.wrote(sets.mark([row]));
    } else {
      applying.emit(tier === Tier.SLOW ? 'feed.fanout.slow' : 'feed.fanout.fast', {
        ...slice,
        source: source,
      });
    }
  }
}
