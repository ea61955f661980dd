import { type Route as PlainRoute, routesWith } from '../../http/route.ts';
import type { HttpRequest } from '../../ports/transport.ts';
import type { Principal, Scope } from '../api-keys.ts';

interface Own {
  /** What who asks must be allowed. */
  readonly scope: Scope;
}

interface Caller {
  readonly by: Principal;
  /** For bodies that are not JSON. */
  readonly request: HttpRequest;
}

export type Route = Own & PlainRoute<Caller>;

export const route = routesWith<Own, Caller>();
