import { isNewer } from '../../ports/feed-ids.ts';
import { errors } from '../../protocol/errors.ts';
import { type Content, decodePost, encodeContent, encodePost, type Post, versionOf } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';
import { entriesOf, mark } from './publish.ts';

/** Replaces the content and keeps the one before. Tags, mentions and visibility stay as they were published. */
export async function applyEdit(
  context: ApplyContext,
  applying: Applying,
  id: string,
  content: Content,
): Promise<number> {
  const post = await own(context, applying, id);
  if (post === undefined || post.deleted) return errors.not_found.code;
  if (!isNewer(applying.version, versionOf(post))) return 0;
  const { posts } = context.stores;
  const revision = encodeContent(post.editedAt || post.at, post.post.content);
  const changed = {
    ...post,
    post: { ...post.post, content },
    ...{ edits: post.edits + 1, editedAt: applying.at },
    ...applying.version,
  };
  const { version } = applying;
  const row = { id, bytes: encodePost(changed), version };
  const earlier = { post: id, number: post.edits, bytes: revision, version };
  await applying.wrote(posts.write([row], [], [earlier]));
  return 0;
}

/**
 * Leaves a tombstone without the content, nor any earlier one, and takes the post out of its lists; timelines drop it
 * when they are read.
 */
export async function applyDelete(context: ApplyContext, applying: Applying, id: string): Promise<number> {
  const post = await own(context, applying, id);
  if (post === undefined) return errors.not_found.code;
  if (!post.deleted && isNewer(applying.version, versionOf(post))) {
    const bare = { ...post.post, content: { text: '', images: [], card: null } };
    const tombstone = { ...post, post: bare, deleted: true, ...applying.version };
    const blank = encodeContent(post.at, bare.content);
    const { version } = applying;
    const revisions = Array.from({ length: post.edits }, (_, number) => {
      return { post: id, number, bytes: blank, version };
    });
    const row = { id, bytes: encodePost(tombstone), version };
    const left = entriesOf(post, version, true);
    await applying.wrote(context.stores.posts.write([row], left, revisions));
  }
  await mark(context, applying, post, false);
  return 0;
}

async function own({ stores }: ApplyContext, { actor }: Applying, id: string): Promise<Post | undefined> {
  const [row] = await stores.posts.posts([id]);
  const post = row && decodePost(row);
  return post?.author === actor ? post : undefined;
}
