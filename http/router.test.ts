import { expect, test } from 'vitest';
import { routesWith } from './route.ts';
import { decodeParams, Router } from './router.ts';

const route = routesWith<object, object>();
const at = (method: 'GET' | 'PUT', path: string) =>
  route({ method, path, summary: path, status: 204, errors: [], handle: () => undefined });

const router = new Router([
  at('GET', '/links/{name}'),
  at('GET', '/links/export'),
  at('PUT', '/links/{name}'),
  at('GET', '/links/{name}/qr'),
  at('GET', '/{any}/export'),
]);
const found = (method: string, path: string): unknown => {
  const what = router.find(method, path);
  return what && 'route' in what ? [what.route.path, what.params] : what?.allow;
};

test('what is written out comes before a parameter, wherever it stands in the table', () => {
  expect(found('GET', '/links/export')).toEqual(['/links/export', {}]);
  expect(found('GET', '/links/exports')).toEqual(['/links/{name}', { name: 'exports' }]);
  expect(found('GET', '/tags/export')).toEqual(['/{any}/export', { any: 'tags' }]);
});

test('a method may be taken by a route with a parameter only', () => {
  expect(found('PUT', '/links/export')).toEqual(['/links/{name}', { name: 'export' }]);
});

test('a path with other methods says which, one with none is not there', () => {
  expect(found('PUT', '/links/a/qr')).toEqual(['GET']);
  expect(found('GET', '/links/')).toBeUndefined();
  expect(found('GET', '/links/a/b/c')).toBeUndefined();
  expect(found('GET', '/Links/a')).toBeUndefined();
});

test('parameters are decoded once, and a bad encoding is refused', () => {
  expect(decodeParams({ name: 'a%2Fb%2541' })).toEqual({ name: 'a/b%41' });
  expect(() => decodeParams({ name: '%ff' })).toThrow('percent-encoded');
});
