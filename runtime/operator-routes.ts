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
