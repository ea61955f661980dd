import { padded } from '../../ports/feed-ids.ts';
import { affinityOf, bookmarksOf, likesOf, reportsOf } from '../names.ts';
import { type Mark, MarkKind, type Report } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';
import { groupName } from './notes.ts';

/**
 * Likes and bookmarks: an edge each, from which everything else is counted. The edge is taken back last: while it
 * stands, a repeat finds what else is left to take back.
 */
export async function applyMark(
  { stores }: ApplyContext,
  applying: Applying,
  { kind, post, on, author }: Mark,
): Promise<number> {
  const { actor, id, version } = applying;
  const isLike = kind !== MarkKind.BOOKMARK;
  const edge = isLike
    ? { set: likesOf(post), member: actor }
    : { set: bookmarksOf(actor), member: padded(post) };
  // Nothing to take back leaves nothing behind, whatever id was named; no older mark can come after it.
  if (!on && !(await stores.sets.has([edge]))[0]) return 0;
  const writeEdge = (): Promise<void> => applying.wrote(stores.sets.mark([{ ...edge, on, version }]));
  if (on) await writeEdge();
  if (isLike) {
    const liked = { set: affinityOf(actor, author), member: padded(post), on, version };
    await applying.wrote(stores.sets.mark([liked]));
    if (author !== actor) {
      const note = { user: author, group: groupName('like', post), actor, id, on, version };
      await applying.wrote(stores.notifications.note([note]));
    }
  }
  if (!on) await writeEdge();
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
