import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWhole, type Whole } from '../support/whole.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
});
afterAll(() => whole.stop());

/** Every character takes six bytes in JSON, as it does for who escapes what is not ASCII. */
const escaped = (text: string): string =>
  [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

async function publish(altLength: number): Promise<[status: number, bytes: number, name: string]> {
  const image = `{"media":"m","alt":"${escaped('é'.repeat(altLength))}"}`;
  const images = Array.from({ length: 10 }, () => image).join(',');
  const body = `{"text":"${escaped('é'.repeat(1_000))}","images":[${images}]}`;
  const headers = {
    ...{ authorization: `Bearer ${whole.token('alice')}`, 'content-type': 'application/json' },
  };
  const answer = await fetch(`${whole.address}/v1/posts`, { method: 'POST', headers, body });
  const said = (await answer.json()) as { error?: { name: string } };
  return [answer.status, body.length, said.error?.name ?? ''];
}

test('a post with all that it may hold is taken at the main address, and no more than that', async () => {
  const [status, bytes] = await publish(1_450);
  expect([status, bytes > 90 * 1024]).toEqual([201, true]);
  const [refused, more, name] = await publish(1_600);
  expect([refused, more > 96 * 1024, name]).toEqual([413, true, 'too_large']);
});
