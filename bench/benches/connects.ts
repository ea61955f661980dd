import { kithPairs } from '../crowd.ts';
import { type Knocks, knock } from '../knock.ts';
import { pause } from '../ledger.ts';
import { pace } from '../pacer.ts';
import { Probe } from '../probe.ts';
import type { KithUnderBench } from '../server-process.ts';
import type { Crowd, Values } from '../window.ts';
import { type Bench, repeat } from './context.ts';

const RATE = 10_000;
const SECONDS = 5;
/** Processes that connect: one alone is busy with less. */
const PROCESSES = 2;
const PINGS_PER_S = 100;
const PAIRS = 5;
const PAIR_RATE = 100;
/** At the full rate before anything is measured, so that code, tables and buffers are there. */
const WARM_UP_S = 1;
/** The door has saved up its burst again, and buffers are free, after this. */
const QUIET_MS = 4_000;
/** How long after the storm what talk is under way may take. */
const SETTLE_MS = 10_000;

/** More connects than the door lets in: what they cost, and whether those inside feel them. */
export const connects: Bench = (context) => {
  const { asked, settings, workshop } = context;
  const perSecond = asked.rates[0] ?? RATE;
  const seconds = asked.seconds || SECONDS;
  Object.assign(settings, {
    load: `${perSecond} new TCP and WebSocket connects/s from ${PROCESSES} processes, each cut as soon as a ping is answered or a close has come; beside them ${PAIRS} signed-in pairs at ${PAIR_RATE} messages/s together, and a signed-in client in a process of its own that pings ${PINGS_PER_S} times a second`,
    window_s: seconds,
    server_options: {},
  });
  return repeat(context, async (tell) => {
    const server = await workshop.kith();
    const { port, secret } = server;
    const inside = await kithPairs(server, PAIRS, 'inside');
    const probe = await Probe.start({ kind: 'ping', port, secret, perSecond: PINGS_PER_S, pairs: 0 });
    tell('warm-up');
    await knock({ port, perSecond, seconds: Math.min(WARM_UP_S, seconds) }, PROCESSES);
    await pause(QUIET_MS);
    const before = await server.memory();
    tell('quiet');
    probe.begin();
    const quietTalk = await talk(inside, seconds, async () => ({}));
    const quiet = await probe.end();
    tell(`${perSecond} connects/s`);
    probe.begin();
    const storm = await talk(inside, seconds, () => stormOf(server, perSecond, seconds));
    const ping = await probe.end();
    const peak = server.residentBytes();
    probe.stop();
    await pause(QUIET_MS);
    const after = await server.memory();
    inside.cut();
    await workshop.end(server);
    const values = {
      ...storm,
      ping_p50_ms: ping.p50,
      ping_p99_ms: ping.p99,
      ping_max_ms: ping.max,
      pings: ping.count,
      pings_missing: ping.missing,
      quiet_ping_p99_ms: quiet.p99,
      quiet_talk_p99_ms: quietTalk.talk_p99_ms!,
      rss_before_mb: before.rss / 1e6,
      rss_at_end_of_storm_mb: peak / 1e6,
      rss_after_mb: after.rss / 1e6,
      anonymous_after_less_before_mb: (after.anonymous - before.anonymous) / 1e6,
      heap_after_less_before_mb: (after.heap - before.heap) / 1e6,
    };
    return [{ name: `${perSecond} connects/s`, values }];
  });
};

/** The pairs talk for so long while `work` is done; what became of their talk stands with its values. */
async function talk(crowd: Crowd, seconds: number, work: () => Promise<Values>): Promise<Values> {
  const { ledger } = crowd;
  ledger.begin();
  const working = work();
  await pace(PAIR_RATE, seconds, () => crowd.post(ledger.send()));
  const values = await working;
  await ledger.settled(SETTLE_MS);
  const { missing, doubled } = ledger.errors();
  const { p50, p99 } = ledger.delivery.percentiles();
  return {
    ...values,
    talk_sent: ledger.sent,
    talk_not_accepted: ledger.sent - ledger.accepted,
    talk_missing: missing,
    talk_doubled: doubled,
    talk_closed: ledger.closed,
    talk_p50_ms: p50,
    talk_p99_ms: p99,
  };
}

async function stormOf(server: KithUnderBench, perSecond: number, seconds: number): Promise<Values> {
  const cpu = server.cpuSeconds();
  const start = performance.now();
  const knocks = await knock({ port: server.port, perSecond, seconds }, PROCESSES);
  const used = server.cpuSeconds() - cpu;
  const elapsed = (performance.now() - start) / 1000;
  if (knocks.complaint !== '') process.stderr.write(`\n${knocks.complaint}\n`);
  return {
    ...valuesOf(knocks),
    server_cpu_us_per_connect: (used * 1e6) / knocks.begun,
    server_cores: used / elapsed,
  };
}

function valuesOf(knocks: Knocks): Values {
  const { begun, accepted, refused, otherwise, failed, unanswered, retryLeast, retryMost } = knocks;
  return {
    ...{ connects: begun, accepted, refused, refused_otherwise: otherwise, failed, unanswered },
    connects_per_s: begun / knocks.seconds,
    accepted_per_s: accepted / knocks.seconds,
    retry_least_s: refused > 0 ? retryLeast : 0,
    retry_most_s: retryMost,
    answered_p50_ms: knocks.p50,
    answered_p99_ms: knocks.p99,
    load_cores: knocks.cpuSeconds / knocks.seconds,
  };
}
