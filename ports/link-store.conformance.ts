import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import { leavesOut } from './left-out.ts';
import { type ApiKey, type Link, type LinkStore, PAGE_NAMES } from './link-store.ts';

const NOW = 1_700_000_000_000;

/** What a LinkStore must do, whichever engine keeps it. */
export function linkStoreConformance(engine: string, open: () => Promise<StoreUnderTest<LinkStore>>): void {
  describe(`link store: ${engine}`, () => {
    let tested: StoreUnderTest<LinkStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): LinkStore => tested.store;

    it('finds a link as it was made, also after a restart', async () => {
      const link = newLink({
        title: 'Grüße \u{1f980}',
        tags: ['a', 'b c'],
        rules: [{ target: 'https://a/', share: 50 }],
      });
      expect(await store().create(link)).toBe(true);
      expect(await store().link(link.name)).toEqual(link);
      await tested.reopen();
      expect(await store().link(link.name)).toEqual(link);
      expect(await store().link(unique('nothing'))).toBeUndefined();
    });

    if (!leavesOut('links within the call', engine)) {
      it('answers within the call what it answers else, as soon as that was promised', async () => {
        const linkNow = (name: string): Link | undefined => store().linkNow?.(name);
        const link = newLink();
        await store().create(link);
        expect(linkNow(link.name)).toEqual(link);
        const next = changed(link);
        expect(await store().replace(link.version, next)).toBe(true);
        expect(linkNow(link.name)).toEqual(next);
        await tested.reopen();
        expect(linkNow(link.name)).toEqual(next);
        expect(linkNow(unique('nothing'))).toBeUndefined();
      });
    }

    it('gives a name to one of fifty who race for it', async () => {
      const name = unique('alias');
      const links = Array.from({ length: 50 }, () => newLink({ name }));
      const won = await Promise.all(links.map((link) => store().create(link)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store().link(name)).toEqual(links[won.indexOf(true)]);
      // The losers own nothing.
      for (const link of links) {
        const { links: owned } = await store().page(link.owner, '', 10);
        expect(owned).toEqual(link === links[won.indexOf(true)] ? [link] : []);
      }
    });

    it('adds many at once', async () => {
      const owner = unique('owner');
      const links = Array.from({ length: 500 }, () => newLink({ owner }));
      await store().add(links);
      await tested.reopen();
      for (const link of links) expect(await store().link(link.name)).toEqual(link);
    });

    it('replaces a link only if it stands as expected', async () => {
      const link = newLink();
      expect(await store().replace(1, changed(link))).toBe(false);
      await store().create(link);
      expect(await store().replace(1, changed(link))).toBe(true);
      expect(await store().replace(1, changed(link, { target: 'https://late.example/' }))).toBe(false);
      await tested.reopen();
      expect(await store().link(link.name)).toEqual(changed(link));
    });

    it('lets one of twenty racing changes win', async () => {
      const link = newLink();
      await store().create(link);
      const rivals = Array.from({ length: 20 }, (_, i) => changed(link, { title: `rival ${i}` }));
      const won = await Promise.all(rivals.map((next) => store().replace(1, next)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store().link(link.name)).toEqual(rivals[won.indexOf(true)]);
    });

    it('never gives the name of a deleted link again', async () => {
      const link = newLink();
      await store().create(link);
      await store().replace(1, changed(link, { state: 'deleted' }));
      await tested.reopen();
      expect(await store().create(newLink({ name: link.name }))).toBe(false);
      expect((await store().link(link.name))?.state).toBe('deleted');
    });

    it('pages through the links of an owner, newest first, each once, while others are made', async () => {
      const owner = unique('owner');
      const links: Link[] = [];
      for (let i = 0; i < 25; i++) {
        links.push(newLink({ owner, createdAt: NOW + i }));
        await store().create(links[i]!);
        await store().create(newLink());
      }
      await store().replace(1, changed(links[7]!, { state: 'deleted' }));
      await store().replace(1, changed(links[8]!, { state: 'disabled' }));
      const found: string[] = [];
      let next = '';
      do {
        const page = await store().page(owner, next, 10);
        found.push(...page.links.map(({ name }) => name));
        next = page.next;
        await store().create(newLink({ owner, createdAt: NOW + 1_000 + found.length }));
      } while (next !== '');
      const expected = links.filter((_, i) => i !== 7).map(({ name }) => name);
      expect(found).toEqual(expected.reverse());
    });

    it('says that there is no further page exactly when there is none', async () => {
      const owner = unique('owner');
      expect(await store().page(owner, '', 5)).toEqual({ links: [], next: '' });
      for (let i = 0; i < 10; i++) await store().create(newLink({ owner, createdAt: NOW + i }));
      const first = await store().page(owner, '', 5);
      expect(first.next).not.toBe('');
      const second = await store().page(owner, first.next, 5);
      expect([second.links.length, second.next]).toEqual([5, '']);
    });

    it('ends a page after so many deleted links, and goes on behind them', async () => {
      const owner = unique('owner');
      const links = Array.from({ length: PAGE_NAMES + 20 }, (_, i) => newLink({ owner, createdAt: NOW + i }));
      await store().add(links);
      const [oldest, older, ...others] = links;
      const gone = await Promise.all(
        others.map((link) => store().replace(1, changed(link, { state: 'deleted' }))),
      );
      expect(gone).not.toContain(false);
      const first = await store().page(owner, '', 5);
      expect(first.links).toEqual([]);
      expect(first.next).not.toBe('');
      const second = await store().page(owner, first.next, 5);
      expect(second).toEqual({ links: [older, oldest], next: '' });
    });

    it('never confuses names or owners', async () => {
      const links = confusableNames().map((name) => newLink({ name, owner: name }));
      for (const link of links) expect(await store().create(link)).toBe(true);
      await tested.reopen();
      for (const link of links) {
        expect(await store().link(link.name)).toEqual(link);
        expect((await store().page(link.owner, '', 10)).links).toEqual([link]);
      }
    });

    it('finds a link by its fingerprint, of its owner alone', async () => {
      const link = newLink();
      await store().create(link);
      await tested.reopen();
      expect(await store().byFingerprint(link.owner, link.fingerprint)).toBe(link.name);
      expect(await store().byFingerprint(unique('owner'), link.fingerprint)).toBeUndefined();
      expect(await store().byFingerprint(link.owner, unique('print'))).toBeUndefined();
      const next = changed(link, { fingerprint: unique('print') });
      await store().replace(1, next);
      expect(await store().byFingerprint(link.owner, next.fingerprint)).toBe(link.name);
    });

    it('settles a request for all who come with its key, until it has run out', async () => {
      const [owner, key] = [unique('owner'), unique('key')];
      const settle = (proposed: string, now: number): Promise<string> =>
        store().settleRequest(owner, key, proposed, now, now + 1_000);
      const settled = new Set(
        await Promise.all(Array.from({ length: 20 }, (_, i) => settle(`name ${i}`, NOW))),
      );
      expect(settled.size).toBe(1);
      await tested.reopen();
      expect(await settle('late', NOW + 999)).toBe([...settled][0]);
      expect(await settle('anew', NOW + 1_000)).toBe('anew');
      expect(await store().settleRequest(unique('owner'), key, 'own', NOW, NOW + 1)).toBe('own');
    });

    it('keeps API keys of each owner', async () => {
      const [alice, bob] = [unique('alice'), unique('bob')];
      const keys = [newKey(alice), newKey(alice), newKey(bob)];
      for (const key of keys) await store().putApiKey(key);
      await tested.reopen();
      expect(await store().apiKey(keys[0]!.id)).toEqual(keys[0]);
      const ids = (await store().apiKeys(alice)).map(({ id }) => id).sort();
      expect(ids).toEqual([keys[0]!.id, keys[1]!.id].sort());
      expect(await store().removeApiKey(bob, keys[0]!.id)).toBe(false);
      expect(await store().removeApiKey(alice, keys[0]!.id)).toBe(true);
      expect(await store().removeApiKey(alice, keys[0]!.id)).toBe(false);
      expect(await store().apiKey(keys[0]!.id)).toBeUndefined();
      expect(await store().apiKeys(alice)).toEqual([keys[1]]);
    });
  });
}

function newLink(over: Partial<Link> = {}): Link {
  return {
    ...{ name: unique('link'), owner: unique('owner'), target: 'https://example.org/', version: 1 },
    ...{ state: 'active', createdAt: NOW, changedAt: NOW, expiresAt: 0, maxClicks: 0, status: 302 },
    ...{ passwordHash: '', forwardQuery: false, indexed: false, title: '', tags: [], rules: [] },
    fingerprint: unique('print'),
    ...over,
  };
}

function changed(link: Link, over: Partial<Link> = {}): Link {
  return { ...link, version: link.version + 1, changedAt: NOW + 1, title: 'changed', ...over };
}

function newKey(owner: string): ApiKey {
  const text = { id: unique('key'), owner, label: 'a key', hash: 'hash' };
  return { ...text, scopes: ['links:read'], createdAt: NOW, expiresAt: 0 };
}
