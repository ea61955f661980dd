import type { Ledger } from './ledger.ts';
import { pace } from './pacer.ts';
import type { ServerProcess } from './server-process.ts';

/** How long after the last send the deliveries may take before they count as missing. */
const SETTLE_MS = 10_000;
const WARM_UP_S = 2;
/** Above this a rate does not count as held. */
const HELD_P99_MS = 100;
/** A load program that is later than this at the 99th percentile could not hold the rate itself. */
const HELD_LATE_MS = 50;
/** Each step of the search for the highest rate. */
const STEP = 1.15;

/** People who send, and the books of what came of it. */
export interface Crowd {
  readonly ledger: Ledger;
  /** Whose turn it is sends this text. */
  post(sequence: number): void;
  cut(): void;
}

export type Values = Record<string, number>;

/** One rate, after a warm-up at the same rate. CPU is taken from the first send to the last delivery. */
export async function measureRate(
  server: ServerProcess,
  crowd: Crowd,
  perSecond: number,
  seconds: number,
): Promise<Values> {
  const { ledger } = crowd;
  const post = (): void => crowd.post(ledger.send());
  ledger.begin();
  await pace(perSecond, Math.min(WARM_UP_S, seconds), post);
  await ledger.settled(SETTLE_MS);
  ledger.begin();
  const own = process.cpuUsage();
  const cpu = server.cpuSeconds();
  const start = performance.now();
  const lateness = await pace(perSecond, seconds, post);
  const sending = (performance.now() - start) / 1000;
  await ledger.settled(SETTLE_MS);
  const elapsed = (performance.now() - start) / 1000;
  const used = server.cpuSeconds() - cpu;
  const { user, system } = process.cpuUsage(own);
  const delivery = ledger.delivery.percentiles();
  const acknowledgement = ledger.acknowledgement.percentiles();
  return {
    messages_per_s: ledger.sent / sending,
    deliveries_per_s: ledger.received / elapsed,
    cpu_us_per_message: (used * 1e6) / ledger.sent,
    cpu_us_per_delivery: (used * 1e6) / Math.max(1, ledger.received),
    server_cores: used / elapsed,
    p50_ms: delivery.p50,
    p95_ms: delivery.p95,
    p99_ms: delivery.p99,
    max_ms: delivery.max,
    ack_p50_ms: acknowledgement.p50,
    ack_p99_ms: acknowledgement.p99,
    sent: ledger.sent,
    not_accepted: ledger.sent - ledger.accepted,
    refused: ledger.refused,
    ...ledger.errors(),
    lagged: ledger.lagged,
    range_reads: ledger.rangeReads,
    closed: ledger.closed,
    load_cores: (user + system) / 1e6 / elapsed,
    load_late_p99_ms: lateness.quantile(0.99),
  };
}

/** Everything came live, nothing was refused, p99 is bearable, and the load program itself was in time. */
function held(values: Values): boolean {
  const names = ['missing', 'doubled', 'refused', 'not_accepted', 'closed', 'lagged', 'range_reads'];
  const faults = names.some((name) => values[name] !== 0);
  return !faults && values.p99_ms! <= HELD_P99_MS && values.load_late_p99_ms! <= HELD_LATE_MS;
}

export const heldMeans = `everything came live, nothing missing, doubled or refused, p99 at most ${HELD_P99_MS} ms, load program in time (p99 at most ${HELD_LATE_MS} ms late); rates rise by ${STEP}, a failure is tried once more`;

/** The highest rate that is held, from `perSecond` upwards; undefined: not even that. */
export async function highestHeld(
  server: ServerProcess,
  crowd: Crowd,
  perSecond: number,
  seconds: number,
  tell: (rate: number) => void,
): Promise<Values | undefined> {
  let best: Values | undefined;
  for (let rate = perSecond; ; rate = Math.round(rate * STEP)) {
    tell(rate);
    let values = await measureRate(server, crowd, rate, seconds);
    // After a refusal the clients' counters stand still, so there is nothing to try again.
    if (!held(values) && values.refused === 0 && values.closed === 0) {
      await crowd.ledger.settled(SETTLE_MS);
      values = await measureRate(server, crowd, rate, seconds);
    }
    if (!held(values)) return best;
    best = values;
  }
}
