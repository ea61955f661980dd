import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../support/server-process.ts';
import { SECRET } from '../support/whole.ts';
import { strangers } from './strangers.ts';
import { Talk } from './talk.ts';

/** Memory is looked at this often. */
const SAMPLE_MS = 2_000;
/** The last third may stand above the second by this share: what leaks with every visit grows by far more. */
const TOLERANCE = 0.1;

/**
 * npm run soak [-- --minutes 10] [--json FILE]: ordinary traffic beside everything bad that a stranger can send, with
 * the server's memory watched. The first third is for caches and heap to fill; the last must not stand above the second.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      json: { type: 'string', default: 'bench/results/soak.json' },
    },
  });
  const minutes = Number(values.minutes);
  const data = mkdtempSync(join(tmpdir(), 'kith-soak-'));
  const options = { KITH_COMMAND_RATE: '1000', KITH_AUTH_RATE: '1000000', KITH_REGISTRATION: 'open' };
  const server = await ServerProcess.start({ ...options, KITH_DATA: data, KITH_JWT_SECRET: SECRET });
  try {
    const talk = await Talk.start(server.address);
    const visits = strangers(server.address);
    const memory: number[] = [];
    for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      memory.push(server.anonymousBytes() / 2 ** 20);
      if (process.stderr.isTTY)
        process.stderr.write(
          `\r${Math.round((end - Date.now()) / 1000)} s to go, ${memory.at(-1)?.toFixed()} MB `,
        );
    }
    const bad = await visits.end();
    const { said, accepted } = await talk.end();
    const third = Math.floor(memory.length / 3);
    const [before, after] = [median(memory.slice(third, third * 2)), median(memory.slice(third * 2))];
    const flat = after <= before * (1 + TOLERANCE);
    const result = {
      ...{ minutes, said, accepted, badVisits: bad, flat, date: new Date().toISOString(), options },
      anonymousMegabytes: { secondThird: before, lastThird: after, most: Math.round(Math.max(...memory)) },
    };
    if (values.json !== '') writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
    console.log(JSON.stringify(result));
    return flat && said === accepted ? 0 : 1;
  } finally {
    await server.end('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

process.exit(await main());
