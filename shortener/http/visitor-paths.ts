import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { SOCKET_PATH } from '../../protocol/limits.ts';
import { LIVE_SUBPROTOCOL } from '../live/watchers.ts';

const named = z.object({ name: z.string().max(64) });
const page = { 'text/html': { schema: z.string() } };
const ended: RouteConfig['responses'] = {
  404: { description: 'Nothing is there, or nothing that may be known of.', content: page },
  410: {
    description: 'It ended: by its time, its number of visits, or its owner.',
    content: page,
  },
  429: { description: 'Too many names were asked for that nobody has; see Retry-After.', content: page },
  503: { description: 'It cannot be looked up now; see Retry-After.', content: page },
};
const sentOn: RouteConfig['responses'] = {
  302: {
    description: 'Where the link leads, in Location; 301, 307 or 308 for a link that says so.',
    headers: z.object({ Location: z.string() }),
  },
};

/** What visitors ask for, without a key. */
export function visitorPaths(): RouteConfig[] {
  const shared = { path: '/{name}' };
  return [
    {
      ...{ ...shared, method: 'get', summary: 'Follows a link; counted.', request: { params: named } },
      responses: {
        200: { description: 'The link asks for a password.', content: page },
        ...sentOn,
        ...ended,
      },
    },
    {
      ...{ ...shared, method: 'head', request: { params: named } },
      summary: 'Where a link leads; not counted, and of a number of visits nothing is taken.',
      responses: { ...sentOn, ...ended },
    },
    {
      ...{ ...shared, method: 'post', summary: 'Follows a link that asks for a password; counted.' },
      request: {
        params: named,
        body: {
          required: true,
          content: { 'application/x-www-form-urlencoded': { schema: z.object({ password: z.string() }) } },
        },
      },
      responses: {
        303: { description: 'Where the link leads.', headers: z.object({ Location: z.string() }) },
        403: { description: 'The password is wrong.', content: page },
        405: { description: 'The link asks for none.', content: page },
        ...ended,
      },
    },
    {
      ...{ method: 'get', path: '/{name}+', request: { params: named } },
      summary: 'Shows where a link leads without going there; not counted.',
      responses: { 200: { description: 'The targets.', content: page }, ...ended },
    },
    {
      ...{ method: 'get', path: SOCKET_PATH },
      summary: 'A WebSocket on which owners watch visits as they come.',
      description:
        `Subprotocol ${LIVE_SUBPROTOCOL}, JSON texts. The client says {"follow": name, "token": bearer} and ` +
        '{"unfollow": name}; the server {"following"}, {"refused", "error"}, {"unfollowed"}, ' +
        '{"visits": […], "dropped": n} and {"ended", "error"}. Needs the scope stats:read. (Where chat is answered, this path is the WebSocket of chat.)',
      responses: {
        101: { description: 'The WebSocket stands.' },
        400: { description: 'No such subprotocol.' },
      },
    },
  ];
}
