import { padded } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import { bookmarksOf, commentsOf, likesOf, repostsOf } from '../names.ts';
import type { Card, Image, Post } from '../records.ts';
import type { Surroundings } from './hydrate.ts';
import { readable } from './rules.ts';

export const visibilityNames = ['public', 'followers', 'named'] as const;

/** A post as its reader gets it. */
export interface PostView {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly images: readonly Image[];
  readonly card: Card | null;
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly visibility: (typeof visibilityNames)[number];
  readonly editedAt: number;
  readonly deleted: boolean;
  readonly replyTo: string;
  readonly root: string;
  /** Absent from a quote whose original the reader may not see. */
  readonly original: PostView | null;
  readonly quotes: boolean;
  readonly counts: { readonly likes: number; readonly comments: number; readonly reposts: number };
  readonly mine: { readonly liked: boolean; readonly bookmarked: boolean };
}

export interface Shown {
  readonly post: Post;
  readonly around: Surroundings;
}

interface Extras {
  readonly likes: number;
  readonly comments: number;
  readonly reposts: number;
  readonly liked: boolean;
  readonly bookmarked: boolean;
}

const NONE: Extras = { likes: 0, comments: 0, reposts: 0, liked: false, bookmarked: false };

/** Counts and own marks come in one batch for the whole page. */
export async function present(
  { sets }: FeedStores,
  reader: string,
  shown: readonly Shown[],
): Promise<PostView[]> {
  const ids = [
    ...new Set(shown.flatMap(({ post }) => [post.id, post.post.repostOf].filter((id) => id !== ''))),
  ];
  const [counts, marks] = await Promise.all([
    sets.counts(ids.flatMap((id) => [likesOf(id), commentsOf(id), repostsOf(id)])),
    sets.has(
      ids.flatMap((id) => [
        { set: likesOf(id), member: reader },
        { set: bookmarksOf(reader), member: padded(id) },
      ]),
    ),
  ]);
  const extras = new Map<string, Extras>();
  ids.forEach((id, i) => {
    extras.set(id, {
      ...{ likes: counts[3 * i]!, comments: counts[3 * i + 1]!, reposts: counts[3 * i + 2]! },
      ...{ liked: marks[2 * i]!, bookmarked: marks[2 * i + 1]! },
    });
  });
  return shown.map(({ post, around }) => view(post, around, extras));
}

function view(post: Post, around: Surroundings, extras: ReadonlyMap<string, Extras>): PostView {
  const { content, tags, mentions, visibility, replyTo, root, repostOf, quoteOf } = post.post;
  const original = around.posts.get(repostOf || quoteOf);
  const { likes, comments, reposts, liked, bookmarked } = extras.get(post.id) ?? NONE;
  return {
    ...{ id: post.id, author: post.author, at: post.at, ...content },
    // A tombstone says that something stood there, nothing of what.
    ...(post.deleted ? { tags: [], mentions: [] } : { tags, mentions }),
    visibility: visibilityNames[visibility]!,
    ...{ editedAt: post.editedAt, deleted: post.deleted, replyTo, root, quotes: quoteOf !== '' },
    original: original !== undefined && readable(around, original) ? view(original, around, extras) : null,
    counts: { likes, comments, reposts },
    mine: { liked, bookmarked },
  };
}
