import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { ApiKey, LinkStore } from '../../ports/link-store.ts';
import { CodedError } from '../../protocol/errors.ts';
import { makeApiKey, scopes } from '../api-keys.ts';
import { type Route, route } from './route.ts';

const keyView = z.object({
  ...{ id: z.string(), label: z.string(), scopes: z.array(z.string()) },
  ...{ created_at: z.int(), expires_at: z.int() },
});

export function keyRoutes(store: LinkStore, clock: Clock): Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/v1/link-keys', scope: 'keys', status: 201 },
      summary: 'Makes an API key, which may do no more than who makes it. The key is told this once.',
      body: z.object({
        label: z.string().min(1).max(100),
        scopes: z.array(z.enum(scopes)).min(1),
        expires_at: z.int().min(0).default(0),
      }),
      ...{ response: keyView.extend({ key: z.string() }), errors: ['forbidden', 'full'] },
      async handle({ by, body }) {
        const wish = { label: body.label, scopes: body.scopes, expiresAt: body.expires_at };
        const { key, secret } = await makeApiKey(store, by, wish, clock.now());
        return { ...viewOf(key), key: secret };
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/link-keys', scope: 'keys', status: 200, errors: [] },
      ...{ summary: 'The API keys of the owner.', response: z.object({ keys: z.array(keyView) }) },
      handle: async ({ by }) => ({ keys: (await store.apiKeys(by.owner)).map(viewOf) }),
    }),
    route({
      ...{ method: 'DELETE', path: '/v1/link-keys/{id}', scope: 'keys', status: 204 },
      ...{ summary: 'Takes an API key back.', params: z.object({ id: z.string().max(64) }) },
      errors: ['not_found'],
      async handle({ by, params }) {
        if (!(await store.removeApiKey(by.owner, params.id))) throw new CodedError('not_found');
      },
    }),
  ];
}

function viewOf({ id, label, scopes: allowed, createdAt, expiresAt }: ApiKey): z.output<typeof keyView> {
  return { id, label, scopes: [...allowed], created_at: createdAt, expires_at: expiresAt };
}
