import { bareRoom, kithRoom } from '../crowd.ts';
import { pause } from '../ledger.ts';
import { Probe } from '../probe.ts';
import type { KithUnderBench } from '../server-process.ts';
import { type Crowd, measureRate, type Values } from '../window.ts';
import { type Bench, type Case, repeat } from './context.ts';
import { loginStorm, makeAccounts } from './login-storm.ts';

const ROOM = 500;
const ROOM_RATE = 200;
const PAIRS = 20;
const PAIR_RATE = 200;
const LOGINS = 64;
const OPTIONS = { KITH_REGISTRATION: 'open', KITH_AUTH_RATE: '1000000' };

/** What one-to-one talk feels of a storm in a large room, and of one of log-ins. */
export const isolation: Bench = (context) => {
  const { asked, settings, workshop } = context;
  const seconds = asked.seconds || 10;
  const size = asked.size || ROOM;
  const rate = asked.rates[0] ?? ROOM_RATE;
  Object.assign(settings, {
    load: `${PAIRS} pairs at ${PAIR_RATE} messages/s together, in a process of their own; beside them a room of ${size} at ${rate}/s, then ${LOGINS} log-ins at a time over POST /v1/sessions, from another`,
    window_s: seconds,
    server_options: OPTIONS,
  });
  if (asked.compare) {
    settings.control =
      'the same storm in a room of a bare uWebSockets.js server beside Kith: what two busy processes take from the machine, whatever Kith does';
  }
  return repeat(context, async (tell) => {
    const server = await workshop.kith(OPTIONS);
    const { port, secret } = server;
    const probe = await Probe.start({ kind: 'pairs', port, secret, perSecond: PAIR_RATE, pairs: PAIRS });
    await pause(2000);
    tell('pairs alone');
    const quiet = await during(probe, () => pause(seconds * 1000).then(() => ({})));
    const cases: Case[] = [{ name: 'pairs alone', values: quiet }];
    const beside = async (name: string, storm: () => Promise<Values>): Promise<void> => {
      tell(name);
      const values = await during(probe, storm);
      cases.push({ name, values: { ...ratios(values, quiet), ...values } });
    };
    const crowd = await kithRoom(server, size);
    await beside(`beside a room of ${size}`, () => roomStorm(server, crowd, rate, seconds));
    crowd.cut();
    const accounts = await makeAccounts(port);
    await beside('beside log-ins', () => loginStorm(port, accounts, LOGINS, seconds));
    if (asked.compare) {
      const bare = await workshop.bare();
      const other = await bareRoom(bare, size);
      await beside('control: beside a bare server', () => roomStorm(bare, other, rate, seconds));
      other.cut();
      await workshop.end(bare);
    }
    probe.stop();
    await workshop.end(server);
    return cases;
  });
};

async function during(probe: Probe, work: () => Promise<Values>): Promise<Values> {
  probe.begin();
  const values = await work();
  const { p50, p95, p99, max, count, missing } = await probe.end();
  return { p50_ms: p50, p95_ms: p95, p99_ms: p99, max_ms: max, messages: count, missing, ...values };
}

function ratios(beside: Values, quiet: Values): Values {
  return { ratio_p50: beside.p50_ms! / quiet.p50_ms!, ratio_p99: beside.p99_ms! / quiet.p99_ms! };
}

/** The warm-up of the rate counts for the pairs as well: it is the same storm. */
async function roomStorm(
  server: KithUnderBench,
  crowd: Crowd,
  rate: number,
  seconds: number,
): Promise<Values> {
  const values = await measureRate(server, crowd, rate, seconds);
  return {
    storm_deliveries_per_s: values.deliveries_per_s!,
    storm_p99_ms: values.p99_ms!,
    storm_missing: values.missing!,
    server_cores: values.server_cores!,
    load_cores: values.load_cores!,
  };
}
