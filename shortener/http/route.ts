import type { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import type { ErrorName } from '../../protocol/errors.ts';
import type { Principal, Scope } from '../api-keys.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

interface Context<P, Q, B> {
  readonly by: Principal;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** For bodies that are not JSON. */
  readonly request: HttpRequest;
}

/** One thing that can be asked over HTTP, of the shape of the gateway's; the two cannot share it, being two services. */
export interface RouteSpec<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: Method;
  /** Segments in braces are parameters. */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media types of a body or an answer that are not JSON. */
  readonly takes?: string;
  readonly gives?: string;
  readonly status: 200 | 201 | 204;
  /** Absent when the status is 204 or the answer is not JSON; then `handle` gives a whole response, or nothing. */
  readonly response?: R;
  readonly errors: readonly ErrorName[];
  handle(context: Context<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R> | HttpResponse>;
}

/** A route with its types worn off. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  readonly takes: string | undefined;
  readonly gives: string | undefined;
  readonly status: 200 | 201 | 204;
  readonly response: z.ZodType | undefined;
  readonly errors: readonly ErrorName[];
  handle(context: Context<unknown, unknown, unknown>): Promise<unknown>;
}

export function route<
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
>(spec: RouteSpec<P, Q, B, R>): Route {
  const none = { params: undefined, query: undefined, body: undefined, response: undefined };
  return {
    ...{ ...none, takes: undefined, gives: undefined },
    ...spec,
    handle: async (context) => spec.handle(context as Context<z.output<P>, z.output<Q>, z.output<B>>),
  };
}

export type Found =
  | { readonly route: Route; readonly params: Record<string, string> }
  | { readonly allow: readonly Method[] }
  | undefined;

/** What is at a path. Of two that fit, the one with more of it written out stands first in the table. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const segments = path.split('/');
  const allow: Method[] = [];
  for (const each of routes) {
    const params = paramsOf(each.path.split('/'), segments);
    if (params === undefined) continue;
    if (each.method === method) return { route: each, params };
    allow.push(each.method);
  }
  return allow.length > 0 ? { allow } : undefined;
}

function paramsOf(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, wanted] of template.entries()) {
    const segment = segments[i]!;
    if (!wanted.startsWith('{')) {
      if (wanted !== segment) return undefined;
    } else if (segment === '') return undefined;
    else params[wanted.slice(1, -1)] = segment;
  }
  return params;
}
