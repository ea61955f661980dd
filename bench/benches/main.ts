import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { commit, machine, summarize, table, writeJson } from '../output.ts';
import { profileFiles, profileTables } from '../profile-files.ts';
import { Workshop } from '../server-process.ts';
import { connects } from './connects.ts';
import type { Asked, Bench } from './context.ts';
import { crash } from './crash.ts';
import { fanout } from './fanout.ts';
import { feedLag } from './feed-lag.ts';
import { feedRead } from './feed-read.ts';
import { idle } from './idle.ts';
import { isolation } from './isolation.ts';
import { pairs, room } from './rates.ts';
import { create, redirect } from './redirect.ts';
import { restart } from './restart.ts';
import { storm } from './storm.ts';

const benches: Readonly<Record<string, Bench>> = {
  ...{ room, pairs, idle, storm, connects, crash, isolation, restart },
  ...{ redirect, create },
  ...{ fanout, 'feed-lag': feedLag, 'feed-read': feedRead },
};

const HELP = `npm run bench -- NAME [options]

NAME is one of ${Object.keys(benches).join(', ')}.

  --runs N       how often (3)
  --seconds N    of a measured window (the bench's choice)
  --warm N       seconds of the same load before a measured window: of real servers the first minute says little (2;
                 room, pairs)
  --size N       members, pairs, connections, clients or messages (the bench's choice)
  --rates A,B    messages a second (room, pairs), connects a second (connects)
  --no-search    does not look for the highest rate held (room, pairs)
  --celebrity N  instead, an author with N followers whose posts are merged at read (fanout)
  --zipf N       instead, a generated graph of N users and at most 5,000,000 follows (fanout)
  --compare      measures bare uWebSockets.js in the same run (room, pairs)
  --cluster      a gateway, a chat-service and presence on Kafka, Cassandra and Redis (room, pairs, storm, isolation),
                 a shortener on them (redirect, create), a feed-service on them (fanout, feed-lag, feed-read)
  --data DIR     where data folders are made (the system's temporary folder)
  --profile DIR  profiles the server's CPU, into this folder, and tells what took most of it; for servers that are
                 ended, not killed (all but crash and restart)
  --json FILE    where results go (bench/results/NAME.json)

KITH_ options in the environment go to the server, and into the results.
`;

interface Arguments {
  readonly name: string;
  readonly asked: Asked;
  readonly json: string;
  readonly data: string;
  readonly profile: string;
  readonly cluster: boolean;
}

function readArguments(argv: string[]): Arguments {
  const { positionals, values } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '0' },
      warm: { type: 'string', default: '0' },
      size: { type: 'string', default: '0' },
      rates: { type: 'string', default: '' },
      'no-search': { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      celebrity: { type: 'string', default: '0' },
      zipf: { type: 'string', default: '0' },
      data: { type: 'string', default: '' },
      profile: { type: 'string', default: '' },
      cluster: { type: 'boolean', default: false },
      json: { type: 'string', default: '' },
    },
  });
  const whole = (
    option: 'runs' | 'seconds' | 'warm' | 'size' | 'celebrity' | 'zipf',
    least: number,
  ): number => {
    const value = Number(values[option]);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Error(`--${option} must be a whole number from ${least}.`);
  };
  const rates = values.rates.split(',').filter(Boolean).map(Number);
  if (rates.some((rate) => !(rate > 0))) throw new Error('--rates must be numbers above 0, by comma.');
  const name = positionals[0] ?? '';
  if (positionals.length !== 1 || !Object.hasOwn(benches, name)) throw new Error('Name one bench.');
  const asked: Asked = {
    ...{ runs: whole('runs', 1), seconds: whole('seconds', 0), warm: whole('warm', 0) },
    size: whole('size', 0),
    ...{ rates, search: !values['no-search'], compare: values.compare },
    ...{ celebrity: whole('celebrity', 0), zipf: whole('zipf', 0) },
  };
  const { data, profile, cluster } = values;
  const kind = asked.celebrity > 0 ? '-celebrity' : asked.zipf > 0 ? '-zipf' : '';
  const file = `${name}${kind}${cluster ? '-cluster' : ''}`;
  return { name, asked, json: values.json || `bench/results/${file}.json`, data, profile, cluster };
}

/** The server of every bench is started so that memory can be collected before it is read; nothing else differs. */
const SERVER_COMMAND = 'node --expose-gc --import dist/bench/collect-on-message.js dist/runtime/main.js';

/** Functions of a profile that are told. */
const PROFILED = 25;

/** The KITH_ options of this shell, without what must stay secret. */
function environment(): Record<string, string | undefined> {
  const given = Object.entries(process.env).filter(([name]) => /^KITH_(?!JWT_SECRET|INVITE)/.test(name));
  return Object.fromEntries(given);
}

/** On a terminal only: one line that is written over. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

async function main(argv: string[]): Promise<void> {
  const { name, asked, json, data, profile, cluster } = readArguments(argv);
  const known = new Set(profile && existsSync(profile) ? profileFiles(profile) : []);
  const settings: Record<string, unknown> = {
    environment: environment(),
    text_bytes: 200,
    server_command: SERVER_COMMAND,
    ...(profile ? { profiled: 'with --cpu-prof, which slows the server down' } : {}),
  };
  const context = { asked, workshop: new Workshop(data, profile, cluster), progress, settings };
  const date = new Date().toISOString();
  const runs = await benches[name]!(context);
  progress('');
  const summary = summarize(runs);
  process.stdout.write(table(summary, runs.length));
  const command = `npm run bench -- ${argv.join(' ')}`;
  const about = {
    bench: name,
    command,
    date,
    commit: commit(),
    machine: machine(data || tmpdir()),
    settings,
  };
  writeJson(json, { ...about, summary, runs });
  process.stdout.write(`${json}\n`);
  if (profile === '') return;
  const written = profileFiles(profile).filter((file) => !known.has(file));
  process.stdout.write(profileTables(written, PROFILED));
}

const argv = process.argv.slice(2);
if (argv.includes('--help') || argv.length === 0) process.stdout.write(HELP);
else {
  try {
    await main(argv);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}
