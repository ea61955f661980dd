import { expect, test } from 'vitest';
import { z } from 'zod';
import { ApiDocument } from './api-document.ts';
import { accessToken, pathOf, type Section } from './openapi.ts';
import { type Method, routesWith } from './route.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is looked at as its readers do
type Json = any;

const route = routesWith<object, object>();
const thing = z.object({ name: z.string() }).meta({ id: 'Thing' });
const key = { name: 'key', description: 'A key.' };
const about = { title: 'T', version: '1', description: 'D', server: '/' };

function section(tag: string, method: Method, path: string, server?: string): Section {
  const plain = route({
    ...{ method, path, summary: 'S', status: 200, response: thing, errors: ['full'] },
    ...(method === 'GET' ? {} : { body: thing }),
    handle: () => ({ name: 'x' }),
  });
  const schemes = [accessToken, key];
  const paths = [pathOf(plain, { schemes, errors: ['rate_limited'] })];
  return { tag, description: `About ${tag}.`, schemes, paths, ...(server === undefined ? {} : { server }) };
}

test('sections share their schemas and say where they are answered', () => {
  const sections = [section('Here', 'GET', '/a'), section('There', 'POST', '/b', 'https://go.example')];
  const document = new ApiDocument(about, () => sections).object() as Json;
  expect(document.servers).toEqual([{ url: '/' }]);
  expect(document.tags.map(({ name }: Json) => name)).toEqual(['Here', 'There']);
  const [here, there] = [document.paths['/a'].get, document.paths['/b'].post];
  expect([here.tags, here.servers]).toEqual([['Here'], undefined]);
  expect([there.tags, there.servers]).toEqual([['There'], [{ url: 'https://go.example' }]]);
  const shared = { $ref: '#/components/schemas/Thing' };
  expect(here.responses['200'].content['application/json'].schema).toEqual(shared);
  expect(there.requestBody.content['application/json'].schema).toEqual(shared);
  expect(Object.keys(document.components.schemas).sort()).toEqual(['Error', 'Thing']);
});

test('a route tells every failure that its kind can have, and either way to sign in', () => {
  const { post } = (new ApiDocument(about, () => [section('A', 'POST', '/b')]).object() as Json).paths['/b'];
  expect(Object.keys(post.responses).sort()).toEqual(['200', '400', '401', '409', '413', '429']);
  expect(post.responses['409'].description).toContain('full');
  expect(post.security).toEqual([{ bearer: [] }, { key: [] }]);
});

test('it is made once, and again when a service has come to it', () => {
  const sections = [section('A', 'GET', '/a')];
  const document = new ApiDocument(about, () => [...sections]);
  const [object, answer] = [document.object(), document.answer()];
  expect(document.object()).toBe(object);
  expect(document.answer()).toBe(answer);
  sections.push(section('B', 'GET', '/b'));
  expect(Object.keys((document.object() as Json).paths)).toEqual(['/a', '/b']);
  expect(document.answer().body).toContain('"/b"');
  // The same section at another address is another one.
  sections[1] = { ...sections[1]!, server: 'https://go.example' };
  expect(document.answer().body).toContain('go.example');
});

test('one path and method of two sections is refused: it would tell only one of them', () => {
  const document = new ApiDocument(about, () => [section('A', 'GET', '/a'), section('B', 'GET', '/a')]);
  expect(() => document.object()).toThrow('get /a');
});
