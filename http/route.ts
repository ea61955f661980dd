import type { z } from 'zod';
import type { HttpResponse } from '../ports/transport.ts';
import type { ErrorName } from '../protocol/errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Status = 200 | 201 | 204;

/** What of a request is checked before its handler is asked. */
export interface Checked<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** Fits `response`; where there is none, a whole response for a route that `gives` one, or nothing. */
type Answer<R extends z.ZodType> = R extends z.ZodVoid ? z.input<R> | HttpResponse : z.input<R>;

/**
 * One thing that can be asked over HTTP. The router, the checks and the OpenAPI document are made from it. `Caller` is
 * what the service's edge found out about who asks; a service adds fields of its own, such as what the request costs.
 */
export interface RouteSpec<
  Caller,
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: Method;
  /** Segments in braces are parameters: `/v1/devices/{device}`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media type of a body that is not JSON; the handler reads it. */
  readonly takes?: string;
  /** Media type of an answer that is not made from `response`: the handler gives a whole response. */
  readonly gives?: string;
  readonly status: Status;
  /** Absent when the status is 204 or the answer a whole response. */
  readonly response?: R;
  /** What can go wrong besides what goes wrong with every route of this kind. */
  readonly errors: readonly ErrorName[];
  /** May throw CodedError. */
  handle(asked: Caller & Checked<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer<R>> | Answer<R>;
}

/** A route with its types worn off, as a table holds it. */
export interface Route<Caller = never> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  readonly takes: string | undefined;
  readonly gives: string | undefined;
  readonly status: Status;
  readonly response: z.ZodType | undefined;
  readonly errors: readonly ErrorName[];
  handle(asked: Caller & Checked): unknown;
}

/** Parameters or a query that are not asked for. */
export type Nothing = z.ZodObject<Record<never, never>>;

/** What a route leaves out. */
export const leftOut = {
  ...{ params: undefined, query: undefined, body: undefined, response: undefined },
  ...{ takes: undefined, gives: undefined },
} as const;

/**
 * Makes the `route` of a service, which checks at compile time that a handler fits the schemas of its route; at run
 * time the edge checks before it calls. `Own`: the fields that this service's routes have besides.
 */
export function routesWith<Own extends object, Caller>() {
  return <
    P extends z.ZodObject = Nothing,
    Q extends z.ZodObject = Nothing,
    B extends z.ZodType = z.ZodUndefined,
    R extends z.ZodType = z.ZodVoid,
  >(
    spec: Own & RouteSpec<Caller, P, Q, B, R>,
  ): Own & Route<Caller> => ({ ...leftOut, ...spec });
}
