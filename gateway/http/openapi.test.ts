import { afterEach, expect, test } from 'vitest';
import { errors } from '../../protocol/errors.ts';
import { apiFixture } from './fixture.test-helper.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is looked at as its readers do
type Json = any;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function setUp() {
  const fixture = apiFixture();
  stops.push(fixture.stop);
  return { ...fixture, document: fixture.api.openapi() as Json };
}

test('every route stands in the document, and every path of the document is a route', async () => {
  const { document, ask } = setUp();
  const routes = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual([
    'DELETE /v1/devices/{device}',
    'DELETE /v1/sessions/current',
    'GET /v1/account',
    'GET /v1/conversations',
    'GET /v1/conversations/{id}/events',
    'GET /v1/conversations/{id}/members',
    'GET /v1/conversations/{id}/messages',
    'GET /v1/devices',
    'GET /v1/server',
    'GET /v1/users',
    'GET /v1/users/{user}',
    'POST /v1/accounts',
    'POST /v1/sessions',
    'POST /v1/sessions/refresh',
    'PUT /v1/account/password',
  ]);
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    const { status } = await ask(method, path.replace(/\{\w+\}/, 'x'));
    expect(document.paths[path][method.toLowerCase()].responses).toHaveProperty(String(status));
  }
  expect((await ask('GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
});

test('every reference leads somewhere, and every parameter is described', () => {
  const { document } = setUp();
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name);
  const { parameters } = document.paths['/v1/conversations/{id}/messages'].get;
  expect(parameters).toContainEqual({
    ...{ in: 'query', name: 'limit', required: false },
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50, description: 'How many at most.' },
    description: 'How many at most.',
  });
  expect(parameters).toContainEqual(expect.objectContaining({ in: 'path', name: 'id', required: true }));
});

test('what needs a token says so, and failures are told with the codes of the table', () => {
  const { document } = setUp();
  expect(document.paths['/v1/devices'].get.security).toEqual([{ bearer: [] }]);
  expect(document.paths['/v1/sessions'].post.security).toBeUndefined();
  const { description } = document.paths['/v1/sessions'].post.responses['401'];
  expect(description).toContain(`${errors.wrong_password.code} wrong_password`);
});
