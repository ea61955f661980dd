import type { Version } from '../ports/feed-ids.ts';
import { kith } from '../protocol/generated/kith.js';

export const { Command, Slice, Outcome, RankedSession, Seen, Revision } = kith.feed;
export const { Visibility, Tier, MarkKind } = kith.feed;

/** A generated message as it is once decoded: every field is there. */
type Whole<P> = {
  readonly [K in keyof P as K extends `$${string}` | 'toJSON' ? never : K]-?: Part<NonNullable<P[K]>>;
};
type Part<V> = V extends (infer E)[]
  ? readonly Part<NonNullable<E>>[]
  : V extends Uint8Array
    ? V
    : V extends object
      ? Whole<V>
      : V;

export type Command = kith.feed.Command;
export type Slice = Whole<kith.feed.Slice.$Properties>;
export type Image = Whole<kith.feed.Image.$Properties>;
export type Card = Whole<kith.feed.Card.$Properties>;
export interface Content {
  readonly text: string;
  readonly images: readonly Image[];
  readonly card: Card | null;
}
export type Publish = Omit<Whole<kith.feed.Publish.$Properties>, 'content'> & { readonly content: Content };
export type Post = Omit<Whole<kith.feed.Post.$Properties>, 'post'> & { readonly post: Publish };
export type Mark = Whole<kith.feed.Mark.$Properties>;
export type Follow = Whole<kith.feed.Follow.$Properties>;
export type Accept = Whole<kith.feed.Accept.$Properties>;
export type Report = Whole<kith.feed.Report.$Properties>;
/** Only what is to change is there. */
export interface Relate {
  readonly target: string;
  readonly block?: boolean;
  readonly mute?: boolean;
  readonly remove?: boolean;
}

/** What the generated code gives for a nested message: an instance whose defaults are there, though its type says not. */
export function whole<T>(message: object | null | undefined): T {
  return message as T;
}

export function contentOf(message: kith.feed.Content.$Properties | null | undefined): Content {
  const images = (message?.images ?? []).map(({ media, alt, width, height }) => ({
    ...{ media: media ?? '', alt: alt ?? '', width: width ?? 0, height: height ?? 0 },
  }));
  const card = message?.card;
  return {
    text: message?.text ?? '',
    images,
    card: card
      ? {
          ...{ url: card.url ?? '', title: card.title ?? '' },
          ...{ description: card.description ?? '', image: card.image ?? '' },
        }
      : null,
  };
}

export function publishOf(message: kith.feed.Publish.$Properties | null | undefined): Publish {
  const { named, mentions, tags, visibility, replyTo, root, depth, repostOf, quoteOf, parentAuthor } =
    message ?? {};
  return {
    content: contentOf(message?.content),
    visibility: visibility ?? Visibility.PUBLIC,
    ...{ named: named ?? [], mentions: mentions ?? [], tags: tags ?? [] },
    ...{ replyTo: replyTo ?? '', root: root ?? '', depth: depth ?? 0 },
    ...{ repostOf: repostOf ?? '', quoteOf: quoteOf ?? '', parentAuthor: parentAuthor ?? '' },
  };
}

export function encodePost(post: Post): Uint8Array {
  return kith.feed.Post.encode(post as kith.feed.Post.$Properties).finish();
}

export function decodePost(bytes: Uint8Array): Post {
  const { id, author, at, post, editedAt, edits, deleted, sources, epoch, offset } =
    kith.feed.Post.decode(bytes);
  return {
    ...{ id, author, at, editedAt, edits, deleted, epoch, offset },
    post: publishOf(post),
    sources: sources.map(({ source, tier }) => ({ source: source ?? '', tier: tier ?? Tier.FAST })),
  };
}

export function encodeContent(at: number, content: Content): Uint8Array {
  return Revision.encode({ at, content: content as kith.feed.Content.$Properties }).finish();
}

export function encodeSlice(slice: Slice): Uint8Array {
  return Slice.encode(slice).finish();
}

export function decodeSlice(bytes: Uint8Array): Slice {
  const { post, author, source, reason, after, at, number } = Slice.decode(bytes);
  return { post, author, source, reason, after, at, number };
}

export function versionOf(post: Post): Version {
  return { epoch: post.epoch, offset: post.offset };
}

/** Rows carry the beginning of the log's epoch: enough to tell two logs of one installation apart. */
const EPOCH_LENGTH = 8;

export function shortEpoch(epoch: string): string {
  return epoch.slice(0, EPOCH_LENGTH);
}
