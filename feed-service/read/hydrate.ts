import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Profile, Relation } from '../../ports/graph.ts';
import { tagSource } from '../names.ts';
import { decodePost, type Post } from '../records.ts';

/** Everything that the rules look at, read in batches: posts, what they refer to, and how reader and authors stand. */
export interface Surroundings {
  readonly reader: string;
  readonly posts: ReadonlyMap<string, Post>;
  /** Of the reader with authors, and with '#tag'. */
  readonly relations: ReadonlyMap<string, Relation>;
  readonly profiles: ReadonlyMap<string, Profile>;
}

export async function hydrate(
  stores: FeedStores,
  reader: string,
  ids: readonly string[],
): Promise<Surroundings> {
  const posts = await load(stores, ids);
  const references = new Set<string>();
  for (const { post } of posts.values()) {
    for (const id of [post.repostOf, post.quoteOf]) if (id !== '' && !posts.has(id)) references.add(id);
  }
  for (const [id, post] of await load(stores, [...references])) posts.set(id, post);
  const others = new Set<string>();
  for (const { author, post } of posts.values()) {
    others.add(author);
    for (const tag of post.tags) others.add(tagSource(tag));
  }
  others.delete(reader);
  const names = [...others];
  const authors = names.filter((name) => !name.startsWith('#'));
  const [relations, profiles] = await Promise.all([
    stores.graph.relations(reader, names),
    stores.graph.profiles(authors),
  ]);
  return {
    reader,
    posts,
    relations: new Map(names.map((name, i) => [name, relations[i]!])),
    profiles: new Map(authors.flatMap((name, i) => (profiles[i] ? [[name, profiles[i]]] : []))),
  };
}

async function load({ posts }: FeedStores, ids: readonly string[]): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map();
  const rows = await posts.posts(ids);
  return new Map(ids.flatMap((id, i) => (rows[i] ? [[id, decodePost(rows[i])]] : [])));
}
