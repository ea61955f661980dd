import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { createKafka } from '../../deploy/servers/kafka.ts';
import { createRedis } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { CuttingProxy } from '../../engines/cassandra/cutting-proxy.ts';
import { operator } from '../../engines/redis/under-test.ts';
import type { ShortenerSettings } from '../../shortener/service.ts';
import { clusterEngines, freshName } from './cluster-engines.ts';
import { LinkFixture } from './fixture.ts';
import { at, INSTANCES, TOLD_MS, traffic } from './instances.cases.ts';

const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' };
const name = freshName();

let directory: string;
let kafka: Server;
let redis: Server;
let proxy: CuttingProxy;
let links: LinkFixture;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-link-faults-'));
  kafka = await createKafka({ directory: join(directory, 'kafka') });
  redis = await createRedis({ directory: join(directory, 'redis') });
  await Promise.all([kafka.start(), redis.start()]);
});
afterAll(async () => {
  await Promise.all([kafka.end('SIGKILL'), redis.end('SIGKILL')]);
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  proxy = await CuttingProxy.before(inject('servers').cassandra);
});
afterEach(async () => {
  // A case that failed may have left them dead or stopped.
  redis.signal('SIGCONT');
  await Promise.all([kafka, redis].map((server) => server.pid ?? server.start()));
  await links.close();
  await proxy.close();
});

async function open(settings: Partial<ShortenerSettings> = {}): Promise<void> {
  const place = { kafka: kafka.address, cassandra: proxy.address, redis: [redis.address], name };
  links = await LinkFixture.open({ instances: INSTANCES, engines: await clusterEngines(place), settings });
}

const location = async (link: string, instance: number): Promise<string | null> =>
  (await links.visit(`/${link}`, FIREFOX, instance)).headers.get('location');

it('answers right while Redis is flushed again and again in the middle of the traffic', async () => {
  // Room for one link: each request of the other one goes to the shared tier.
  await open({ memoryLinks: 1 });
  const desk = await operator(redis.address);
  const [link, other] = [await links.link('https://0.example.org/'), await links.link()];
  for (let version = 1; version <= 12; version++) {
    const target = `https://${version}.example.org/`;
    await links.api('PATCH', `/v1/links/${link}`, { target }, version % INSTANCES);
    const edited = performance.now();
    // Once the edit has shown, Redis is flushed before each round: the next edit meets what readers filled in again.
    for (let shown = 0; shown < 5; ) {
      if (shown > 0) await desk.flushall();
      const seen = await Promise.all(
        Array.from({ length: INSTANCES * 2 }, async (_, i) => {
          await location(other, i % INSTANCES);
          return location(link, i % INSTANCES);
        }),
      );
      // Every answer is a target that the link had, and once all have shown the edit nobody answers otherwise.
      expect(seen.every((each) => each === target || each === `https://${version - 1}.example.org/`)).toBe(
        true,
      );
      const isShown = seen.every((each) => each === target);
      if (isShown) shown++;
      else expect(shown).toBe(0);
      expect(isShown || performance.now() - edited < TOLD_MS).toBe(true);
    }
  }
  desk.disconnect();
});

it.each(['killed', 'stopped'] as const)(
  'goes on from memory and the store while Redis is %s',
  async (how) => {
    await open();
    const [hot, cold] = [
      await links.link('https://hot.example.org/'),
      await links.link('https://cold.example.org/'),
    ];
    await traffic(links, hot, at('https://hot.example.org/'));
    if (how === 'killed') await redis.end('SIGKILL');
    else redis.signal('SIGSTOP');
    for (let i = 0; i < INSTANCES; i++) {
      expect(await location(hot, i)).toBe('https://hot.example.org/');
      expect(await location(cold, i)).toBe('https://cold.example.org/');
    }
    const made = await links.link('https://made.example.org/');
    expect(await location(made, 2)).toBe('https://made.example.org/');
    await links.api('PATCH', `/v1/links/${hot}`, { target: 'https://edited.example.org/' }, 1);
    await traffic(links, hot, at('https://edited.example.org/'));
    if (how === 'killed') await redis.start();
    else redis.signal('SIGCONT');
    await links.api('PATCH', `/v1/links/${hot}`, { target: 'https://again.example.org/' }, 2);
    await traffic(links, hot, at('https://again.example.org/'));
  },
);

it('goes on with what is in memory or in Redis while Cassandra is away, and counts it', async () => {
  await open();
  const [hot, shared, cold] = [
    await links.link('https://hot.example.org/'),
    await links.link('https://shared.example.org/'),
    await links.link('https://cold.example.org/'),
  ];
  await traffic(links, hot, at('https://hot.example.org/'));
  expect(await location(shared, 0)).toBe('https://shared.example.org/');
  await links.settle();
  const before = (await links.statistics(hot)).clicks + (await links.statistics(hot)).bots;
  await proxy.close();
  for (let i = 0; i < 30; i++) {
    expect(await location(hot, i % INSTANCES)).toBe('https://hot.example.org/');
  }
  expect(await location(shared, 1)).toBe('https://shared.example.org/');
  const unknown = await links.visit(`/${cold}`, FIREFOX, 1);
  expect([unknown.status, unknown.headers.get('location')]).toEqual([503, null]);
  await proxy.reopen();
  await expect.poll(() => location(cold, 1)).toBe('https://cold.example.org/');
  await links.settle();
  const { clicks, bots } = await links.statistics(hot);
  expect(clicks + bots).toBe(before + 30);
});

it('spools clicks while Kafka is away, and counts each once when it is back', async () => {
  await open();
  const link = await links.link('https://example.org/');
  const visits = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 20) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => links.visit(`/${link}`, FIREFOX, i % INSTANCES)),
      );
      expect(answers.every(({ status }) => status === 302)).toBe(true);
    }
  };
  await visits(200);
  await kafka.end('SIGKILL');
  await visits(300);
  for (const { sender } of links.instances) await sender.flushed();
  expect(links.instances.every(({ sender }) => sender.troubles().length === 1)).toBe(true);
  await visits(100);
  await kafka.start();
  await visits(100);
  await links.settle();
  expect(await links.statistics(link)).toMatchObject({ clicks: 700, bots: 0, visitors: 1 });
  expect(links.instances.flatMap(({ sender }) => sender.troubles())).toEqual([]);
});
