import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorBody } from '../../http/schemas.ts';
import { answerOf, apiFixture, httpRequest } from './fixture.test-helper.ts';

const methods = fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'), fc.string());
const templates = fc.constantFrom(
  ...['/v1/accounts', '/v1/sessions', '/v1/sessions/refresh', '/v1/sessions/current', '/v1/account'],
  ...['/v1/account/password', '/v1/devices', '/v1/devices/{}', '/v1/conversations', '/v1/server'],
  ...['/v1/conversations/{}/messages', '/v1/conversations/{}/members', '/v1/conversations/{}/events'],
  ...['/openapi.json', '/', ''],
);
const segment = fc.oneof(
  fc.constantFrom('c1', '', '%', '%ff', '%2f', '..', '__proto__', '{id}', '%00'),
  fc.string(),
  fc.webSegment(),
);
const path = fc.oneof(
  fc
    .tuple(templates, segment)
    .map(([template, value]) => template.replace('{}', value.replaceAll('$', '$$$$'))),
  fc.string(),
  fc.array(segment, { maxLength: 8 }).map((segments) => `/${segments.join('/')}`),
);
const query = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.tuple(
        fc.constantFrom('limit', 'cursor', 'before', 'after', 'around', 'from', 'to', '__proto__', 'x'),
        fc.oneof(
          fc.nat().map(String),
          fc.string(),
          fc.constantFrom('-1', '0', '50', '4294967295', '1e9', ''),
        ),
      ),
      { maxLength: 4 },
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('alice', 'correct horse'),
  fc.jsonValue(),
);
const body = fc.oneof(
  fc.record({ bytes: fc.uint8Array({ maxLength: 200 }) }),
  fc.record({ body: fc.jsonValue() }),
  fc.record({
    body: fc.dictionary(
      fc.constantFrom('name', 'password', 'newPassword', 'label', 'invite', 'refreshToken', '__proto__'),
      value,
    ),
  }),
  fc.constant({}),
);
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'authorization', 'origin', 'x-forwarded-for'),
  fc.oneof(
    fc.string(),
    fc.constantFrom('application/json', 'Bearer x.y.z', 'https://a.example', '1.2.3.4, ::1'),
  ),
);

test('whatever is asked, the answer is none of ours to be ashamed of', async () => {
  const free = { take: () => 0 };
  const { api, register, failures, stop } = apiFixture({
    ...{ origins: ['https://a.example'], proxyHops: 1 },
    limits: { auth: free, refresh: free, read: free },
  });
  const { accessToken, refreshToken } = await register();
  const token = fc.constantFrom(undefined, accessToken, accessToken, refreshToken, `${accessToken}x`);
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      methods,
      path,
      query,
      headers,
      token,
      body,
      async (method, where, what, extra, bearer, sent) => {
        const target = `${where}?${what}`;
        const asking = { ...sent, headers: extra, ...(bearer === undefined ? {} : { token: bearer }) };
        // Its own sign-out would leave only refusals to be looked at.
        fc.pre(!(method === 'DELETE' && bearer === accessToken));
        const answer = answerOf(await api.handle(httpRequest(method, target, asking)));
        seen.add(answer.status);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) errorBody.parse(answer.body);
        for (const header of Object.values(answer.headers)) expect(header).toMatch(/^[\x20-\x7e]*$/);
      },
    ),
    { numRuns: 2000 },
  );
  expect(failures).toEqual([]);
  expect([...seen]).toEqual(expect.arrayContaining([200, 204, 400, 401, 404, 405]));
  await stop();
});
