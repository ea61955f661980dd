import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { feedDefaults } from '../../feed-service/settings.ts';
import { keepResult } from '../support/keep-result.ts';
import { type Edge, readGraph, seeded, standInGraph } from './graph.ts';
import { type ReplayPlan, type ReplayResult, replay } from './replay.ts';
import { strike } from './strike.ts';

const usage = `npm run feed-replay -- [options]: a follow graph, posts, readers and crashes, then an audit.

  --graph FILE   lines of “reader author”, gzipped or not
  --edges N      the first N of it (all)
  --cluster      on Kafka, Cassandra and a Redis Cluster, started for the run, instead of the embedded engine; Redis is
                 flushed after each crash
  --posts N      published by the authors, by Zipf rates (5000)
  --readers N    whose timelines are compared at the end (500)
  --seed N       of every random choice (1)

or, of one author with a great many followers:

  --celebrity N  followers, all of whose timelines are compared at the end; the process is killed in the middle of each
                 fan-out
  --kills N      SIGKILLs, a post each (2); embedded only
  --cluster      on Kafka, Cassandra and Redis, with two feed-services: workers, broker and Redis are killed in the middle
                 of fan-outs. Above 1,000,000 followers, or with --pull: posts are merged at read, and pushed to 10,000 who
                 have the feed open; readers scroll before and after Redis and workers are killed

  --json FILE    writes the result with how it came about

The last line is one JSON object; the exit code is 0 only if every timeline was right.
`;

/** Beside the project where it was written; this file is dist/test/feed-replay/main.js. */
const KEPT = fileURLToPath(new URL('../../../../shared/data/follows.txt.gz', import.meta.url));
const say = (text: string): boolean => process.stderr.write(`${text}\n`);

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** The last line; `right`: the exit code is 0. */
interface Outcome {
  readonly right: boolean;
  readonly [figure: string]: unknown;
}

/** Right: every follower has everything that was acknowledged, once. */
async function strikes(followers: number, kills: number): Promise<Outcome> {
  const result = await strike({ followers, kills, sliceFollowers: feedDefaults.sliceFollowers });
  const right = result.missing + result.twice === 0 && result.kills === kills;
  return { right, ...result };
}

/** As above, on real servers. */
async function strikesOnCluster(followers: number): Promise<Outcome> {
  const { strikeCluster } = await import('./cluster-strike.ts');
  const result = await strikeCluster({ followers, tell: progress });
  progress('');
  const right =
    result.missing + result.twice + result.extra === 0 &&
    result.followers === followers &&
    result.windows === followers &&
    result.strikes.every(({ at }) => at > 0 && at < 1);
  return { right, cluster: true, ...result };
}

async function pulledOnCluster(followers: number): Promise<Outcome> {
  const { replayPulled } = await import('./cluster-pulled.ts');
  const result = await replayPulled({ followers, tell: progress });
  progress('');
  const { missing, repeated, disordered, extra, pushed_to_others: others } = result;
  const right =
    missing + repeated + disordered + extra + others === 0 &&
    result.pushed === result.pushes_due &&
    result.merged_at_read === result.posts;
  return { right, cluster: true, ...result };
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      graph: text,
      edges: text,
      posts: text,
      readers: text,
      seed: text,
      help: flag,
      cluster: flag,
      celebrity: text,
      kills: text,
      pull: flag,
      json: text,
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const whole = (
    name: Exclude<keyof typeof values, 'graph' | 'help' | 'cluster' | 'pull' | 'json'>,
    standing: number,
  ): number => {
    const value = Number(values[name] ?? standing);
    if (Number.isInteger(value) && value >= 0) return value;
    throw new Error(`--${name} must be a whole number.`);
  };
  const tell = async (outcome: Outcome): Promise<number> => {
    if (values.json !== undefined) await keepResult(values.json, 'feed-replay', outcome);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return outcome.right ? 0 : 1;
  };
  if (values.celebrity !== undefined) {
    const followers = whole('celebrity', 0);
    if (!values.cluster) return await tell(await strikes(followers, whole('kills', 2)));
    const isPulled = values.pull === true || followers > feedDefaults.pullFollowers;
    return await tell(await (isPulled ? pulledOnCluster(followers) : strikesOnCluster(followers)));
  }
  const random = seeded(whole('seed', 1));
  const file = values.graph ?? (existsSync(KEPT) ? KEPT : undefined);
  let edges: Edge[];
  if (file === undefined) {
    say('The real graph is not here: a generated one stands in for it. Give the real one with --graph.');
    edges = standInGraph(random, 20_000, 5_000);
  } else edges = await readGraph(file, whole('edges', 0));
  if (edges.length === 0) throw new Error('The graph has no edges.');
  const plan = { edges, random, progress, posts: whole('posts', 5_000), readers: whole('readers', 500) };
  const result = await (values.cluster ? onCluster(plan) : replay(plan));
  progress('');
  const right = result.missing + result.extra + result.repeated + result.disordered === 0;
  const source = file === undefined ? 'generated' : basename(file);
  return await tell({ right, source, cluster: values.cluster ?? false, ...result });
}

/** Drivers of servers that are not used are not loaded. */
async function onCluster(plan: ReplayPlan): Promise<ReplayResult> {
  const { startServers } = await import('./own-servers.ts');
  const { clusterEngines } = await import('../feed/cluster-engines.ts');
  const { servers, end } = await startServers();
  try {
    return await replay({ ...plan, engines: clusterEngines(servers), flushes: true });
  } finally {
    await end();
  }
}

// The engines' timers hold no process: while only they are waited for, this does.
const alive = setInterval(() => undefined, 1_000);
try {
  process.exit(await main());
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(2);
} finally {
  clearInterval(alive);
}
