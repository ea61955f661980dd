import { CodedError } from '../protocol/errors.ts';
import type { Method, Route } from './route.ts';

export interface Match<R> {
  readonly route: R;
  /** Not decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** What is at a path: one route, or the methods that it takes instead of the one asked for; undefined: nothing. */
export type Found<R> = Match<R> | { readonly allow: readonly Method[] } | undefined;

interface Entry<R> {
  readonly route: R;
  readonly segments: readonly string[];
}

/** Finds routes by method and path. A segment that is written out comes before a parameter. */
export class Router<R extends Route> {
  /** By number of segments, those with the later first parameter in front. */
  readonly #entries = new Map<number, Entry<R>[]>();

  constructor(routes: readonly R[]) {
    for (const route of routes) {
      const segments = route.path.split('/');
      const entries = this.#entries.get(segments.length) ?? [];
      entries.push({ route, segments });
      entries.sort((a, b) => firstParameter(b) - firstParameter(a));
      this.#entries.set(segments.length, entries);
    }
  }

  find(method: string, path: string): Found<R> {
    const segments = path.split('/');
    const allow: Method[] = [];
    for (const { route, segments: template } of this.#entries.get(segments.length) ?? []) {
      const params = match(template, segments);
      if (!params) continue;
      if (route.method === method) return { route, params };
      allow.push(route.method);
    }
    return allow.length > 0 ? { allow } : undefined;
  }
}

/** Throws CodedError `malformed` for a bad percent-encoding. */
export function decodeParams(params: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw new CodedError('malformed', { detail: 'The path is not percent-encoded UTF-8.' });
  }
}

function match(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let i = 0; i < template.length; i++) {
    const wanted = template[i]!;
    if (wanted.startsWith('{')) {
      if (segments[i] === '') return undefined;
      params[wanted.slice(1, -1)] = segments[i]!;
    } else if (wanted !== segments[i]) return undefined;
  }
  return params;
}

function firstParameter({ segments }: Entry<unknown>): number {
  const place = segments.findIndex((segment) => segment.startsWith('{'));
  return place < 0 ? segments.length : place;
}
