import { expect, test } from 'vitest';
import { LogUnavailable } from '../ports/event-log.ts';
import { type Logger, silentLogger } from '../ports/logger.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import type { HttpResponse } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import { requestOf } from './fixture.test-helper.ts';
import { routesWith } from './route.ts';
import { Router } from './router.ts';
import { serve } from './serve.ts';

const route = routesWith<object, object>();
const handle = (): never => {
  throw new Error('asked for past the edge');
};
const router = new Router([
  route({ ...{ method: 'GET', path: '/made', summary: '', status: 201, errors: [] }, handle }),
  route({ ...{ method: 'PUT', path: '/made', summary: '', status: 204, errors: [] }, handle }),
  route({
    ...{ method: 'GET', path: '/page', summary: '', status: 200, gives: 'text/csv', errors: [] },
    handle,
  }),
]);

/** What is answered when the handler gives, or throws, this. */
async function answerTo(method: string, target: string, given: unknown) {
  const logged: unknown[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void logged.push(fields) };
  const answer = async (_: unknown, __: unknown, headers: Record<string, string>): Promise<unknown> => {
    headers['ratelimit-remaining'] = '7';
    if (given instanceof Error) throw given;
    return given;
  };
  const response = await serve({ router, logger, answer }, requestOf(method, target), { vary: 'origin' });
  return { response: response!, logged };
}
const told = ({ body }: HttpResponse) => JSON.parse(body.toString()).error;

test('an answer has the status of its route, and nobody may keep it', async () => {
  const { response } = await answerTo('GET', '/made', { id: '1' });
  expect(response).toMatchObject({ status: 201, body: '{"id":"1"}' });
  expect(response.headers).toEqual({
    ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', vary: 'origin' },
    ...{ 'content-type': 'application/json; charset=utf-8', 'ratelimit-remaining': '7' },
  });
  expect((await answerTo('PUT', '/made', undefined)).response).toMatchObject({ status: 204, body: '' });
});

test('a whole response goes as it is, with the headers of all', async () => {
  const whole = { status: 200, headers: { 'content-type': 'text/csv' }, body: 'a,b' };
  const { response } = await answerTo('GET', '/page', whole);
  expect(response).toMatchObject({ status: 200, body: 'a,b' });
  expect(response.headers).toMatchObject({
    'content-type': 'text/csv',
    'cache-control': 'no-store',
    vary: 'origin',
  });
});

test.each([
  [new CodedError('rate_limited', { retryMs: 1_001 }), 429, 'rate_limited', '2'],
  [new LogUnavailable('no disk'), 503, 'log_unavailable', '1'],
  [new StoreUnavailable('no quorum'), 503, 'unavailable', '1'],
  [new Error('secret of the engine'), 500, 'internal', undefined],
])('%s is answered %i %s', async (error, status, name, retryAfter) => {
  const { response, logged } = await answerTo('GET', '/made?token=secret', error);
  expect([response.status, told(response).name]).toEqual([status, name]);
  expect(response.headers['retry-after']).toBe(retryAfter);
  // What was found out before it failed is told all the same.
  expect(response.headers).toMatchObject({ 'ratelimit-remaining': '7', vary: 'origin' });
  expect(JSON.stringify(response)).not.toContain('secret');
  expect(logged).toEqual(name === 'internal' ? [{ err: error, method: 'GET', path: '/made' }] : []);
});

test('who is not known is challenged', async () => {
  const { response } = await answerTo('GET', '/made', new CodedError('unauthenticated'));
  expect(response).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
});

test('another method is refused with those that there are, and another path is nobody’s', async () => {
  const { response } = await answerTo('DELETE', '/made', undefined);
  expect(response).toMatchObject({ status: 405, headers: { allow: 'GET, PUT', vary: 'origin' } });
  expect((await answerTo('GET', '/other', undefined)).response).toBeUndefined();
});
