import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepResult } from '../support/keep-result.ts';
import { type Arguments, readArguments, usage, WrongArgument } from './arguments.ts';
import { ClusterTarget } from './cluster-target.ts';
import { type CorpusRoom, readCorpus } from './corpus.ts';
import { showProgress } from './progress.ts';
import { seeded } from './random.ts';
import { Replay } from './replay.ts';
import { resultOf, verdict } from './report.ts';
import { ServerProcess } from './server-process.ts';
import { standIn } from './stand-in.ts';
import { Tally } from './tally.ts';
import type { Target } from './target.ts';

/** Beside the project where it was written; this file is dist/test/replay/main.js. */
const KEPT = fileURLToPath(new URL('../../../../shared/data/irc.jsonl.gz', import.meta.url));
/** Lines a kill, where their number is not given; and at most so many kills. */
const LINES_A_KILL = 3_900;
const MOST_KILLS = 50;
/** Of the own server. The rates are out of the way: people type slower than this tool lets them. */
const SERVER_OPTIONS = {
  KITH_LOG: 'warn',
  KITH_BEAT: '5',
  KITH_COMMAND_RATE: '1000000',
  KITH_READ_RATE: '1000000',
  KITH_CONNECT_RATE: '1000000',
};

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

async function corpusOf(args: Arguments): Promise<{ source: string; rooms: CorpusRoom[] }> {
  const file = args.file ?? (existsSync(KEPT) ? KEPT : undefined);
  if (file !== undefined) return { source: basename(file), rooms: await readCorpus(file, args) };
  say('The real conversations are not here: generated ones stand in for them. Give real ones with --file.');
  return { source: 'generated', rooms: standIn(seeded(args.seed), args) };
}

/** An own server, or own processes on real servers. */
function startTarget(args: Arguments): Promise<Target> {
  const options = { ...SERVER_OPTIONS, ...args.options };
  if (!args.cluster) return ServerProcess.start(options);
  return ClusterTarget.start(options, args.strikes, say);
}

async function main(args: Arguments): Promise<number> {
  const { source, rooms } = await corpusOf(args);
  const tally = new Tally();
  tally.messages = rooms.reduce((sum, { lines }) => sum + lines.length, 0);
  const fewest = Math.min(MOST_KILLS, Math.max(1, Math.round(tally.messages / LINES_A_KILL)));
  const kills = args.faults.has('kill') ? (args.kills ?? fewest) : 0;
  const target = args.url === undefined ? await startTarget(args) : undefined;
  const abandon = (): void => target?.abandon();
  process.once('exit', abandon);
  const urls = args.url === undefined ? target!.urls : [args.url];
  const secret = target?.secret ?? args.secret;
  const run = target ? 'replay' : `replay-${Date.now().toString(36)}`;
  const from = performance.now();
  const replay = new Replay({ rooms, args, tally, urls, secret, target, strikes: kills, run });
  const hide = showProgress(tally, process.stderr);
  let broken: string[] = [];
  try {
    await replay.run();
  } catch (error) {
    broken = [error instanceof Error ? error.message : String(error)];
  }
  hide();
  const { crowd, counts, faults } = replay.doings;
  const result = resultOf(tally, crowd.size, (performance.now() - from) / 1000);
  const wrong = [...broken, ...verdict(result, args, tally, kills)];
  if (wrong.length > 0 && target) say(target.output.join('\n'));
  await target?.stop();
  for (const sentence of wrong) say(sentence);
  if (args.json !== undefined) {
    const done = { ...counts, slowed: faults.slowed, seenLagging: faults.seen, kills: tally.inflight };
    const { KITH_JWT_SECRET: _, KITH_DATA: __, ...options } = target?.options ?? {};
    const { secret: ___, json: ____, file: _____, ...given } = args;
    const recoveries = Object.fromEntries(tally.recoveries);
    await keepResult(args.json, 'replay', result, {
      ...{
        ...given,
        kills,
        faults: [...args.faults],
        source,
        options,
        kinds: crowd.count(),
        done,
        recoveries,
      },
      refetched: tally.refetched,
    });
  }
  for (const [harm, { times, harmMs, healMs }] of tally.recoveries) {
    say(`${harm}: ${times} times, lasted up to ${harmMs} ms; all whole ${healMs} ms later at the latest.`);
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return wrong.length === 0 ? 0 : 1;
}

try {
  if (process.argv.includes('--help')) process.stdout.write(usage);
  else {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    process.exit(await main(readArguments(process.argv.slice(2))));
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (error instanceof WrongArgument) say(`\n${usage}`);
  process.exit(2);
}
