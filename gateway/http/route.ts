import type { z } from 'zod';
import { leftOut, type Nothing, type Route as PlainRoute, type RouteSpec } from '../../http/route.ts';
import type { Identity } from '../identity.ts';

/** Which bucket a request takes from: `auth` and `refresh` are counted an address, `read` a user. */
export type LimitClass = 'none' | 'auth' | 'refresh' | 'read';
type Auth = 'none' | 'user';

interface Own<A extends Auth> {
  /** `user`: an access token is needed. */
  readonly auth: A;
  readonly limit: LimitClass;
}

interface Caller<A extends Auth> {
  readonly identity: A extends 'user' ? Identity : undefined;
}

export type Route = Own<Auth> & PlainRoute<Caller<Auth>>;

/** A route of the gateway: its handler knows who asks exactly when a token is needed. */
export function route<
  A extends Auth,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
>(spec: Own<A> & RouteSpec<Caller<A>, P, Q, B, R>): Route {
  return { ...leftOut, ...spec };
}
