import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** What the page may load: its own files, and talk to its own server. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

interface File {
  readonly type: string;
  readonly etag: string;
  readonly body: Uint8Array;
}

/** Folders of the compiled program that browsers may read, by the path they see. */
const FOLDERS = [
  ['/page/', 'gateway/page'],
  ['/sdk/client/', 'client'],
  ['/sdk/protocol/', 'protocol'],
  ['/sdk/ports/', 'ports'],
] as const;

/**
 * The page to try Kith, and the SDK as it was compiled, from memory: no path of a request ever reaches the disk.
 * `compiled` is the folder of the compiled program.
 */
export async function loadPage(
  compiled: string,
): Promise<(request: HttpRequest) => HttpResponse | undefined> {
  const files = new Map<string, File>();
  for (const [prefix, folder] of FOLDERS) {
    for (const name of await readdir(join(compiled, folder))) {
      const type = TYPES[name.split('.').pop() ?? ''];
      if (type === undefined || name.includes('.test.')) continue;
      const body = await readFile(join(compiled, folder, name));
      files.set(prefix + name, {
        type,
        body,
        etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
      });
    }
  }
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = files.get(request.path === '/' ? '/page/index.html' : request.path);
    return file && answer(request, file);
  };
}

function answer(request: HttpRequest, { type, etag, body }: File): HttpResponse {
  const headers = {
    'content-type': type,
    etag,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (request.header('if-none-match') === etag) return { status: 304, headers, body: '' };
  return { status: 200, headers, body };
}
