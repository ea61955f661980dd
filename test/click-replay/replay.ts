import { Pool } from 'undici';
import type { RealServers } from '../../deploy/servers/real-servers.ts';
import { KEY, RedirectorProcess, type Settled } from './redirector-process.ts';
import type { Visit } from './visits.ts';

export interface ReplayOptions {
  readonly visits: readonly Visit[];
  /** How often the whole file is sent. */
  readonly passes: number;
  readonly kills: number;
  /** Bound of the redirector's ring. */
  readonly ring: number;
  readonly connections: number;
  readonly tell: (text: string) => void;
  /** Stands on these in the place of the embedded engine. */
  readonly servers?: RealServers;
}

export interface ReplayResult {
  readonly kills: number;
  readonly ring: number;
  readonly links: number;
  /** Requests sent, those among them that were answered with a redirect, and what the aggregates come to. */
  readonly requested: number;
  readonly received: number;
  readonly counted: number;
  /** Received and not counted; counted and not even requested. Sums over links. */
  readonly missing: number;
  readonly overcounted: number;
  readonly spooled: number;
  readonly dropped: number;
  /** Of the link that every visitor went to: what the aggregates say, and how many there were. */
  readonly visitors: number;
  readonly visitors_true: number;
  /** Of all links together. */
  readonly visitors_by_link: number;
  readonly visitors_by_link_true: number;
  /** Visits of robots that name themselves, and how many of them were flagged. */
  readonly robots: number;
  readonly robots_flagged: number;
  readonly wrong: readonly string[];
}

interface Book {
  readonly name: string;
  requested: number;
  received: number;
  readonly visitors: Set<string>;
}

/** Robots that say so by the names of their makers: whoever flags bots must know these. */
const ROBOT = /googlebot|bingbot|msnbot|baiduspider|yandexbot|ahrefsbot|mj12bot|yahoo! slurp/i;
const EVERYBODY = '/everybody';
const ROBOTS = '/robots-only';
const BULK = 500;
/** A SIGKILL may fall while nothing is in the ring: the log is away in this part of the visits. */
const AWAY = { from: 0.4, to: 0.7 };

export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const server = new RedirectorProcess({ ring: options.ring }, options.servers);
  await server.start();
  const pool = new Pool(server.url, { connections: options.connections, pipelining: 1 });
  try {
    const books = await makeLinks(pool, options.visits);
    await send(server, pool, options, books);
    const settled = await server.settle();
    return await compare(pool, options, books, settled);
  } finally {
    await pool.destroy();
    await server.end();
  }
}

async function makeLinks(pool: Pool, visits: readonly Visit[]): Promise<Map<string, Book>> {
  const paths = [...new Set([EVERYBODY, ROBOTS, ...visits.map(({ path }) => path)])];
  const books = new Map<string, Book>();
  for (let at = 0; at < paths.length; at += BULK) {
    const part = paths.slice(at, at + BULK);
    const links = part.map((_, i) => ({ target: `https://site.example.org/${at + i}` }));
    const answer = await ask<{ results: { link: { name: string } }[] }>(pool, 'POST', '/v1/links/bulk', {
      links,
    });
    for (const [i, { link }] of answer.results.entries()) {
      books.set(part[i]!, { name: link.name, requested: 0, received: 0, visitors: new Set() });
    }
  }
  return books;
}

async function ask<Answer>(pool: Pool, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await pool.request({ method, path, headers, ...content });
  if (answer.statusCode >= 300)
    throw new Error(`${path} answered ${answer.statusCode}: ${await answer.body.text()}`);
  return (await answer.body.json()) as Answer;
}

