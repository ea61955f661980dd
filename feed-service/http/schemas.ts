import { z } from 'zod';
import { count, time } from '../../http/schemas.ts';
import { isPostId } from '../../ports/feed-ids.ts';
import { noteKinds } from '../apply/notes.ts';
import { visibilityNames } from '../read/present.ts';
import { foldTag } from '../tags.ts';

/** Bytes of a post's text in UTF-8. */
const MAX_TEXT_BYTES = 8 * 1024;
const MAX_IMAGES = 10;
const MAX_MENTIONS = 20;
const MAX_NAMED = 100;
const MAX_URL = 2_048;

const userId = z.string().regex(/^[A-Za-z0-9_.:@-]{1,64}$/, 'That is no user id.');
const postId = z.string().max(19).refine(isPostId, 'That is no post id.');
const noPost = z.union([z.literal(''), postId]).default('');
const text = z
  .string()
  .refine((value) => Buffer.byteLength(value) <= MAX_TEXT_BYTES, `At most ${MAX_TEXT_BYTES} bytes of text.`);
const webAddress = z
  .string()
  .max(MAX_URL)
  .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), 'An http or https address.');

const image = z.object({
  media: z.string().min(1).max(64).meta({ description: 'Id of uploaded media.' }),
  alt: z.string().max(1_500).default(''),
  width: z.number().int().min(0).max(65_535).default(0),
  height: z.number().int().min(0).max(65_535).default(0),
});

const card = z.object({
  url: webAddress,
  title: z.string().max(300).default(''),
  description: z.string().max(1_000).default(''),
  image: z.string().max(64).default(''),
});

const content = {
  text: text.default(''),
  images: z.array(image).max(MAX_IMAGES).default([]),
  card: card.nullable().default(null),
};

export const contentBody = z
  .object(content)
  .refine((value) => value.text !== '' || value.images.length > 0, {
    path: ['text'],
    message: 'A post says something.',
  })
  .meta({ id: 'PostContent' });

export const postBody = z
  .object({
    ...content,
    visibility: z.enum(visibilityNames).default('public'),
    named: z.array(userId).max(MAX_NAMED).default([]).meta({ description: 'Who may read it, with `named`.' }),
    mentions: z.array(userId).max(MAX_MENTIONS).default([]),
    ...{ replyTo: noPost, repostOf: noPost, quoteOf: noPost },
    shorten: z
      .boolean()
      .default(false)
      .meta({ description: 'Short links of the author in place of long ones.' }),
  })
  .refine((value) => value.repostOf !== '' || value.text !== '' || value.images.length > 0, {
    path: ['text'],
    message: 'A post says something.',
  })
  .refine((value) => [value.replyTo, value.repostOf, value.quoteOf].filter(Boolean).length <= 1, {
    path: ['replyTo'],
    message: 'One of replyTo, repostOf and quoteOf.',
  })
  .meta({ id: 'NewPost' });

export const done = z
  .object({
    id: z.string(),
    applied: z.boolean().meta({ description: 'False: it is durable, and its effects come.' }),
  })
  .meta({ id: 'Done' });

export const published = done.extend({
  unshortened: z
    .boolean()
    .optional()
    .meta({ description: '`shorten` was asked for, and nobody could do it: the links stand as they were.' }),
});

const bare = z.object({
  ...{
    id: z.string(),
    author: z.string(),
    at: time,
    text: z.string(),
    images: z.array(image),
    card: card.nullable(),
  },
  ...{ tags: z.array(z.string()), mentions: z.array(z.string()), visibility: z.enum(visibilityNames) },
  ...{ editedAt: time, deleted: z.boolean(), replyTo: z.string(), root: z.string(), quotes: z.boolean() },
  counts: z.object({ likes: z.number(), comments: z.number(), reposts: z.number() }),
  mine: z.object({ liked: z.boolean(), bookmarked: z.boolean() }),
});

export const postView = bare
  .extend({
    original: z
      .unknown()
      .meta({ description: 'What is reposted or quoted, as a post; null: not to be seen.' }),
  })
  .meta({ id: 'Post' });

const signals = z.object({
  ...{ recency: z.number(), engagement: z.number(), affinity: z.number() },
  ...{ media: z.number(), diversity: z.number(), seen: z.number() },
});

const edges = {
  older: z.string().meta({ description: 'Cursor: as `before`, the page of older posts.' }),
  newer: z.string().meta({ description: 'Cursor: as `after`, the page of newer posts.' }),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
};

export const postPage = z.object({ posts: z.array(postView), ...edges }).meta({ id: 'PostPage' });

export const homePage = z
  .object({
    posts: z.array(postView.extend({ score: z.number().optional(), signals: signals.optional() })),
    ...edges,
  })
  .meta({ id: 'HomePage' });

export const news = z
  .object({ count: z.number(), more: z.boolean(), head: z.string() })
  .meta({ id: 'FeedNews' });

export const edits = z
  .object({ edits: z.array(z.object({ at: time, text: z.string() })) })
  .meta({ id: 'Edits' });

export const notificationPage = z
  .object({
    notifications: z.array(
      z.object({
        ...{ kind: z.enum(noteKinds), post: z.string(), id: z.string(), count: z.number() },
        actors: z.array(z.string()),
      }),
    ),
    older: z.string(),
    hasOlder: z.boolean(),
  })
  .meta({ id: 'NotificationPage' });

export const namePage = z
  .object({
    names: z.array(z.string()),
    after: z.string().meta({ description: 'Empty: there are no more.' }),
  })
  .meta({ id: 'NamePage' });

export const standingOf = z
  .object({
    ...{ followers: z.number(), following: z.number(), protected: z.boolean() },
    ...{
      follows: z.boolean(),
      asked: z.boolean(),
      followsMe: z.boolean(),
      blocks: z.boolean(),
      mutes: z.boolean(),
    },
  })
  .meta({ id: 'Standing' });

export const reportBody = z
  .object({ post: noPost, user: z.union([z.literal(''), userId]).default(''), reason: z.string().max(1_000) })
  .refine((value) => (value.post === '') !== (value.user === ''), {
    path: ['post'],
    message: 'A post or a user.',
  })
  .meta({ id: 'Report' });

export const settingsBody = z.object({ protected: z.boolean() }).meta({ id: 'FeedSettings' });
export const markBody = z
  .object({ timeline: z.string().min(1).max(100), id: postId })
  .meta({ id: 'FeedMark' });
export const mark = z.object({ id: z.string() }).meta({ id: 'ReadMark' });

export const postParams = z.object({ post: postId });
export const userParams = z.object({ user: userId });
export const tagParams = z.object({
  tag: z
    .string()
    .max(200)
    .transform(foldTag)
    .refine((tag) => tag !== '', 'That is no hashtag.'),
});

const cursor = z.string().min(1).max(128).optional();

const limit = count(1, 100, 30, 'How many at most.');
export const pageQuery = z.object({ before: cursor, after: cursor, around: postId.optional(), limit });
export const homeQuery = pageQuery.extend({
  order: z.enum(['newest', 'ranked']).default('newest'),
  explain: z.enum(['0', '1']).default('0').meta({ description: '1: each signal’s part of the score.' }),
});
export const nameQuery = z.object({
  after: z.string().max(400).default(''),
  limit: count(1, 1_000, 100, 'How many at most.'),
});
export const newsQuery = z.object({ since: postId });
export const noteQuery = z.object({ before: cursor, limit });
export const markQuery = z.object({ timeline: z.string().min(1).max(100) });
