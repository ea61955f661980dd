import type { HttpRequest } from '../ports/transport.ts';

/** A request with a JSON body, unless told otherwise. */
export function requestOf(
  method: string,
  target: string,
  { body, headers = {} }: { body?: string | Uint8Array; headers?: Record<string, string> } = {},
): HttpRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const all: Record<string, string> = { 'content-type': 'application/json', ...headers };
  return {
    ...{ method, path, query, remoteAddress: '203.0.113.1', aborted: false },
    header: (name) => all[name] ?? '',
    body: Buffer.from(body ?? ''),
  };
}