/** All visits, many at once; in between the redirector is killed and the log goes away and comes back. */
async function send(
  server: RedirectorProcess,
  pool: Pool,
  options: ReplayOptions,
  books: ReadonlyMap<string, Book>,
): Promise<void> {
  const { visits, passes, kills, connections, tell } = options;
  const total = visits.length * passes;
  const steps = new Map<number, () => Promise<void>>();
  steps.set(Math.floor(total * AWAY.from), () => server.away(true));
  steps.set(Math.floor(total * AWAY.to), () => server.away(false));
  for (let kill = 1; kill <= kills; kill++) {
    const at = Math.floor(((kill - 0.5 + (Math.random() - 0.5) / 2) / kills) * total);
    steps.set(at, () => server.restart());
  }
  let next = 0;
  let pausing: Promise<void> | undefined;
  const client = async (): Promise<void> => {
    while (next < total) {
      const at = next++;
      const step = steps.get(at);
      // The others go on meanwhile: what they have under way is cut in the middle.
      if (step !== undefined) {
        const mine = (pausing ?? Promise.resolve()).then(step).finally(() => {
          if (pausing === mine) pausing = undefined;
        });
        pausing = mine;
      }
      const visit = visits[at % visits.length]!;
      await follow(pool, visit, books.get(visit.path)!);
      await follow(pool, visit, books.get(EVERYBODY)!);
      if (ROBOT.test(visit.agent)) await follow(pool, visit, books.get(ROBOTS)!);
      if (pausing !== undefined) await pausing;
      if (at % 1_000 === 0) tell(`${at} of ${total} visits`);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
}

/** As the visitor did. What is not answered was requested all the same, and may have been counted. */
async function follow(pool: Pool, visit: Visit, book: Book): Promise<void> {
  book.requested++;
  const headers: Record<string, string> = { 'x-forwarded-for': visit.address };
  if (visit.agent !== '') headers['user-agent'] = visit.agent;
  if (visit.referrer !== '') headers.referer = visit.referrer;
  try {
    const answer = await pool.request({ method: 'GET', path: `/${book.name}`, headers });
    await answer.body.dump();
    if (answer.statusCode !== 302) throw new WrongAnswer(`/${book.name} answered ${answer.statusCode}.`);
    book.received++;
    book.visitors.add(`${visit.address}\n${visit.agent}`);
  } catch (error) {
    if (error instanceof WrongAnswer) throw error;
  }
}

class WrongAnswer extends Error {}

interface Told {
  readonly clicks: number;
  readonly bots: number;
  readonly visitors: number;
  readonly bot_visitors: number;
}

async function compare(
  pool: Pool,
  { kills, ring }: ReplayOptions,
  books: ReadonlyMap<string, Book>,
  settled: Settled,
): Promise<ReplayResult> {
  const sums = {
    requested: 0,
    received: 0,
    counted: 0,
    missing: 0,
    overcounted: 0,
    byLink: 0,
    byLinkTrue: 0,
  };
  const told = new Map<string, Told>();
  for (const [path, book] of books) {
    const each = await ask<Told>(pool, 'GET', `/v1/links/${book.name}/statistics`);
    told.set(path, each);
    const counted = each.clicks + each.bots;
    sums.requested += book.requested;
    sums.received += book.received;
    sums.counted += counted;
    sums.missing += Math.max(0, book.received - counted);
    sums.overcounted += Math.max(0, counted - book.requested);
    sums.byLink += each.visitors + each.bot_visitors;
    sums.byLinkTrue += book.visitors.size;
  }
  const everybody = told.get(EVERYBODY)!;
  const robots = told.get(ROBOTS)!;
  const { counters } = settled;
  const result = {
    ...{ kills, ring, links: books.size, requested: sums.requested, received: sums.received },
    ...{ counted: sums.counted, missing: sums.missing, overcounted: sums.overcounted },
    spooled: counters.link_clicks_spooled_total ?? 0,
    dropped: (counters.link_clicks_dropped_ring_total ?? 0) + (counters.link_clicks_dropped_spool_total ?? 0),
    visitors: everybody.visitors + everybody.bot_visitors,
    visitors_true: books.get(EVERYBODY)!.visitors.size,
    ...{ visitors_by_link: sums.byLink, visitors_by_link_true: sums.byLinkTrue },
    ...{ robots: robots.clicks + robots.bots, robots_flagged: robots.bots },
  };
  return { ...result, wrong: verdict(result) };
}

/** What is not right, as sentences. */
export function verdict(result: Omit<ReplayResult, 'wrong'>): string[] {
  const { kills, ring, missing, overcounted, received, requested, counted } = result;
  const wrong: string[] = [];
  if (received === 0) wrong.push('No visit was answered.');
  if (overcounted > 0) wrong.push(`${overcounted} clicks were counted that nobody requested.`);
  if (missing > kills * ring)
    wrong.push(`${missing} clicks are missing; ${kills} kills may cost ${kills * ring}.`);
  if (kills === 0 && (received !== requested || counted !== received)) {
    wrong.push(`Without a kill ${requested} were requested, ${received} received and ${counted} counted.`);
  }
  if (kills === 0 && result.spooled === 0) wrong.push('The log was away and nothing was spooled.');
  if (kills === 0) wrong.push(...unlike(result.visitors, result.visitors_true, 'the link of everybody'));
  if (kills === 0) {
    wrong.push(...unlike(result.visitors_by_link, result.visitors_by_link_true, 'all links'));
  }
  if (result.robots_flagged !== result.robots) {
    wrong.push(`Of ${result.robots} visits of robots ${result.robots_flagged} were flagged.`);
  }
  return wrong;
}

function unlike(told: number, there: number, of: string): string[] {
  if (Math.abs(told - there) <= there * 0.02) return [];
  return [`Visitors of ${of} were ${there}, the aggregates say ${told}: more than 2 % away.`];
}
