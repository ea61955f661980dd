import type { z } from 'zod';
import type { ErrorName } from '../../protocol/errors.ts';
import type { Identity } from '../identity.ts';

/** Which bucket a request takes from: `auth` and `refresh` are counted an address, `read` a user. */
export type LimitClass = 'none' | 'auth' | 'refresh' | 'read';
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a handler is given: everything checked. */
interface RouteContext<A extends 'none' | 'user', P, Q, B> {
  readonly identity: A extends 'user' ? Identity : undefined;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** One thing that can be asked over HTTP. The router, the validation and the OpenAPI document are made from it. */
export interface RouteSpec<
  A extends 'none' | 'user',
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: Method;
  /** Segments in braces are parameters: `/v1/devices/{device}`. */
  readonly path: string;
  readonly summary: string;
  /** `user`: an access token is needed. */
  readonly auth: A;
  readonly limit: LimitClass;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status: 200 | 201 | 204;
  /** Absent exactly when the status is 204. */
  readonly response?: R;
  /** What can go wrong besides what goes wrong with every route of this kind. */
  readonly errors: readonly ErrorName[];
  /** May throw CodedError. What it answers must fit `response`. */
  handle(context: RouteContext<A, z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>> | z.input<R>;
}

/** A route with its types worn off, as the table holds it. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly auth: 'none' | 'user';
  readonly limit: LimitClass;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  readonly status: 200 | 201 | 204;
  readonly response: z.ZodType | undefined;
  readonly errors: readonly ErrorName[];
  handle(context: {
    readonly identity: Identity | undefined;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
  }): unknown;
}

/** Checks at compile time that the handler fits the schemas; at run time the router checks before it calls. */
export function route<
  A extends 'none' | 'user',
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
>(spec: RouteSpec<A, P, Q, B, R>): Route {
  return {
    params: undefined,
    query: undefined,
    body: undefined,
    response: undefined,
    ...spec,
    handle: (context) => spec.handle(context as RouteContext<A, z.output<P>, z.output<Q>, z.output<B>>),
  };
}
