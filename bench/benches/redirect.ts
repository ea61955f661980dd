import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { RealServers } from '../../deploy/servers/real-servers.ts';
import { KEY, RedirectServer } from '../redirect-servers.ts';
import type { Values } from '../window.ts';
import { type Load, missScript, pacedScript, postScript, wrk, zipfScript } from '../wrk.ts';
import { type Bench, type Case, type Context, repeat } from './context.ts';

const CONNECTIONS = 64;
const PACED_CONNECTIONS = 512;
const SECONDS = 8;
const WARM_SECONDS = 2;
const ZIPF_LINKS = 1_000_000;
/** The same on the cluster, where links are made by thousands a second and not by tens of thousands. */
const CLUSTER_LINKS = 100_000;
const BULK = 1_000;
/** As a browser sends them; without any, a request is half as long as a real one. */
const BROWSER = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'de-CH,de;q=0.8,en;q=0.5',
  Referer: 'https://news.example/some/page',
};

interface Place {
  readonly folder: string;
  readonly codes: string;
  readonly hot: string;
  readonly count: number;
  readonly seconds: number;
}

/** `redirect`: bare uWebSockets.js, nginx and node:http beside Kith, which counts; all in one run. */
export const redirect: Bench = (context) =>
  onServers(context, async (cluster, tell) => {
    const folder = context.workshop.folder();
    const count = context.asked.size || (cluster === undefined ? ZIPF_LINKS : CLUSTER_LINKS);
    tell(`${count} links are made`);
    const others: RedirectServer[] = [];
    const settings = { proxyHops: 0, memoryLinks: Math.max(250_000, count / 4) };
    const kith = await RedirectServer.kith(folder, settings, cluster);
    try {
      const names = await makeLinks(kith.port, count, () => undefined);
      const codes = join(folder, 'codes.txt');
      writeFileSync(codes, names.join('\n'));
      const seconds = context.asked.seconds || SECONDS;
      const place: Place = { folder, codes, hot: names[0]!, count, seconds };
      const bare = await RedirectServer.bare('uws', codes);
      const node = await RedirectServer.bare('node', codes);
      const nginx = await RedirectServer.nginx(context.workshop.folder());
      others.push(bare, node, nginx);
      return await measure(place, { kith, bare, node, nginx, cluster }, context, tell);
    } finally {
      for (const server of [kith, ...others]) await server.end();
    }
  });

type OnServers = (servers: RealServers | undefined, tell: (text: string) => void) => Promise<Case[]>;

/** Each run on a Kafka, a Cassandra and a Redis of its own, where Kith is to stand on those. */
function onServers(context: Context, once: OnServers): Promise<Case[][]> {
  if (!context.workshop.isCluster) return repeat(context, (tell) => once(undefined, tell));
  context.settings.servers = 'Kafka, Cassandra and Redis on the same machine';
  return repeat(context, async (tell) => {
    tell('Kafka, Cassandra and Redis start');
    const servers = await RealServers.start();
    try {
      return await once(servers, tell);
    } finally {
      await servers.end();
    }
  });
}

interface Servers extends Readonly<Record<'kith' | 'bare' | 'node' | 'nginx', RedirectServer>> {
  readonly cluster: RealServers | undefined;
}

