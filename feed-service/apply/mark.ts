import { padded } from '../../ports/feed-ids.ts';
import { affinityOf, bookmarksOf, likesOf, reportsOf } from '../names.ts';
import { type Mark, MarkKind, type Report } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';
import { groupName } from './notes.ts';

/** Likes and bookmarks: an edge each, from which everything else is counted. */
export async function applyMark(
  { stores }: ApplyContext,
  applying: Applying,
  { kind, post, on, author }: Mark,
): Promise<number> {
  const { actor, id, version } = applying;
  if (kind === MarkKind.BOOKMARK) {
    await applying.wrote(stores.sets.mark([{ set: bookmarksOf(actor), member: padded(post), on, version }]));
    return 0;
  }
  await applying.wrote(
    stores.sets.mark([
      { set: likesOf(post), member: actor, on, version },
      { set: affinityOf(actor, author), member: padded(post), on, version },
    ]),
  );
  if (author === actor) return 0;
  const note = { user: author, group: groupName('like', post), actor, id, on, version };
  await applying.wrote(stores.notifications.note([note]));
  return 0;
}

/** Kept for the operator: who reported what. */
export async function applyReport(
  { stores }: ApplyContext,
  applying: Applying,
  { post, user }: Report,
): Promise<number> {
  const { actor, version } = applying;
  await applying.wrote(
    stores.sets.mark([{ set: reportsOf(post || user), member: actor, on: true, version }]),
  );
  return 0;
}
