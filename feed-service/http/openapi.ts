import { accessToken, pathOf, type Section } from '../../http/openapi.ts';
import type { FeedRoute } from './route.ts';

/** What the document of an address tells of the feed. */
export function feedSection(routes: readonly FeedRoute[]): Section {
  return {
    ...{
      tag: 'Feed',
      description: 'Posts, timelines, notifications, who follows whom.',
      schemes: [accessToken],
    },
    paths: routes.map((route) =>
      pathOf(route, {
        description: `Costs ${route.points} points. Answers carry RateLimit-Limit, -Remaining and -Reset.${
          route.method === 'GET'
            ? ''
            : ' An Idempotency-Key header names the write: the same again is done once.'
        }`,
        schemes: [accessToken],
        errors: ['rate_limited'],
      }),
    ),
  };
}
