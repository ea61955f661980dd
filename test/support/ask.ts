import { setTimeout as delay } from 'node:timers/promises';
import { hostToken, SECRET } from './whole.ts';

const WITHIN_MS = 120_000;
const LOOK_MS = 20;

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: what the API answers, read by the assertions
  readonly body: any;
}

/** Asks an HTTP API as a user of the host application; '' for nobody. Redirects are not followed. */
export async function ask(user: string, url: string, method = 'GET', body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    ...{ method, redirect: 'manual' },
    headers: {
      // A person's: others are counted as bots, apart.
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...(user === '' ? {} : { authorization: `Bearer ${hostToken(SECRET, { sub: user })}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    location: response.headers.get('location'),
    body: json && text !== '' ? JSON.parse(text) : text,
  };
}

/** Milliseconds until the condition holds. */
export async function until(condition: () => Promise<boolean>, what: string): Promise<number> {
  const from = performance.now();
  while (!(await condition())) {
    if (performance.now() - from > WITHIN_MS) throw new Error(`not within ${WITHIN_MS} ms: ${what}`);
    await delay(LOOK_MS);
  }
  return performance.now() - from;
}
