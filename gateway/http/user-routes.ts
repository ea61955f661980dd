import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import { type Route, route } from './route.ts';

const user = z
  .object({ user: z.string(), name: z.string() })
  .meta({ description: 'Somebody with a built-in account, as others see them.' });

/** Names and ids of built-in accounts. Who signs in may look up a name exactly; there is no listing to harvest. */
export function userRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/users',
      summary: 'Finds a user by the exact name.',
      auth: 'user',
      limit: 'read',
      query: z.object({ name: z.string().max(128) }),
      status: 200,
      response: user,
      errors: ['not_found'],
      handle: async ({ query }) => shown(await accounts.named(query.name)),
    }),
    route({
      method: 'GET',
      path: '/v1/users/{user}',
      summary: 'Tells the name of a user.',
      auth: 'user',
      limit: 'read',
      params: z.object({ user: z.string().max(64) }),
      status: 200,
      response: user,
      errors: ['not_found'],
      handle: async ({ params }) => shown(await accounts.account(params.user)),
    }),
  ];
}

function shown({ user, name }: { user: string; name: string }): { user: string; name: string } {
  return { user, name };
}
