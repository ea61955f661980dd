import { afterEach, describe, expect, it } from 'vitest';
import type { CachedLink, LinkCache, LinkCacheListener } from '../../ports/link-cache.ts';
import type { FixtureEngines } from './engines.ts';
import { LinkFixture } from './fixture.ts';

export const INSTANCES = 3;

/**
 * Less than an instance's copy of a link lives for by itself (a minute): what shows within this was told. How soon it
 * shows is a measurement's matter, since a machine with much else to do has no second to promise.
 */
export const TOLD_MS = 30_000;

/** Clients that ask each instance for the link all the time, until all answers are as they should be. */
export async function traffic(
  links: LinkFixture,
  name: string,
  until: (answers: Response[]) => boolean,
): Promise<void> {
  const from = performance.now();
  for (;;) {
    const answers = await Promise.all(
      Array.from({ length: INSTANCES * 4 }, (_, i) => links.visit(`/${name}`, {}, i % INSTANCES)),
    );
    if (until(answers)) return;
    if (performance.now() - from > TOLD_MS) throw new Error(`It did not show within ${TOLD_MS} ms.`);
  }
}

export const at = (location: string) => (answers: Response[]) =>
  answers.every((answer) => answer.headers.get('location') === location);
const status = (code: number) => (answers: Response[]) => answers.every((answer) => answer.status === code);

/** What instances beside each other must do, whichever engines they stand on. */
export function instanceCases(engines: string, openEngines: () => Promise<FixtureEngines | undefined>): void {
  describe(`three instances: ${engines}`, () => {
    let links: LinkFixture;
    afterEach(() => links.close());
    const open = async (
      throughCache?: (cache: LinkCache, instance: number) => LinkCache,
    ): Promise<LinkFixture> => {
      const own = await openEngines();
      return LinkFixture.open({
        instances: INSTANCES,
        ...(own === undefined ? {} : { engines: own }),
        ...(throughCache === undefined ? {} : { throughCache }),
      });
    };

    it('show an edit, a stop, a resumption, an end and a deletion when they are told, under constant traffic', async () => {
      links = await open();
      const name = await links.link('https://one.example.org/');
      await traffic(links, name, at('https://one.example.org/'));
      const edit = (body: object) => links.api('PATCH', `/v1/links/${name}`, body, 1);
      await edit({ target: 'https://two.example.org/' });
      await traffic(links, name, at('https://two.example.org/'));
      await edit({ state: 'disabled' });
      await traffic(links, name, status(410));
      await edit({ state: 'active', status: 301 });
      await traffic(links, name, status(301));
      await edit({ expires_at: Date.now() + 300 });
      await traffic(links, name, status(410));
      await edit({ expires_at: 0, state: 'hidden' });
      await traffic(links, name, status(404));
      await edit({ state: 'active' });
      await traffic(links, name, status(301));
      await links.api('DELETE', `/v1/links/${name}`, undefined, 2);
      await traffic(links, name, status(410));
      expect((await links.api('GET', `/v1/links/${name}`)).status).toBe(404);
    });

    it('show an edit soon also at an instance that hears of no changes', async () => {
      let deaf: DeafCache | undefined;
      links = await open((cache, i) => {
        if (i > 0) return cache;
        deaf = new DeafCache(cache);
        return deaf;
      });
      const name = await links.link('https://one.example.org/');
      await traffic(links, name, at('https://one.example.org/'));
      deaf!.cut();
      await links.api('PATCH', `/v1/links/${name}`, { target: 'https://two.example.org/' }, 1);
      await traffic(links, name, at('https://two.example.org/'));
      await links.api('PATCH', `/v1/links/${name}`, { target: 'https://three.example.org/' }, 1);
      deaf!.heal();
      await traffic(links, name, at('https://three.example.org/'));
    });

    it('serve a link with a limit of 1,000 to fifty clients exactly so often', async () => {
      links = await open();
      const name = await links.link('https://example.org/', { max_clicks: 1_000 });
      let [served, refused] = [0, 0];
      const client = async (i: number): Promise<void> => {
        for (let ended = 0; ended < 5; ) {
          const { status: code } = await links.visit(`/${name}`, {}, i % INSTANCES);
          if (code === 302) served++;
          else if (code === 410) {
            refused++;
            ended++;
          } else throw new Error(`It answered ${code}.`);
        }
      };
      await Promise.all(Array.from({ length: 50 }, (_, i) => client(i)));
      expect(refused).toBeGreaterThanOrEqual(250);
      expect(served).toBeLessThanOrEqual(1_000);
      // Nothing crashed, so what an instance has leased is all that can be missing; and each used its lease up.
      expect(served).toBeGreaterThanOrEqual(1_000 - INSTANCES * 50);
      await links.settle();
      const { clicks, bots } = await links.statistics(name);
      expect(clicks + bots).toBe(served);
    });

    it('give an alias to one of many who claim it at once, wherever they ask', async () => {
      links = await open();
      const claims = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          links.api(
            'POST',
            '/v1/links',
            { target: `https://example.org/${i}`, alias: 'Launch-Day' },
            i % INSTANCES,
          ),
        ),
      );
      expect(claims.filter(({ status: code }) => code === 201)).toHaveLength(1);
      expect(
        claims.filter(({ status: code, body }) => code === 409 && body.error.name === 'name_taken'),
      ).toHaveLength(29);
      const winner = claims.find(({ status: code }) => code === 201)!;
      await traffic(links, 'launch-DAY', at(winner.body.target));
      await links.api('DELETE', '/v1/links/launch-day');
      expect(
        (await links.api('POST', '/v1/links', { target: 'https://x.org/', alias: 'launch-day' })).status,
      ).toBe(409);
    });
  });
}

/** Hears of nothing while it is cut, as a subscriber whose connection is gone. */
class DeafCache implements LinkCache {
  readonly #inner: LinkCache;
  readonly #listeners: LinkCacheListener[] = [];
  #isCut = false;

  constructor(inner: LinkCache) {
    this.#inner = inner;
  }

  cut(): void {
    this.#isCut = true;
    for (const listener of this.#listeners) listener.lost();
  }

  heal(): void {
    this.#isCut = false;
    for (const listener of this.#listeners) listener.gap();
  }

  get = (name: string) => this.#inner.get(name);
  fill = (name: string, link: CachedLink) => this.#inner.fill(name, link);
  invalidate = (name: string, version: number) => this.#inner.invalidate(name, version);
  listen(listener: LinkCacheListener) {
    this.#listeners.push(listener);
    return this.#inner.listen({
      ...listener,
      changed: (name, version) => {
        if (!this.#isCut) listener.changed(name, version);
      },
    });
  }
}