async function measure(
  place: Place,
  servers: Servers,
  context: Context,
  tell: (text: string) => void,
): Promise<Case[]> {
  const { kith, bare, node, nginx, cluster } = servers;
  const { folder, codes, hot, count, seconds } = place;
  const path = `/${hot}`;
  const cases: Case[] = [];
  const take = async (name: string, server: RedirectServer, load: Partial<Load>): Promise<number> => {
    tell(name);
    const full: Load = { port: server.port, seconds, connections: CONNECTIONS, ...load };
    await wrk({ ...full, seconds: WARM_SECONDS });
    const before = server.cpuMicros();
    const { requests, perSecond, p50Ms, p99Ms, errors } = await wrk(full);
    const cpu = (server.cpuMicros() - before) / Math.max(1, requests);
    const values: Values = {
      'a second': perSecond,
      'p50 ms': p50Ms,
      'p99 ms': p99Ms,
      'CPU µs each': cpu,
      errors,
    };
    cases.push({ name, values });
    return perSecond;
  };
  await take('bare uWebSockets.js, hot', bare, { path });
  const most = await take('Kith, hot', kith, { path });
  await take('nginx return 302, hot', nginx, { path });
  await take('node:http, hot', node, { path });
  await take('bare uWebSockets.js, hot, as a browser', bare, { path, headers: BROWSER });
  await take('Kith, hot, as a browser', kith, { path, headers: BROWSER });
  const script = pacedScript(folder, path, PACED_CONNECTIONS, most / 2);
  await take('Kith, hot, at half load', kith, { script, connections: PACED_CONNECTIONS });
  const zipf = zipfScript(folder, codes, count);
  await take(`bare uWebSockets.js, Zipf`, bare, { script: zipf });
  // At first every link is read from the store once; then a quarter of all, the most wanted ones, is in memory.
  await take(`Kith, Zipf, memory empty`, kith, { script: zipf });
  await take(`Kith, Zipf`, kith, { script: zipf });
  await kith.tell('away');
  await take('Kith, hot, log away', kith, { path });
  await kith.tell('back');
  // All of wrk comes from one address, as from a proxy; once there were two, each visitor's is asked for.
  await visitFrom('127.0.0.2', kith.port);
  await take('Kith, hot, from several addresses', kith, { path });
  tell('counting');
  cases.push({ name: 'Kith, counted', values: await counted(kith, hot) });
  const missing = await RedirectServer.kith(context.workshop.folder(), { proxyHops: 1 }, cluster);
  try {
    await take('Kith, miss storm', missing, { script: missScript(folder) });
  } finally {
    await missing.end();
  }
  return cases;
}

/** One connection, of another address of this machine. */
async function visitFrom(localAddress: string, port: number): Promise<void> {
  const socket = createConnection({ host: '127.0.0.1', port, localAddress });
  await once(socket, 'connect');
  socket.write('GET /favicon.ico HTTP/1.1\r\nHost: bench\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
}

/** What was taken of all links, and what the statistics of the hot one come to when everything is folded. */
async function counted(kith: RedirectServer, hot: string): Promise<Values> {
  const { counters = {} } = await kith.tell('settle');
  const taken = counters.link_clicks_total ?? 0;
  const dropped =
    (counters.link_clicks_dropped_ring_total ?? 0) + (counters.link_clicks_dropped_spool_total ?? 0);
  const answer = await fetch(`http://127.0.0.1:${kith.port}/v1/links/${hot}/statistics`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  const { clicks, bots } = (await answer.json()) as { clicks: number; bots: number };
  const folded = counters.link_clicks_counted_total ?? 0;
  return {
    taken,
    folded,
    dropped,
    'neither folded nor dropped': taken - folded - dropped,
    'of the hot link': clicks + bots,
  };
}

/** In bulks, some at a time. */
async function makeLinks(port: number, count: number, tell: (made: number) => void): Promise<string[]> {
  const names: string[] = [];
  const links = Array.from({ length: BULK }, () => ({ target: 'https://example.org/some/path?x=1' }));
  const worker = async (): Promise<void> => {
    while (names.length < count) {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/links/bulk`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ links: links.slice(0, Math.min(BULK, count - names.length)) }),
      });
      const { results } = (await answer.json()) as { results: { link: { name: string } }[] };
      for (const { link } of results) names.push(link.name);
      tell(names.length);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return names.slice(0, count);
}

/** `create`: links made one by one and in bulks, durable when answered. */
export const create: Bench = (context) =>
  onServers(context, async (cluster, tell) => {
    const folder = context.workshop.folder();
    const kith = await RedirectServer.kith(folder, {}, cluster);
    try {
      const target = 'https://example.org/some/path?x=1';
      const cases: Case[] = [];
      for (const [name, path, body, links] of [
        ['single', '/v1/links', { target }, 1],
        [
          'bulk of 1,000',
          '/v1/links/bulk',
          { links: Array.from({ length: BULK }, () => ({ target })) },
          BULK,
        ],
      ] as const) {
        tell(name);
        const script = postScript(folder, links === 1 ? 'single' : 'bulk', KEY, body);
        const connections = links === 1 ? CONNECTIONS : 4;
        const load = {
          port: kith.port,
          path,
          script,
          connections,
          seconds: context.asked.seconds || SECONDS,
        };
        await wrk({ ...load, seconds: WARM_SECONDS });
        const before = kith.cpuMicros();
        const { requests, perSecond, p50Ms, p99Ms, errors } = await wrk(load);
        const cpu = (kith.cpuMicros() - before) / Math.max(1, requests * links);
        const values = { 'links a second': perSecond * links, 'p50 ms': p50Ms, 'p99 ms': p99Ms };
        cases.push({ name, values: { ...values, 'CPU µs a link': cpu, errors } });
      }
      return cases;
    } finally {
      await kith.end();
    }
  });
