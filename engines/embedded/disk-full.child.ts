import { execFileSync } from 'node:child_process';
import { statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { openEmbeddedStores } from './embedded-stores.ts';

/** Writes while files may not grow, as on a full disk, and again when they may; says what happens as JSON lines. */
const directory = process.argv[2]!;
const EVENTS = 300;
/** The stores' own timers keep no process alive. */
const alive = setInterval(() => undefined, 1_000);
const stores = await openEmbeddedStores({
  directory,
  clock: systemClock,
  logger: silentLogger,
  backlogBytes: 100_000,
});

limitFiles(String(statSync(join(directory, 'data.mdb')).size));
const { durable } = stores.messages.write(
  Array.from({ length: EVENTS }, (_, i) => ({
    conversation: 'c',
    event: i + 1,
    message: i + 1,
    bytes: Buffer.alloc(1_000, `${i + 1} `),
  })),
  [],
);
while (stores.troubles().length < 2) await after(10);
say({ troubles: stores.troubles(), refuse: stores.refuse(), readable: await count() });

limitFiles('unlimited');
await durable;
say({ troubles: stores.troubles(), refuse: stores.refuse() ?? '', readable: await count() });
await stores.close();
clearInterval(alive);

async function count(): Promise<number> {
  return (await stores.messages.events('c', 1, EVENTS + 1, { count: EVENTS + 1, bytes: 1 << 30 })).length;
}

function limitFiles(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
}

function say(what: object): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}
