import { kithPairs } from './crowd.ts';
import { Dialer } from './dialer.ts';
import { pause } from './ledger.ts';
import { pace } from './pacer.ts';
import type { ProbeResult, ProbeTask } from './probe.ts';
import { RawClient } from './raw-client.ts';
import { Histogram } from './statistics.ts';

/** How long what is under way at the end is waited for. */
const SETTLE_MS = 10_000;
/** The work goes on in spells of this many seconds, so that it can be ended. */
const SPELL_S = 0.2;

interface Work {
  send(): void;
  begin(): void;
  end(): Promise<ProbeResult>;
}

/** Pings: milliseconds until Pong. */
async function pings(task: ProbeTask): Promise<Work> {
  const client = await RawClient.open(new Dialer(task.port), { user: 'bystander', secret: task.secret });
  let times = new Histogram();
  let open = 0;
  return {
    send() {
      const mine = times;
      open++;
      client.ping().then(
        (ms) => {
          mine.record(ms);
          open--;
        },
        () => undefined,
      );
    },
    begin() {
      times = new Histogram();
    },
    async end() {
      const mine = times;
      for (let waited = 0; open > 0 && waited < SETTLE_MS; waited += 10) await pause(10);
      return { ...mine.percentiles(), missing: open };
    },
  };
}

/** 1:1 talk: milliseconds until the other has the message. */
async function talk(task: ProbeTask): Promise<Work> {
  const { ledger, post } = await kithPairs(task, task.pairs, 'quiet');
  return {
    send: () => post(ledger.send()),
    begin: () => ledger.begin(),
    async end() {
      await ledger.settled(SETTLE_MS);
      return { ...ledger.delivery.percentiles(), missing: ledger.errors().missing };
    },
  };
}

const task = JSON.parse(process.argv[2] ?? '{}') as ProbeTask;
const work = task.kind === 'ping' ? await pings(task) : await talk(task);
let running = Promise.resolve();
let stopped = false;

async function run(): Promise<void> {
  while (!stopped) {
    await pace(task.perSecond, SPELL_S, () => {
      // What comes after the storm is not counted as if it had been in it.
      if (!stopped) work.send();
    });
  }
}

async function end(): Promise<void> {
  stopped = true;
  await running;
  process.send?.(await work.end());
  start();
}

function start(): void {
  stopped = false;
  running = run();
}

process.on('message', (message) => {
  if (message === 'begin') work.begin();
  else void end();
});
process.once('disconnect', () => process.exit(0));
start();
process.send?.('ready');
