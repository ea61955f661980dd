import type { Post } from '../records.ts';

/** What kinds of notifications there are: the beginning of a group's name. */
export const noteKinds = [
  'like',
  'comment',
  'repost',
  'quote',
  'mention',
  'follow',
  'request',
  'accept',
] as const;
export type NoteKind = (typeof noteKinds)[number];

export function groupName(kind: NoteKind, post = ''): string {
  return `${kind}:${post}`;
}

/** undefined: of a newer build. */
export function parseGroup(group: string): { kind: NoteKind; post: string } | undefined {
  const [kind = '', post = ''] = group.split(':');
  return noteKinds.includes(kind as NoteKind) ? { kind: kind as NoteKind, post } : undefined;
}

/** Whom a post tells. One person is told once of one post: an answer is more than a mention. */
export function notesOf(post: Post): { user: string; group: string; id: string }[] {
  const { replyTo, repostOf, quoteOf, parentAuthor, mentions } = post.post;
  const told = new Map<string, string>();
  for (const user of mentions) told.set(user, groupName('mention', post.id));
  if (parentAuthor !== '') {
    if (replyTo) told.set(parentAuthor, groupName('comment', replyTo));
    else if (repostOf) told.set(parentAuthor, groupName('repost', repostOf));
    else if (quoteOf) told.set(parentAuthor, groupName('quote', quoteOf));
  }
  told.delete(post.author);
  return Array.from(told, ([user, group]) => ({ user, group, id: post.id }));
}
