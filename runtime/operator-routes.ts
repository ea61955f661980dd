import { z } from 'zod';
import type { Section } from '../http/openapi.ts';
import type { HttpRequest, HttpResponse } from '../ports/transport.ts';
import type { Health } from './lifecycle.ts';
import type { PrometheusMetrics } from './metrics.ts';

const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** What an operator's machines ask: is it alive, does it do its work, how much. Undefined: not one of these paths. */
export function operatorRoutes(health: () => Health, metrics: PrometheusMetrics) {
  return async (request: HttpRequest): Promise<HttpResponse | undefined> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    switch (request.path) {
      case '/health/live':
        return { status: 200, headers: json, body: '{"live":true}' };
      case '/health/ready': {
        const { state, troubles } = health();
        const ready = state === 'ready' && troubles.length === 0;
        return { status: ready ? 200 : 503, headers: json, body: JSON.stringify({ ready, state, troubles }) };
      }
      case '/metrics': {
        const { type, body } = await metrics.page();
        return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body };
      }
      default:
        return undefined;
    }
  };
}

const health = z
  .object({ ready: z.boolean(), state: z.string(), troubles: z.array(z.string()) })
  .meta({ id: 'Health' });
const inJson = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** The same, for the API document of an address that answers them. */
export const operatorSection: Section = {
  ...{ tag: 'Operation', description: 'For the machines of who runs the server.', schemes: [] },
  paths: [
    {
      ...{ method: 'get', path: '/health/live', summary: 'Is the process alive?' },
      responses: { 200: { description: 'It is.', content: inJson(z.object({ live: z.literal(true) })) } },
    },
    {
      ...{ method: 'get', path: '/health/ready', summary: 'Does every service do its work?' },
      responses: {
        200: { description: 'They do.', content: inJson(health) },
        503: {
          description: 'Not yet, no more, or not all; `troubles` says it in sentences.',
          content: inJson(health),
        },
      },
    },
    {
      ...{ method: 'get', path: '/metrics', summary: 'Metrics, as Prometheus reads them.' },
      responses: {
        200: { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    },
  ],
};
