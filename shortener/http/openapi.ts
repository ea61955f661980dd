import { accessToken, pathOf, type Scheme, type Section } from '../../http/openapi.ts';
import type { Route } from './route.ts';
import { visitorPaths } from './visitor-paths.ts';

const linkKey: Scheme = {
  name: 'linkKey',
  description: 'An API key of the shortener, or the operator’s key.',
};

/** What the document of an address tells of short links. */
export function linkSections(routes: readonly Route[]): Section[] {
  const schemes = [linkKey, accessToken];
  return [
    {
      ...{ tag: 'Links', description: 'Short links, their statistics, and keys for both.', schemes },
      paths: routes.map((route) =>
        pathOf(route, {
          ...{ description: `Needs the scope ${route.scope}.`, schemes },
          errors: ['forbidden', 'rate_limited'],
        }),
      ),
    },
    { tag: 'Visits', description: 'What visitors ask for.', schemes: [], paths: visitorPaths() },
  ];
}
