import { accessToken, pathOf, type Section } from '../../http/openapi.ts';
import type { Route } from './route.ts';

/** What the document tells of routes of the gateway. */
export function section(tag: string, description: string, routes: readonly Route[]): Section {
  return {
    ...{ tag, description, schemes: [accessToken] },
    paths: routes.map((route) =>
      pathOf(route, {
        schemes: route.auth === 'user' ? [accessToken] : [],
        errors: route.limit === 'none' ? [] : ['rate_limited'],
      }),
    ),
  };
}
