import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CodedError } from '../protocol/errors.ts';
import { requestOf } from './fixture.test-helper.ts';
import { bearerToken, readRequest } from './read-request.ts';
import { routesWith } from './route.ts';
import { count } from './schemas.ts';

const MOST = 40;
const route = routesWith<object, object>()({
  ...{ method: 'PUT', path: '/things/{id}', summary: 'A thing.', status: 204, errors: [] },
  params: z.object({ id: z.string().max(5) }),
  query: z.object({ limit: count(1, 10, 3, 'How many.') }),
  body: z.object({ list: z.array(z.object({ name: z.string() })) }),
  handle: () => undefined,
});

function read(target: string, body: string | Uint8Array = '{"list":[]}', headers = {}): unknown {
  const [, id = ''] = /^\/things\/([^?]*)/.exec(target)!;
  try {
    return readRequest({ route, params: { id } }, requestOf('PUT', target, { body, headers }), MOST);
  } catch (error) {
    const { reason, field } = error as CodedError;
    return [reason, field];
  }
}

test('what fits is given, with what was left out', () => {
  expect(read('/things/%C3%A9?limit=7', '{"list":[{"name":"x"}]}')).toEqual({
    ...{ params: { id: 'é' }, query: { limit: 7 }, body: { list: [{ name: 'x' }] } },
  });
  expect(read('/things/a')).toMatchObject({ query: { limit: 3 } });
});

test.each([
  ['a parameter that is too long', '/things/abcdef', undefined, ['invalid', 'id']],
  ['a query out of bounds', '/things/a?limit=11', undefined, ['invalid', 'limit']],
  ['a query given twice', '/things/a?limit=1&limit=2', undefined, ['invalid', 'limit']],
  ['a wrong place in the body', '/things/a', '{"list":[{"name":1}]}', ['invalid', 'list.0.name']],
  ['no JSON', '/things/a', '{"list":', ['malformed', '']],
  ['no UTF-8', '/things/a', Uint8Array.of(0x22, 0xff, 0x22), ['malformed', '']],
  [
    'a body above the bound',
    '/things/a',
    JSON.stringify({ list: [{ name: 'x'.repeat(MOST) }] }),
    ['too_large', ''],
  ],
] as const)('%s is refused, with the place', (_, target, body, refused) => {
  expect(read(target, body)).toEqual(refused);
});

test('a body of the greatest size is taken', () => {
  const frame = JSON.stringify({ list: [{ name: '' }] });
  const body = JSON.stringify({ list: [{ name: 'x'.repeat(MOST - frame.length) }] });
  expect(body).toHaveLength(MOST);
  expect(read('/things/a', body)).toMatchObject({ body: { list: [{}] } });
});

test('a body that a form of another origin could send is refused', () => {
  expect(read('/things/a', undefined, { 'content-type': 'text/plain' })).toEqual(['malformed', '']);
  expect(read('/things/a', undefined, { 'content-type': 'application/jsonp' })).toEqual(['malformed', '']);
  expect(read('/things/a', undefined, { 'content-type': 'Application/JSON; charset=utf-8' })).toHaveProperty(
    'body',
  );
});

test('a query may say __proto__ and changes no prototype', () => {
  expect(read('/things/a?__proto__=1&limit=2')).toMatchObject({ query: { limit: 2 } });
  expect(read('/things/a?__proto__=1&__proto__=2')).toEqual(['invalid', '__proto__']);
});

test.each([
  ['Bearer abc', 'abc'],
  ['bearer  abc', 'abc'],
  ['Bearer', undefined],
  ['Bearer a b', undefined],
  ['Basic abc', undefined],
  ['', undefined],
])('“%s” has the token %s', (authorization, token) => {
  const ask = () => bearerToken(requestOf('GET', '/', { headers: { authorization } }));
  if (token === undefined) expect(ask).toThrow(expect.objectContaining({ reason: 'unauthenticated' }));
  else expect(ask()).toBe(token);
});
