import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { crash } from './crash.ts';
import { idle } from './idle.ts';
import { isolation } from './isolation.ts';
import { type Summary, summarize } from './measure.ts';
import { pairs } from './pairs.ts';
import { restart } from './restart.ts';
import { room } from './room.ts';
import { SERVER_OPTIONS } from './server.ts';
import { soak } from './soak.ts';
import { storm } from './storm.ts';

const benches: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  ...{ room, pairs, idle, storm, crash, isolation, restart },
  soak: () => soak(Number(process.env.SOAK_MINUTES ?? 10)),
};

/** npm run bench -- NAME [--runs N] [--json FILE] */
async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const bench = benches[name];
  const option = (flag: string, normal: string): string => rest[rest.indexOf(flag) + 1 || -1] ?? normal;
  const runs = Number(option('--runs', '3'));
  if (!bench || !(runs >= 1)) {
    console.error(
      `npm run bench -- NAME [--runs N] [--json FILE], NAME one of: ${Object.keys(benches).join(', ')}`,
    );
    return 1;
  }
  const found: Record<string, number>[] = [];
  for (let run = 1; run <= runs; run++) {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: run ${run} of ${runs} …\n`);
    found.push(await bench());
  }
  const figures: Record<string, Summary> = {};
  for (const key of Object.keys(found[0]!))
    figures[key] = summarize(found.map((each) => each[key] ?? Number.NaN));
  console.log(`${name}, ${runs} runs: min / median / max`);
  for (const [key, { min, median, max }] of Object.entries(figures)) {
    console.log(`  ${key.padEnd(48)} ${min} / ${median} / ${max}`);
  }
  const file = option('--json', `bench/results/${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...settings(name, runs), figures }, null, 2)}\n`);
  return 0;
}

function settings(name: string, runs: number): object {
  return {
    bench: name,
    command: `npm run bench -- ${name} --runs ${runs}`,
    date: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), kernel: release() },
    node: process.version,
    transport: 'uws',
    serverOptions: SERVER_OPTIONS,
    load: '200-byte texts, raw protocol (protobuf), load in one process, server in another, on the same cores',
  };
}

process.exit(await main(process.argv.slice(2)));
