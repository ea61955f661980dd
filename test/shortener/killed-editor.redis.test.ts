import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openRedis } from '../../engines/redis/redis.ts';
import { systemClock } from '../../ports/clock.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { embeddedEngines, type FixtureEngines } from './engines.ts';
import { LinkFixture } from './fixture.ts';

const EDITOR = 0;
const VISITED = 1;

/** As a store that has to be asked for each link; `replaced` is called behind every change. */
function afar(store: LinkStore, replaced: () => void): LinkStore {
  const replace: LinkStore['replace'] = async (version, next) => {
    const isDone = await store.replace(version, next);
    if (isDone) replaced();
    return isDone;
  };
  return new Proxy(store, {
    get(target, name) {
      if (name === 'linkNow') return undefined;
      if (name === 'replace') return replace;
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Two instances on one store and one Redis. The first is no more, once it changed a link: nothing follows. */
async function killedEditor(): Promise<LinkFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-links-'));
  const own = await embeddedEngines(folder);
  const redis = await openRedis({
    ...{ clock: systemClock, logger: silentLogger, metrics: noMetrics, waitMs: 30_000 },
    ...{ addresses: [inject('servers').redis], prefix: `${randomBytes(6).toString('hex')}:` },
  });
  const engines: FixtureEngines = {
    async open(instance) {
      const opened = await own.open(instance);
      const links = afar(opened.links, () => {
        if (instance === EDITOR) throw new Error('the process ended here');
      });
      return { ...opened, links, cache: redis.linkCache };
    },
    async close() {
      await redis.close();
      await own.close();
    },
  };
  const links = await LinkFixture.open({ instances: 2, engines, folder });
  onTestFinished(() => links.close());
  return links;
}

/** Asks until the answer is as it should be; vitest's time is the bound. */
async function shows(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask())) await new Promise((resolve) => setImmediate(resolve));
}

test('an edit shows though the editor was killed right behind it', async () => {
  const links = await killedEditor();
  const name = await links.link('https://one.example.org/');
  const target = async (): Promise<string | null> =>
    (await links.visit(`/${name}`, {}, VISITED)).headers.get('location');
  expect(await target()).toBe('https://one.example.org/');
  const body = { target: 'https://two.example.org/' };
  expect((await links.api('PATCH', `/v1/links/${name}`, body, EDITOR)).status).toBe(500);
  await shows(async () => (await target()) === 'https://two.example.org/');
});

test('a deletion shows though the editor was killed right behind it', async () => {
  const links = await killedEditor();
  const name = await links.link();
  const status = async (): Promise<number> => (await links.visit(`/${name}`, {}, VISITED)).status;
  expect(await status()).toBe(302);
  expect((await links.api('DELETE', `/v1/links/${name}`, undefined, EDITOR)).status).toBe(500);
  await shows(async () => (await status()) === 410);
});
