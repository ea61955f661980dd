import type { z } from 'zod';
import type { ErrorName } from '../../protocol/errors.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Asked<P, Q, B> {
  readonly user: string;
  /** The client's name for a write, '' none: the same again is done once. */
  readonly key: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** One thing that can be asked of the feed. The router, the validation and the OpenAPI document are made from it. */
interface RouteSpec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly points: number;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status: 200 | 201;
  readonly response: R;
  readonly errors: readonly ErrorName[];
  handle(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>>;
}

/** A route with its types worn off. */
export interface FeedRoute {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly points: number;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
  readonly errors: readonly ErrorName[];
  handle(asked: Asked<unknown, unknown, unknown>): Promise<unknown>;
}

/** Checks at compile time that the handler fits the schemas. */
export function route<
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
>(spec: RouteSpec<P, Q, B, R>): FeedRoute {
  return {
    ...{ params: undefined, query: undefined, body: undefined },
    ...spec,
    handle: (asked) => spec.handle(asked as Asked<z.output<P>, z.output<Q>, z.output<B>>),
  };
}
