/** What the feed's HTTP API says, as docs/openapi.json describes it. */
export interface FeedImage {
  readonly media: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface FeedCard {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly image: string;
}

export interface FeedPost {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly images: readonly FeedImage[];
  readonly card: FeedCard | null;
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly visibility: 'public' | 'followers' | 'named';
  /** 0: never. */
  readonly editedAt: number;
  readonly deleted: boolean;
  readonly replyTo: string;
  readonly root: string;
  /** What is reposted or quoted; null when there is nothing, or nothing that may be seen. */
  readonly original: FeedPost | null;
  readonly quotes: boolean;
  readonly counts: { readonly likes: number; readonly comments: number; readonly reposts: number };
  readonly mine: { readonly liked: boolean; readonly bookmarked: boolean };
  /** With `explain` of a ranked timeline. */
  readonly score?: number;
  readonly signals?: Readonly<Record<string, number>>;
}

export interface NewPost {
  readonly text?: string;
  readonly images?: readonly Partial<FeedImage>[];
  readonly card?: Partial<FeedCard>;
  readonly visibility?: 'public' | 'followers' | 'named';
  readonly named?: readonly string[];
  readonly mentions?: readonly string[];
  readonly replyTo?: string;
  readonly repostOf?: string;
  readonly quoteOf?: string;
  /** The server puts short links of the author in place of the long ones; under the same key, the same ones. */
  readonly shorten?: boolean;
}

export interface FeedPage {
  readonly posts: readonly FeedPost[];
  readonly older: string;
  readonly newer: string;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export interface FeedDone {
  readonly id: string;
  /** False: it is durable, and its effects come. */
  readonly applied: boolean;
  /** `shorten` was asked for, and nobody could do it: the links stand as they were. */
  readonly unshortened?: boolean;
}

export interface FeedNotification {
  readonly kind: string;
  readonly post: string;
  readonly id: string;
  readonly count: number;
  readonly actors: readonly string[];
}

/** Which posts: of all whom one follows, of a user, with a hashtag, below a post, or one's bookmarks. */
export type FeedTimeline =
  | { readonly home: 'newest' | 'ranked'; readonly explain?: boolean }
  | { readonly user: string }
  | { readonly tag: string }
  | { readonly commentsOf: string }
  | { readonly bookmarks: true };

export interface FeedPlace {
  /** Cursor `older` of a page. */
  readonly before?: string;
  /** Cursor `newer` of a page. */
  readonly after?: string;
  /** A post. */
  readonly around?: string;
  /** 1 to 100. */
  readonly limit?: number;
}

export interface FeedStanding {
  readonly followers: number;
  readonly following: number;
  readonly protected: boolean;
  readonly follows: boolean;
  readonly asked: boolean;
  readonly followsMe: boolean;
  readonly blocks: boolean;
  readonly mutes: boolean;
}
