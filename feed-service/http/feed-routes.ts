import type { FeedApi } from '../api.ts';
import type { NameList } from '../people.ts';
import { defined } from './post-routes.ts';
import { type FeedRoute, route } from './route.ts';
import * as s from './schemas.ts';

const WRITE = 3;
const RANKED = 5;

/** Timelines, notifications and read marks. */
export function feedRoutes({ reads, notifications, people }: FeedApi): FeedRoute[] {
  return [
    route({
      ...{ method: 'GET', path: '/v1/feed/home', summary: 'The home timeline, newest first or ranked.' },
      ...{ points: RANKED, query: s.homeQuery, status: 200, response: s.homePage, errors: ['cursor'] },
      handle: ({ user, query: { order, explain, ...query } }) => {
        if (order === 'newest') return reads.home(user, defined(query)) as never;
        const { around: _, ...rest } = query;
        return reads.ranked(user, { ...defined(rest), explain: explain === '1' }) as never;
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/feed/home/news', summary: 'How many posts stand above one; to 99.' },
      ...{ points: 1, query: s.newsQuery, status: 200, response: s.news, errors: [] },
      handle: ({ user, query }) => reads.news(user, query.since),
    }),
    route({
      ...{ method: 'GET', path: '/v1/feed/users/{user}', summary: 'The posts of a user, newest first.' },
      ...{
        points: 1,
        params: s.userParams,
        query: s.pageQuery,
        status: 200,
        response: s.postPage,
        errors: ['cursor'],
      },
      handle: ({ user, params, query }) => reads.author(user, params.user, defined(query)) as never,
    }),
    route({
      ...{
        method: 'GET',
        path: '/v1/feed/tags/{tag}',
        summary: 'The public posts with a hashtag, newest first.',
      },
      ...{
        points: 1,
        params: s.tagParams,
        query: s.pageQuery,
        status: 200,
        response: s.postPage,
        errors: ['cursor'],
      },
      handle: ({ user, params, query }) => reads.tag(user, params.tag, defined(query)) as never,
    }),
    route({
      ...{ method: 'GET', path: '/v1/notifications', summary: 'What happened, grouped, newest first.' },
      ...{ points: 1, query: s.noteQuery, status: 200, response: s.notificationPage, errors: ['cursor'] },
      handle: ({ user, query }) => notifications.page(user, defined(query)) as never,
    }),
    route({
      ...{ method: 'GET', path: '/v1/notifications/unread', summary: 'Groups above the read mark; to 99.' },
      ...{ points: 1, status: 200, response: s.news.pick({ count: true }), errors: [] },
      handle: async ({ user }) => ({ count: await notifications.unread(user) }),
    }),
    route({
      ...{ method: 'GET', path: '/v1/feed/mark', summary: 'How far a timeline was read, on any device.' },
      ...{ points: 1, query: s.markQuery, status: 200, response: s.mark, errors: [] },
      handle: ({ user, query }) => people.mark(user, query.timeline),
    }),
    route({
      ...{ method: 'PUT', path: '/v1/feed/mark', summary: 'Raises a read mark; it never goes back.' },
      ...{ points: 1, body: s.markBody, status: 200, response: s.mark, errors: [] },
      handle: ({ user, body }) => people.raiseMark(user, body.timeline, body.id),
    }),
  ];
}

/** Who follows, blocks and mutes whom. */
export function peopleRoutes({ commands, people }: FeedApi): FeedRoute[] {
  const common = { points: WRITE, status: 200, response: s.done } as const;
  const relating = (
    path: string,
    words: string,
    change: (on: boolean) => { block?: boolean; mute?: boolean },
  ) =>
    ([true, false] as const).map((on) =>
      route({
        ...{
          ...common,
          method: on ? 'PUT' : 'DELETE',
          path,
          params: s.userParams,
          errors: ['log_unavailable'],
        },
        summary: `${on ? 'Begins' : 'Ends'} to ${words} a user.`,
        handle: ({ user, key, params }) => commands.relate(user, key, { target: params.user, ...change(on) }),
      }),
    );
  return [
    ...([true, false] as const).flatMap((on) => [
      route({
        ...{
          ...common,
          method: on ? 'PUT' : 'DELETE',
          path: '/v1/following/users/{user}',
          params: s.userParams,
        },
        summary: on ? 'Follows a user, or asks to.' : 'Unfollows a user.',
        errors: ['not_found', 'full', 'log_unavailable'],
        handle: ({ user, key, params }) => commands.follow(user, key, params.user, on),
      }),
      route({
        ...{
          ...common,
          method: on ? 'PUT' : 'DELETE',
          path: '/v1/following/tags/{tag}',
          params: s.tagParams,
        },
        summary: on ? 'Follows a hashtag.' : 'Unfollows a hashtag.',
        errors: ['full', 'log_unavailable'],
        handle: ({ user, key, params }) => commands.follow(user, key, `#${params.tag}`, on),
      }),
      route({
        ...{
          ...common,
          method: on ? 'PUT' : 'DELETE',
          path: '/v1/follow-requests/{user}',
          params: s.userParams,
        },
        summary: on ? 'Accepts a request to follow.' : 'Refuses a request to follow.',
        errors: ['not_found', 'log_unavailable'],
        handle: ({ user, key, params }) => commands.answer(user, key, params.user, on),
      }),
    ]),
    route({
      ...{ ...common, method: 'DELETE', path: '/v1/followers/{user}', params: s.userParams },
      ...{ summary: 'Takes a user out of one’s followers.', errors: ['log_unavailable'] },
      handle: ({ user, key, params }) => commands.relate(user, key, { target: params.user, remove: true }),
    }),
    ...relating('/v1/blocks/{user}', 'block', (block) => ({ block })),
    ...relating('/v1/mutes/{user}', 'mute', (mute) => ({ mute })),
    ...(
      [
        ['following', '/v1/following'],
        ['followers', '/v1/followers'],
        ['requests', '/v1/follow-requests'],
        ['blocks', '/v1/blocks'],
        ['mutes', '/v1/mutes'],
      ] as const satisfies readonly (readonly [NameList, string])[]
    ).map(([list, path]) =>
      route({
        ...{ method: 'GET', path, summary: `One’s own ${list}.`, points: 1, query: s.nameQuery },
        ...{ status: 200, response: s.namePage, errors: [] },
        handle: ({ user, query }) => people.names(user, list, query.after, query.limit),
      }),
    ),
    route({
      ...{ method: 'GET', path: '/v1/feed/users/{user}/standing', summary: 'How one stands with a user.' },
      ...{ points: 1, params: s.userParams, status: 200, response: s.standingOf, errors: [] },
      handle: ({ user, params }) => people.standing(user, params.user),
    }),
    route({
      ...{
        ...common,
        method: 'PUT',
        path: '/v1/feed/settings',
        summary: 'Protects one’s posts, or opens them.',
      },
      ...{ body: s.settingsBody, errors: ['log_unavailable'] },
      handle: ({ user, key, body }) => commands.protect(user, key, body.protected),
    }),
  ];
}
