import { randomUUID } from 'node:crypto';
import type { ShortenedText } from '../../ports/link-shortening.ts';
import type { FeedApi } from '../api.ts';
import { type FeedRoute, route } from './route.ts';
import * as s from './schemas.ts';

/** The text with its links shortened for the user; the same key again gives the same. Never rejects. */
export type ShortenText = (user: string, key: string, text: string) => Promise<ShortenedText>;

const WRITE = 3;
const PUBLISH = 10;

/** Posts and what is done to them. */
export function postRoutes({ commands, reads }: FeedApi, shorten: ShortenText | undefined): FeedRoute[] {
  return [
    route({
      ...{ method: 'POST', path: '/v1/posts', summary: 'Publishes a post, comment, repost or quote.' },
      ...{
        points: PUBLISH,
        body: s.postBody,
        status: 201,
        response: s.published,
        errors: ['not_found', 'log_unavailable'],
      },
      async handle({ user, key, body }) {
        if (!body.shorten) return commands.publish(user, key, body);
        const { text, failed } = (await shorten?.(user, `post ${key || randomUUID()}`, body.text)) ?? {
          ...{ text: body.text, failed: true },
        };
        const done = await commands.publish(user, key, { ...body, text });
        return failed ? { ...done, unshortened: true } : done;
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/posts/{post}', summary: 'One post.' },
      ...{ points: 1, params: s.postParams, status: 200, response: s.postView, errors: ['not_found'] },
      handle: ({ user, params }) => reads.post(user, params.post) as never,
    }),
    route({
      ...{ method: 'PUT', path: '/v1/posts/{post}', summary: 'Edits an own post; tags and mentions stay.' },
      ...{ points: WRITE, params: s.postParams, body: s.contentBody },
      ...{ status: 200, response: s.done, errors: ['not_found', 'log_unavailable'] },
      handle: ({ user, key, params, body }) => commands.edit(user, key, params.post, body),
    }),
    route({
      ...{ method: 'DELETE', path: '/v1/posts/{post}', summary: 'Deletes an own post.' },
      ...{ points: WRITE, params: s.postParams },
      ...{ status: 200, response: s.done, errors: ['not_found', 'log_unavailable'] },
      handle: ({ user, key, params }) => commands.delete(user, key, params.post),
    }),
    route({
      ...{ method: 'GET', path: '/v1/posts/{post}/edits', summary: 'Earlier texts of a post, oldest first.' },
      ...{ points: 1, params: s.postParams, status: 200, response: s.edits, errors: ['not_found'] },
      handle: async ({ user, params }) => ({ edits: await reads.edits(user, params.post) }),
    }),
    route({
      ...{ method: 'GET', path: '/v1/posts/{post}/comments', summary: 'Comments to a post, oldest first.' },
      ...{ points: 1, params: s.postParams, query: s.pageQuery },
      ...{ status: 200, response: s.postPage, errors: ['not_found', 'cursor'] },
      handle: ({ user, params, query }) => reads.comments(user, params.post, defined(query)) as never,
    }),
    ...(['like', 'bookmark'] as const).flatMap((kind) => marks(kind)),
    route({
      ...{ method: 'GET', path: '/v1/bookmarks', summary: 'Own bookmarks, newest post first.' },
      ...{ points: 1, query: s.pageQuery, status: 200, response: s.postPage, errors: ['cursor'] },
      handle: ({ user, query }) => reads.bookmarks(user, defined(query)) as never,
    }),
    route({
      ...{ method: 'POST', path: '/v1/reports', summary: 'Reports a post or a user to the operator.' },
      ...{ points: PUBLISH, body: s.reportBody, status: 201, response: s.done },
      errors: ['not_found', 'log_unavailable'],
      handle: ({ user, key, body }) => commands.report(user, key, body),
    }),
  ];

  function marks(kind: 'like' | 'bookmark'): FeedRoute[] {
    return ([true, false] as const).map((on) =>
      route({
        ...{ method: on ? 'PUT' : 'DELETE', path: `/v1/posts/{post}/${kind}`, points: WRITE },
        summary: on ? `Sets a ${kind}.` : `Takes a ${kind} back.`,
        ...{ params: s.postParams, status: 200, response: s.done, errors: ['not_found', 'log_unavailable'] },
        handle: ({ user, key, params }) => commands.mark(user, key, kind, params.post, on),
      }),
    );
  }
}

/** Without what is undefined: an absent cursor is not one that is there. */
export function defined<T extends { limit: number }>(query: T): Exact<T> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Exact<T>;
}

type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> };
