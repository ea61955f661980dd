import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LinkFixture } from './fixture.ts';

describe('the API of owners', () => {
  let links: LinkFixture;
  beforeAll(async () => {
    links = await LinkFixture.open();
  });
  afterAll(() => links.close());

  const asKey = async (key: string, method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(links.url(path), {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const newKey = async (scopes: string[]): Promise<string> =>
    (await links.api('POST', '/v1/link-keys', { label: 'a key', scopes })).body.key;

  it('makes a link once for one key of a request, also when it is asked for at once', async () => {
    const body = { target: 'https://example.org/once', idempotency_key: 'order 17' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => links.api('POST', '/v1/links', body)));
    expect(new Set(answers.map((answer) => answer.body.name)).size).toBe(1);
    expect(answers.filter((answer) => answer.body.is_new)).toHaveLength(1);
    const other = await links.api('POST', '/v1/links', { ...body, target: 'https://example.org/other' });
    expect([other.status, other.body.error.field]).toEqual([400, 'idempotency_key']);
  });

  it('finds one that exists only if target and settings are the same', async () => {
    const body = { target: 'https://EXAMPLE.org:443/same?x=1', find_existing: true };
    const first = (await links.api('POST', '/v1/links', body)).body;
    const same = (await links.api('POST', '/v1/links', { ...body, target: 'https://example.org/same?x=1' }))
      .body;
    expect([same.name, same.is_new]).toEqual([first.name, false]);
    for (const more of [{ target: 'https://example.org/same?x=2' }, { status: 301 }, { tags: ['a'] }]) {
      expect((await links.api('POST', '/v1/links', { ...body, ...more })).body.is_new).toBe(true);
    }
    await links.api('DELETE', `/v1/links/${first.name}`);
    expect((await links.api('POST', '/v1/links', body)).body.is_new).toBe(true);
  });

  it('answers each of a bulk on its own, in order', async () => {
    const { body } = await links.api('POST', '/v1/links/bulk', {
      links: [
        { target: 'https://example.org/1' },
        { target: 'http://127.1/' },
        { target: 'https://example.org/3', alias: 'third-one' },
        { target: 'https://example.org/4', alias: 'third-one' },
        { nothing: true },
        { target: 'https://example.org/6' },
      ],
    });
    expect(body.results.map((each: { ok: boolean }) => each.ok)).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(body.results[1].error).toMatchObject({ name: 'invalid', field: 'target' });
    expect(body.results[3].error.name).toBe('name_taken');
    expect(body.results[5].link.target).toBe('https://example.org/6');
  });

  it('refuses hostile targets of new links, edits and rules alike', async () => {
    const name = await links.link();
    for (const target of [
      'javascript:alert(1)',
      'http://169.254.169.254/',
      'https://kith.example/abc',
      'https://bit.ly/x',
    ]) {
      const refused = [
        await links.api('POST', '/v1/links', { target }),
        await links.api('PATCH', `/v1/links/${name}`, { target }),
        await links.api('PATCH', `/v1/links/${name}`, { rules: [{ target }] }),
      ];
      expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
      expect(refused[2]!.body.error.field).toBe('rules.0.target');
    }
    expect((await links.api('GET', `/v1/links/${name}`)).body.version).toBe(1);
  });

  it('refuses a change of a version that has gone by', async () => {
    const name = await links.link();
    expect((await links.api('PATCH', `/v1/links/${name}`, { title: 'a', version: 1 })).body.version).toBe(2);
    const late = await links.api('PATCH', `/v1/links/${name}`, { title: 'b', version: 1 });
    expect([late.status, late.body.error.name]).toEqual([409, 'changed']);
  });

  it('lets a key do what its scopes say, for its owner, until it is taken back', async () => {
    const reader = await newKey(['links:read', 'keys']);
    const name = await links.link();
    expect((await asKey(reader, 'GET', `/v1/links/${name}`)).status).toBe(200);
    expect((await asKey(reader, 'DELETE', `/v1/links/${name}`)).status).toBe(403);
    expect((await asKey(reader, 'GET', `/v1/links/${name}/statistics`)).status).toBe(403);
    const wish = { label: 'more', scopes: ['links:write'] };
    expect((await asKey(reader, 'POST', '/v1/link-keys', wish)).status).toBe(403);
    for (const wrong of ['', 'nonsense', `${reader.slice(0, -1)}${reader.endsWith('A') ? 'B' : 'A'}`]) {
      expect((await asKey(wrong, 'GET', '/v1/links')).status).toBe(401);
    }
    await links.api('DELETE', `/v1/link-keys/${reader.split('_')[1]}`);
    // The id may itself hold the separator: take every key back then.
    for (const { id } of (await links.api('GET', '/v1/link-keys')).body.keys) {
      await links.api('DELETE', `/v1/link-keys/${id}`);
    }
    expect((await asKey(reader, 'GET', '/v1/links')).status).toBe(401);
  });

  it('pages by cursors that nobody can make up', async () => {
    const all: string[] = [];
    let cursor = '';
    do {
      const { body } = await links.api('GET', `/v1/links?limit=3&cursor=${cursor}`);
      all.push(...body.links.map((link: { name: string }) => link.name));
      cursor = body.next;
    } while (cursor !== '');
    expect(new Set(all).size).toBe(all.length);
    const { body } = await links.api('GET', '/v1/links?limit=3');
    const forged = Buffer.from(body.next, 'base64url');
    forged[forged.length - 1]! ^= 1;
    for (const wrong of [forged.toString('base64url'), 'x', 'AAAAAAAAAAAAAAAAAAAA']) {
      expect((await links.api('GET', `/v1/links?cursor=${wrong}`)).body.error.name).toBe('cursor');
    }
  });

  it('takes and gives CSV', async () => {
    const csv =
      'target,alias,tags,title\r\nhttps://example.org/csv,from-csv,"a b","Say ""hi"", all"\r\nftp://x.org/,,,\r\n';
    const headers = { authorization: 'Bearer operator-key-of-this-test', 'content-type': 'text/csv' };
    const taken = await fetch(links.url('/v1/links/import'), { method: 'POST', headers, body: csv });
    const { results } = (await taken.json()) as { results: { ok: boolean; link: object }[] };
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[0]!.link).toMatchObject({ name: 'from-csv', tags: ['a', 'b'], title: 'Say "hi", all' });
    const given = await (await fetch(links.url('/v1/links/export?limit=5'), { headers })).text();
    expect(given.split('\r\n')[0]).toMatch(/^name,url,state,created_at,target/);
    expect(given).toContain('"Say ""hi"", all"');
  });

  it('shortens for texts of users, who own the links', async () => {
    const { shortening } = links.instances[0]!;
    const targets = [
      'https://example.org/1',
      'https://kith.example/abc',
      'http://127.0.0.1/',
      'https://x.org/2',
    ];
    const made = await shortening.shorten('alice', 'message 7', targets);
    expect(made.map((address) => address.replace(/\w{7}$/, '-'))).toEqual([
      ...['https://kith.example/-', '', '', 'https://kith.example/-'],
    ]);
    expect(await shortening.shorten('alice', 'message 7', targets)).toEqual(made);
    expect((await shortening.shorten('bob', 'message 7', targets))[0]).not.toBe(made[0]);
    const name = made[0]!.slice(-7);
    expect((await links.visit(`/${name}`)).headers.get('location')).toBe(targets[0]);
    expect((await links.engines[0]!.links.link(name))!.owner).toBe('user:alice');
  });

  it('draws QR codes', async () => {
    const name = await links.link();
    const headers = { authorization: 'Bearer operator-key-of-this-test' };
    const svg = await fetch(links.url(`/v1/links/${name}/qr`), { headers });
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    expect(await svg.text()).toContain('<svg');
    const png = await fetch(links.url(`/v1/links/${name}/qr?format=png&size=256`), { headers });
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('tells of itself in OpenAPI, every path of it', async () => {
    const document = (await (await fetch(links.url('/openapi.json'))).json()) as { paths: object };
    expect(Object.keys(document.paths).sort()).toEqual(
      expect.arrayContaining([
        '/v1/links',
        '/v1/links/bulk',
        '/v1/links/{name}',
        '/v1/links/{name}/statistics',
        '/v1/statistics',
        '/v1/socket',
        '/{name}',
        '/{name}+',
      ]),
    );
    const visitor = (document.paths as Record<string, object>)['/{name}']!;
    expect(Object.keys(visitor).sort()).toEqual(['get', 'head', 'post']);
  });

  it('erases what was counted, once for all', async () => {
    const name = await links.link();
    await links.visit(`/${name}`);
    await links.settle();
    expect((await links.statistics(name)).bots).toBe(1);
    // Not folded yet, and counted before the erasure all the same.
    await links.visit(`/${name}`);
    expect((await links.api('DELETE', `/v1/links/${name}/statistics`)).status).toBe(204);
    expect((await links.statistics(name)).bots).toBe(0);
    await links.visit(`/${name}`);
    await links.settle();
    expect((await links.statistics(name)).bots).toBe(1);
  });

  it('erases also what a restart reads from the log again, and what was counted of a deleted link', async () => {
    const first = await LinkFixture.open();
    const name = await first.link();
    for (let i = 0; i < 3; i++) await first.visit(`/${name}`);
    await first.settle();
    await first.api('DELETE', `/v1/links/${name}`);
    expect((await first.statistics(name)).bots).toBe(3);
    expect((await first.api('DELETE', `/v1/links/${name}/statistics`)).status).toBe(204);
    await first.close(true);
    const second = await LinkFixture.open({ folder: first.folder });
    await second.settle();
    expect((await second.statistics(name)).bots).toBe(0);
    await second.close();
  });

  it('erases what was counted of all links of an owner, and of nobody else', async () => {
    const own = await LinkFixture.open();
    const key = (await own.api('POST', '/v1/link-keys', { label: 'all', scopes: ['links:write'] })).body.key;
    const names = await Promise.all(Array.from({ length: 130 }, () => own.link()));
    for (const name of names) await own.visit(`/${name}`);
    await own.settle();
    const erase = async (cursor: string): Promise<{ erased: number; next: string }> => {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(own.url(`/v1/statistics?cursor=${cursor}`), { method: 'DELETE', headers });
      return (await answer.json()) as { erased: number; next: string };
    };
    const first = await erase('');
    expect(first.erased).toBe(100);
    expect(await erase(first.next)).toEqual({ erased: 30, next: '' });
    await own.settle();
    for (const name of names) expect((await own.statistics(name)).bots).toBe(0);
    await own.close();
  });
});

describe('the key of the codes', () => {
  it('is asked for at the start: with another one nothing starts', async () => {
    const links = await LinkFixture.open();
    await links.link();
    await links.close(true);
    const { openEmbeddedStores } = await import('../../engines/embedded/embedded-stores.ts');
    const { systemClock } = await import('../../ports/clock.ts');
    const { silentLogger } = await import('../../ports/logger.ts');
    const { createShortener } = await import('../../shortener/service.ts');
    const stores = await openEmbeddedStores({
      ...{ directory: `${links.folder}/stores`, clock: systemClock, logger: silentLogger },
    });
    const lost = { settle: async (_: string, proposed: string) => proposed };
    const changed = {
      settle: async (name: string, proposed: string) =>
        name === 'link-key' ? 'f'.repeat(32) : stores.once.settle(name, proposed),
    };
    for (const once of [lost, changed]) {
      const parts = { ...stores.shortener, once } as unknown as Parameters<typeof createShortener>[0];
      await expect(createShortener(parts)).rejects.toThrow('link-key');
    }
    await stores.close();
    const again = await LinkFixture.open({ folder: links.folder });
    await again.link();
    await again.close();
  });
});
