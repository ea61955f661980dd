import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLogger } from '../ports/logger.ts';
import { readOptions } from '../runtime/options.ts';
import { type Running, start } from '../runtime/start.ts';

const KEY = 'operator-key-of-this-test';
const LONG = 'https://example.org/a/rather/long/path/that/nobody/wants/to/type?with=query';
let folder: string;
let running: Running;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-whole-'));
  const options = { KITH_PORT: '0', KITH_LINK_PORT: '0', KITH_DATA: folder, KITH_LINK_KEY: KEY };
  const hosts = { KITH_LINK_HOSTS: 'k.example, go.example', KITH_LINK_URL: 'https://k.example' };
  running = await start('all', readOptions({ ...options, ...hosts }, []), silentLogger);
});
afterAll(async () => {
  await running.stop(0);
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** `fetch` sets the host itself. */
function ask(path: string, host: string, method = 'GET', bearer = '', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ host, authorization: `Bearer ${bearer}` },
      ...(body === ''
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const asked = request(`${running.address}${path}`, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    asked.once('error', reject).end(body);
  });
}

async function json(path: string, host: string, bearer: string, body?: object) {
  const answer = await ask(path, host, body ? 'POST' : 'GET', bearer, body ? JSON.stringify(body) : '');
  return { status: answer.status, body: JSON.parse(answer.body) };
}

it('the main port answers a host of short links as the port of short links does, and other hosts as ever', async () => {
  const { body: link } = await json('/v1/links', 'k.example', KEY, { target: LONG });
  for (const host of ['k.example', 'GO.example:8080']) {
    expect(await ask(`/${link.name}`, host)).toMatchObject({ status: 302, location: LONG });
    expect(await ask(`/${link.name}`, host, 'HEAD')).toMatchObject({ status: 302, location: LONG });
    expect((await ask(`/${link.name}+`, host)).body).toContain('a/rather/long');
    expect((await ask('/QQQQQQQ', host)).status).toBe(404);
    expect((await ask('/', host)).status).toBe(404);
    expect((await ask('/v1/server', host)).status).toBe(404);
  }
  expect((await ask(`/${link.name}`, 'localhost')).status).toBe(404);
  expect((await ask('/v1/server', 'localhost')).status).toBe(200);
});

it('a user’s post has the user’s own short links', async () => {
  const credentials = { name: 'alice', password: 'a long password of alice', device: 'test' };
  const made = await json('/v1/accounts', 'localhost', '', credentials);
  expect(made.status).toBe(201);
  const token = made.body.accessToken;
  const post = await json('/v1/posts', 'localhost', token, { text: `See ${LONG}`, shorten: true });
  expect(post.body.unshortened).toBeUndefined();
  const { text } = (await json(`/v1/posts/${post.body.id}`, 'localhost', token)).body;
  expect(text).toMatch(/^See https:\/\/k\.example\/\w{7}$/);
  const own = await json('/v1/links', 'k.example', token);
  expect(own.body.links).toMatchObject([{ target: LONG, url: text.slice(4) }]);
});

it('one document tells where everything is answered, and that of the short links tells of them alone', async () => {
  const { body: whole } = await json('/openapi.json', 'localhost', '');
  const { body: links } = await json('/openapi.json', 'k.example', '');
  expect([whole.servers, links.servers]).toEqual([[{ url: '/' }], [{ url: 'https://k.example' }]]);
  const { '/v1/posts': posts, '/v1/links/{name}': link, '/{name}': visit } = whole.paths;
  expect([posts.post.servers, posts.post.tags]).toEqual([undefined, ['Feed']]);
  expect([link.get.servers, visit.get.servers]).toEqual([links.servers, links.servers]);
  // Theirs is a part of the whole, but for where it is said to be.
  const apart = structuredClone(whole);
  for (const [path, methods] of Object.entries<object>(apart.paths)) {
    for (const operation of Object.values(methods)) delete operation.servers;
    if (path in links.paths) expect(links.paths[path]).toEqual(methods);
  }
  expect(Object.keys(whole.paths)).toEqual(expect.arrayContaining(Object.keys(links.paths)));
  expect(whole.components.schemas).toMatchObject(links.components.schemas);
  for (const path of ['/v1/accounts', '/v1/conversations', '/v1/posts']) {
    expect(Object.keys(whole.paths)).toContain(path);
    expect(Object.keys(links.paths)).not.toContain(path);
  }
});

it('every path of the document is answered where it says, with a status that it lists', async () => {
  const { body: whole } = await json('/openapi.json', 'localhost', '');
  const wrong: string[] = [];
  let asked = 0;
  for (const [path, methods] of Object.entries<Record<string, { servers?: object; responses: object }>>(
    whole.paths,
  )) {
    for (const [method, { servers, responses }] of Object.entries(methods)) {
      // A WebSocket is not asked for so.
      if ('101' in responses) continue;
      const host = servers ? 'k.example' : 'localhost';
      const { status } = await ask(path.replace(/\{\w+\}/, 'x'), host, method.toUpperCase());
      if (!(status in responses)) wrong.push(`${method} ${path}: ${status}`);
      asked++;
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(70);
});
