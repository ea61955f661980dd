import type { FeedStores } from '../../ports/feed-stores.ts';
import { decodePost, type Post } from '../records.ts';
import type { Surroundings } from './hydrate.ts';

/** They stand in for what is not there. No post has this id, and no user this name. */
const NO_POST = '0';
export const NOBODY = '!';

/**
 * One post with everything that decides whether it may be seen. Asks the same questions whatever it finds: for a post
 * that is not there, is gone, or may not be known of the answer takes the same way, and nobody learns which it was.
 */
export async function lookAt(
  { posts, graph }: FeedStores,
  reader: string,
  id: string,
): Promise<{ post: Post | undefined; around: Surroundings }> {
  const read = async (each: string): Promise<Post | undefined> => {
    const [row] = await posts.posts([each]);
    return row && decodePost(row);
  };
  const post = await read(id);
  const original = await read(post?.post.repostOf || post?.post.quoteOf || NO_POST);
  const authors = [post, original].map((each) => each?.author ?? NOBODY);
  const [relations, profiles] = await Promise.all([
    graph.relations(reader, authors),
    graph.profiles(authors),
  ]);
  const around = {
    reader,
    posts: new Map([post, original].flatMap((each) => (each ? [[each.id, each]] : []))),
    relations: new Map(authors.map((author, i) => [author, relations[i]!])),
    profiles: new Map(authors.flatMap((author, i) => (profiles[i] ? [[author, profiles[i]]] : []))),
  };
  return { post, around };
}
