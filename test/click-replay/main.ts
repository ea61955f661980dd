import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { RealServers } from '../../deploy/servers/real-servers.ts';
import { keepResult } from '../support/keep-result.ts';
import { type ReplayResult, replay } from './replay.ts';
import { readVisits, standInVisits } from './visits.ts';

const USAGE = `npm run click-replay -- [options]

Sends the visits of an access log to a redirector of its own, twice: once with the log away for a while, once with
SIGKILLs besides; then compares what the aggregates say with what it received. One JSON object; exit 0 only if right.

  --file FILE     access log in the combined format, .gz or not (the shared one, else a generated one)
  --passes N      how often the file is sent in each part (2)
  --kills N       SIGKILLs in the second part (5)
  --ring N        bound of the ring in the second part (1024)
  --connections N visitors at once (32)
  --cluster       on a Kafka, a Cassandra and a Redis of its own, of which Kafka hangs in the first part and is killed in
                  the second, in the place of the embedded engine
  --json FILE     writes the result with how it came about
`;

/** Beside the project where it was written; this file is dist/test/click-replay/main.js or its source. */
const KEPT = ['../../../../shared/data/access.log.gz', '../../../shared/data/access.log.gz']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      file: { type: 'string', default: KEPT ?? '' },
      passes: { type: 'string', default: '2' },
      kills: { type: 'string', default: '5' },
      ring: { type: 'string', default: '1024' },
      connections: { type: 'string', default: '32' },
      cluster: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const whole = (name: 'passes' | 'kills' | 'ring' | 'connections', least: number): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Error(`--${name} must be a whole number from ${least}.`);
  };
  if (values.file === '')
    say('The access log is not here: a generated one stands in for it. Give one with --file.');
  const visits = values.file === '' ? standInVisits() : await readVisits(values.file);
  const tell = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  };
  const shared = { visits, tell, passes: whole('passes', 1), connections: whole('connections', 1) };
  const parts: ReplayResult[] = [];
  if (values.cluster) tell('Kafka, Cassandra and Redis start');
  const servers = values.cluster ? { servers: await RealServers.start() } : {};
  try {
    for (const kills of [0, whole('kills', 0)]) {
      const ring = kills === 0 ? 65_536 : whole('ring', 1);
      parts.push(await replay({ ...shared, ...servers, kills, ring }));
    }
  } finally {
    await servers.servers?.end();
  }
  tell('');
  const wrong = parts.flatMap((part) => part.wrong);
  const source = values.file === '' ? 'generated' : basename(values.file);
  const missing = parts.map((part) => part.missing);
  const right = wrong.length === 0;
  const result = { source, cluster: values.cluster, visits: visits.length, right, missing, parts };
  if (values.json !== undefined) await keepResult(values.json, 'click-replay', result);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  for (const sentence of wrong) say(sentence);
  return right ? 0 : 1;
}

try {
  if (process.argv.includes('--help')) process.stdout.write(USAGE);
  else process.exit(await main(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
