import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUwsTransport } from '../../engines/uws/transport.ts';
import { createWsTransport } from '../../engines/ws/transport.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import type { Transport } from '../../ports/transport.ts';
import { LinkFixture } from './fixture.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

const transports: [string, () => Transport][] = [
  ['uws', createUwsTransport],
  ['ws', createWsTransport],
];

describe.each(transports)('a visitor by %s', (_, create) => {
  let links: LinkFixture;
  let client = 0;
  beforeAll(async () => {
    links = await LinkFixture.open({ transport: create(), settings: { proxyHops: 1 } });
  });
  afterAll(() => links.close());
  beforeEach(() => {
    client++;
  });
  const from = (more: Record<string, string> = {}) => ({
    'x-forwarded-for': `198.51.100.${client}`,
    ...more,
  });

  it.each([301, 302, 307, 308] as const)(
    'is sent on with %i, from the store and from memory',
    async (status) => {
      const name = await links.link('https://example.org/a?b=ü#c', { status });
      for (let i = 0; i < 2; i++) {
        const answer = await links.visit(`/${name}`, from());
        expect([answer.status, answer.headers.get('location')]).toEqual([
          status,
          'https://example.org/a?b=%C3%BC#c',
        ]);
        expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
        expect(answer.headers.get('x-robots-tag')).toBe('noindex');
        expect(answer.headers.get('referrer-policy')).toBeTruthy();
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
      const indexed = await links.link('https://example.org/', { indexed: true });
      expect((await links.visit(`/${indexed}`, from())).headers.get('x-robots-tag')).toBeNull();
    },
  );

  it('who asks with HEAD is answered and not counted', async () => {
    const name = await links.link();
    for (let i = 0; i < 3; i++) {
      const answer = await fetch(links.url(`/${name}`), {
        method: 'HEAD',
        redirect: 'manual',
        headers: from(),
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://example.org/']);
    }
    await links.visit(`/${name}`, from({ 'user-agent': FIREFOX }));
    await links.settle();
    expect(await links.statistics(name)).toMatchObject({ clicks: 1, bots: 0 });
  });

  it('finds an alias in any case', async () => {
    const alias = `Some-Alias-${client}`;
    expect(await links.link('https://example.org/x', { alias })).toBe(alias.toLowerCase());
    for (const path of [alias, alias.toUpperCase()]) {
      expect((await links.visit(`/${path}`, from())).headers.get('location')).toBe('https://example.org/x');
    }
  });

  it('learns nothing of what is hidden: the answer is that of what never was, to the byte', async () => {
    const hidden = await links.link();
    await links.api('PATCH', `/v1/links/${hidden}`, { state: 'hidden' });
    const answers = await Promise.all(
      [hidden, 'QQQQQQQ', 'no-such-alias'].map(async (name) => {
        const answer = await links.visit(`/${name}`, from());
        const headers = [...answer.headers].filter(([header]) => header !== 'date');
        return [answer.status, headers, await answer.text()];
      }),
    );
    expect(answers[0]![0]).toBe(404);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is told 410 of what has ended', async () => {
    const [disabled, deleted] = [await links.link(), await links.link()];
    const ended = await links.link('https://example.org/', { expires_at: Date.now() - 1 });
    await links.visit(`/${disabled}`, from());
    await links.api('PATCH', `/v1/links/${disabled}`, { state: 'disabled' });
    await links.api('DELETE', `/v1/links/${deleted}`);
    for (const name of [disabled, deleted, ended])
      expect((await links.visit(`/${name}`, from())).status).toBe(410);
  });

  it('goes where the rules say', async () => {
    const name = await links.link('https://example.org/else', {
      rules: [
        { target: 'https://example.org/phone', device: 'mobile' },
        { target: 'https://example.org/past', until: Date.now() - 1 },
        { target: 'https://example.org/de', language: 'de' },
        { target: 'https://example.org/half', language: 'fr', share: 50 },
      ],
    });
    const where = async (headers: Record<string, string>) =>
      (await links.visit(`/${name}`, from(headers))).headers.get('location')?.slice(20);
    expect(await where({ 'user-agent': PHONE, 'accept-language': 'de' })).toBe('phone');
    expect(await where({ 'user-agent': FIREFOX, 'accept-language': 'de-AT,en;q=0.5' })).toBe('de');
    expect(await where({ 'user-agent': FIREFOX, 'accept-language': 'en' })).toBe('else');
    const halves = new Map<string, number>();
    for (let i = 0; i < 60; i++) {
      const visitor = { 'user-agent': `${FIREFOX} ${i}`, 'accept-language': 'fr' };
      const [first, again] = [await where(visitor), await where(visitor)];
      expect(again).toBe(first);
      halves.set(first!, (halves.get(first!) ?? 0) + 1);
    }
    expect(halves.get('half')).toBeGreaterThan(12);
    expect(halves.get('else')).toBeGreaterThan(12);
  });

  it('has the query carried on where the link says so', async () => {
    const carries = await links.link('https://example.org/?a=1#x', { forward_query: true });
    const not = await links.link('https://example.org/?a=1#x');
    const where = async (path: string) => (await links.visit(path, from())).headers.get('location');
    expect(await where(`/${carries}?b=2&a=evil&c=%20`)).toBe('https://example.org/?a=1&b=2&c=+#x');
    expect(await where(`/${carries}?url=https://evil.example`)).toMatch(/^https:\/\/example\.org\//);
    expect(await where(`/${not}?b=2`)).toBe('https://example.org/?a=1#x');
  });

  it('is asked for the password, which never stands in the address', async () => {
    const name = await links.link('https://example.org/secret', { password: 'sesame', status: 307 });
    const asked = await links.visit(`/${name}?password=sesame`, from());
    expect([asked.status, asked.headers.get('location')]).toEqual([200, null]);
    expect(await asked.text()).toContain('<form method="post"');
    const post = (password: string) =>
      fetch(links.url(`/${name}`), {
        ...{ method: 'POST', redirect: 'manual', headers: from() },
        body: new URLSearchParams({ password }),
      });
    expect((await post('wrong')).status).toBe(403);
    const opened = await post('sesame');
    expect([opened.status, opened.headers.get('location')]).toEqual([303, 'https://example.org/secret']);
    for (let i = 0; i < 12; i++) await post('wrong');
    expect((await post('sesame')).status).toBe(429);
    expect((await links.visit(`/${name}+`, from())).status).toBe(200);
    expect(await (await links.visit(`/${name}+`, from())).text()).not.toContain('secret');
  });

  it('sees with + where a link leads, without going there', async () => {
    const name = await links.link('https://example.org/?<script>', { title: 'A "title" <b>' });
    const answer = await links.visit(`/${name}+`, from());
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    const page = await answer.text();
    expect(page).toContain('https://example.org/?&#60;script&#62;');
    expect(page).not.toContain('<script>');
    await links.settle();
    expect(await links.statistics(name)).toMatchObject({ clicks: 0, bots: 0 });
  });

  it('is counted as what it is', async () => {
    const name = await links.link('https://example.org/?utm_source=mail&utm_medium=letter');
    const visit = (headers: Record<string, string>) => links.visit(`/${name}`, from(headers));
    await visit({ 'user-agent': FIREFOX, 'accept-language': 'de', referer: 'https://www.news.example/x' });
    await visit({ 'user-agent': PHONE, 'accept-language': 'en-GB' });
    await visit({ 'user-agent': FIREFOX, dnt: '1', referer: 'https://secret.example/' });
    await visit({ 'user-agent': FIREFOX, 'sec-purpose': 'prefetch;prerender' });
    await visit({ 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' });
    await visit({ 'user-agent': '' });
    await links.settle();
    const told = await links.statistics(name, '?step=minute');
    expect(told).toMatchObject({
      clicks: 3,
      bots: 3,
      visitors: 2,
      not_followed: 1,
      visitors_are: 'of_one_day',
    });
    const by = (name: string) =>
      Object.fromEntries(
        told.by[name].map((each: { value: string; clicks: number }) => [each.value, each.clicks]),
      );
    expect(by('device')).toEqual({ desktop: 1, mobile: 1, '': 1 });
    expect(by('referrer')).toEqual({ 'news.example': 1, '': 2 });
    expect(by('campaign')).toEqual({ 'mail/letter/': 2, '': 1 });
    expect(by('language')).toEqual({ de: 1, en: 1, '': 1 });
    const reasons = told.bots_by.map((each: { value: string }) => each.value).sort();
    expect(reasons).toEqual(['agent', 'empty_agent', 'prefetch']);
    const sum = told.series.reduce((all: number, each: { clicks: number }) => all + each.clicks, 0);
    expect(sum).toBe(3);
  });
});

describe('a link that is asked for by many at once', () => {
  it('is read from the store once', async () => {
    let reads = 0;
    const links = await LinkFixture.open();
    const { links: store } = links.engines[0]!;
    const [read, readNow] = [store.link.bind(store), store.linkNow!.bind(store)];
    Object.assign(store, {
      link(name: string) {
        reads++;
        return read(name);
      },
      linkNow(name: string) {
        reads++;
        return readNow(name);
      },
    } satisfies Pick<LinkStore, 'link' | 'linkNow'>);
    const name = await links.link();
    await Promise.all(Array.from({ length: 100 }, () => links.visit(`/${name}`)));
    expect(reads).toBe(1);
    // A code that nobody made costs no read at all, a hidden one as many as it has lives.
    await Promise.all(Array.from({ length: 5 }, (_, i) => links.visit(`/QQQQQQ${i}`)));
    expect(reads).toBe(1);
    await links.close();
  });
});
