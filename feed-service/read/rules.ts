import { standing } from '../../ports/graph.ts';
import { Reason } from '../../ports/timelines.ts';
import { tagSource } from '../names.ts';
import { type Post, Visibility } from '../records.ts';
import type { Surroundings } from './hydrate.ts';

/** What a reader may see, decided at each read, so that a deletion, block or mute counts from then on. */

/** Follows, as the two halves say it. */
function follows({ relations }: Surroundings, source: string): boolean {
  const relation = relations.get(source);
  return relation !== undefined && standing(relation.mine, relation.theirs) === 'follows';
}

function blocked({ relations }: Surroundings, user: string): boolean {
  const relation = relations.get(user);
  return relation?.mine?.blocks === true || relation?.theirs?.blocks === true;
}

export function muted({ relations }: Surroundings, user: string): boolean {
  return relations.get(user)?.mine?.mutes === true;
}

/** The post itself, whatever it refers to. */
export function readable(around: Surroundings, post: Post | undefined): post is Post {
  if (post === undefined || post.deleted) return false;
  return mayRead(around, post);
}

/** As above, also of a tombstone. */
export function mayRead(around: Surroundings, { author, post }: Post): boolean {
  const { reader, profiles } = around;
  if (author === reader) return true;
  if (blocked(around, author)) return false;
  switch (post.visibility) {
    case Visibility.NAMED:
      return post.named.includes(reader);
    case Visibility.FOLLOWERS:
      return follows(around, author);
    default:
      return profiles.get(author)?.protected !== true || follows(around, author);
  }
}

/** A repost shows nothing but its original. */
export function showable(around: Surroundings, post: Post | undefined): post is Post {
  if (!readable(around, post)) return false;
  const { repostOf } = post.post;
  return repostOf === '' || readable(around, around.posts.get(repostOf));
}

/** Why the post belongs in the reader's home timeline; 0: it does not. */
function reasonsFor(around: Surroundings, { author, post }: Post): number {
  if (post.replyTo !== '') return 0;
  let reasons = 0;
  if (author === around.reader || follows(around, author)) reasons |= Reason.author;
  if (post.mentions.includes(around.reader)) reasons |= Reason.mention;
  if (post.visibility === Visibility.PUBLIC && post.tags.some((tag) => follows(around, tagSource(tag)))) {
    reasons |= Reason.tag;
  }
  return reasons;
}

export type Rule = (around: Surroundings, post: Post | undefined) => post is Post;

export const inHome: Rule = (around, post): post is Post =>
  showable(around, post) && !hushed(around, post) && reasonsFor(around, post) !== 0;

export const inTag: Rule = (around, post): post is Post => showable(around, post) && !hushed(around, post);

function hushed(around: Surroundings, post: Post): boolean {
  if (muted(around, post.author)) return true;
  const original = around.posts.get(post.post.repostOf);
  return original !== undefined && muted(around, original.author);
}
