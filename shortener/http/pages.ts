import type { HttpResponse } from '../../ports/transport.ts';

const common = {
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'",
};

/** A page without scripts, pictures or anything from elsewhere. `inner` is HTML. */
function page(
  status: number,
  title: string,
  inner: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    status,
    headers: {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}
code{overflow-wrap:anywhere}input,button{font:inherit;padding:.4rem .8rem}</style>
<h1>${escapeHtml(title)}</h1>
${inner}</html>
`,
  };
}

/** One object each, so that the listener encodes them once. */
export const notFound = page(404, 'No such link', '<p>Nothing is at this address. Was it typed in full?</p>');
export const gone = page(410, 'This link has ended', '<p>It led somewhere once, and does so no more.</p>');
export const wrongMethod = page(405, 'Not like this', '<p>Links are followed with GET.</p>', {
  allow: 'GET, HEAD',
});

export function tooMany(retryMs: number): HttpResponse {
  const seconds = Math.ceil(retryMs / 1000);
  return page(429, 'Too many misses', `<p>Try again in ${seconds} s.</p>`, {
    'retry-after': String(seconds),
  });
}

export function unavailable(): HttpResponse {
  return page(503, 'Not now', '<p>The link cannot be looked up at the moment. Try again.</p>', {
    'retry-after': '1',
  });
}

export function passwordPage(name: string, isWrong: boolean): HttpResponse {
  const said = isWrong ? '<p><strong>The password is wrong.</strong></p>' : '';
  return page(
    isWrong ? 403 : 200,
    'This link asks for a password',
    `${said}<form method="post" action="/${escapeHtml(name)}"><label>Password <input type="password" name="password" autofocus
 required></label> <button>Go on</button></form>`,
  );
}

/** What `code+` shows: where the link leads, without going there. */
export function previewPage(name: string, title: string, targets: readonly string[]): HttpResponse {
  const list = targets.map((target) => `<li><code>${escapeHtml(target)}</code></li>`).join('\n');
  const said = title === '' ? '' : `<p>${escapeHtml(title)}</p>`;
  return page(
    200,
    'Where this link leads',
    `${said}<ul>${list}</ul><p><a rel="nofollow noreferrer" href="/${escapeHtml(name)}">Go there</a></p>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
