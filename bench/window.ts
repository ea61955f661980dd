import { Backlog } from './backlog.ts';
import type { Ledger } from './ledger.ts';
import { rounded } from './output.ts';
import { pace } from './pacer.ts';
import { findHeld, PRECISION, type Trial } from './search.ts';
import type { KithUnderBench } from './server-process.ts';

/** How long after the last send the deliveries may take before they count as missing. */
const SETTLE_MS = 10_000;
const WARM_UP_S = 2;
/** Above this a rate does not count as held. */
const HELD_P99_MS = 100;
/** Nor when what is under way grows by more than this a second: 20 ms are 2 % more than the server takes. */
const HELD_GROWTH = 20;
/** A load program that is later than this at the 99th percentile could not hold the rate itself. */
const HELD_LATE_MS = 50;
/** A look at a rate during the search. */
const PROBE_S = 3.5;
const PROBE_WARM_UP_S = 1;
/** With so much under way a probe is over: more than a hundredth of its messages takes longer than is bearable. */
const GIVE_UP_MS = 500;
/** From then on the search only confirms. */
const SEARCH_MS = 45_000;

/** People who send, and the books of what came of it. */
export interface Crowd {
  readonly ledger: Ledger;
  /** Whose turn it is sends this text. */
  post(sequence: number): void;
  cut(): void;
}

export type Values = Record<string, number>;

/** One rate, after a warm-up at the same rate of so many seconds. CPU is taken from the first send to the last delivery. */
export async function measureRate(
  server: KithUnderBench,
  crowd: Crowd,
  perSecond: number,
  seconds: number,
  warmUpS = Math.min(WARM_UP_S, seconds),
): Promise<Values> {
  await measure(server, crowd, perSecond, warmUpS, Number.POSITIVE_INFINITY);
  return measure(server, crowd, perSecond, seconds, Number.POSITIVE_INFINITY);
}

/** As measureRate, but short, and given up as soon as it is clear that the server does not keep up. */
async function probeRate(server: KithUnderBench, crowd: Crowd, perSecond: number): Promise<Values> {
  const warmUp = await measure(server, crowd, perSecond, PROBE_WARM_UP_S, GIVE_UP_MS);
  return warmUp.gave_up === 1 ? warmUp : measure(server, crowd, perSecond, PROBE_S, GIVE_UP_MS);
}

async function measure(
  server: KithUnderBench,
  crowd: Crowd,
  perSecond: number,
  seconds: number,
  giveUpMs: number,
): Promise<Values> {
  const { ledger } = crowd;
  const backlog = new Backlog(perSecond);
  ledger.begin();
  const own = process.cpuUsage();
  const cpu = server.cpuSeconds();
  const parts = server.cpuByPart?.();
  const start = performance.now();
  const post = (): void => {
    crowd.post(ledger.send());
    backlog.note((performance.now() - start) / 1000, ledger.sent - ledger.received / ledger.copies);
  };
  const lateness = await pace(perSecond, seconds, post, () => backlog.most < giveUpMs);
  const sending = (performance.now() - start) / 1000;
  await ledger.settled(SETTLE_MS);
  const elapsed = (performance.now() - start) / 1000;
  const used = server.cpuSeconds() - cpu;
  const usedByPart = difference(server.cpuByPart?.() ?? {}, parts ?? {}, ledger.sent);
  const { user, system } = process.cpuUsage(own);
  return {
    messages_per_s: ledger.sent / sending,
    deliveries_per_s: ledger.received / elapsed,
    cpu_us_per_message: (used * 1e6) / ledger.sent,
    cpu_us_per_delivery: (used * 1e6) / Math.max(1, ledger.received),
    server_cores: used / elapsed,
    ...usedByPart,
    ...outcome(ledger),
    backlog_growth_ms_per_s: backlog.growth,
    load_cores: (user + system) / 1e6 / elapsed,
    load_late_p99_ms: lateness.quantile(0.99),
    ...(backlog.most < giveUpMs ? {} : { gave_up: 1 }),
  };
}

/** What became of what was sent. */
function outcome(ledger: Ledger): Values {
  const delivery = ledger.delivery.percentiles();
  const acknowledgement = ledger.acknowledgement.percentiles();
  return {
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
  };
}

const FAULTS = ['missing', 'doubled', 'refused', 'not_accepted', 'closed', 'lagged', 'range_reads'];
/** Figures and what they may be at most where a rate is held. */
const BOUNDS: readonly (readonly [figure: string, most: number])[] = [
  ...FAULTS.map((name) => [name, 0] as const),
  ['gave_up', 0],
  ['p99_ms', HELD_P99_MS],
  ['backlog_growth_ms_per_s', HELD_GROWTH],
  ['load_late_p99_ms', HELD_LATE_MS],
];

/** Everything came live, nothing was refused, p99 is bearable, no backlog grows, and the load program was in time. */
function held(values: Values): boolean {
  return BOUNDS.every(([figure, most]) => (values[figure] ?? 0) <= most);
}

/** The figures for which a rate was not held. */
function whyNot(values: Values): string {
  const beyond = BOUNDS.filter(([figure, most]) => (values[figure] ?? 0) > most);
  return beyond.map(([figure]) => `${figure} ${rounded(values[figure]!)}`).join(', ');
}

export const heldMeans = `everything came live, nothing missing, doubled or refused, p99 at most ${HELD_P99_MS} ms, what is under way grows by at most ${HELD_GROWTH} ms of the rate a second, load program in time (p99 at most ${HELD_LATE_MS} ms late). Looked for by probes of ${PROBE_S} s, doubling, then halving the bracket to a factor of ${PRECISION} or until ${SEARCH_MS / 1000} s are over; a probe that fails is done once more unless ${GIVE_UP_MS} ms were under way; the result is that of a full window at the rate found`;

export interface SearchReport {
  /** What is being done. */
  tell(what: string): void;
  /** What came of a trial, to stand with the results. */
  note(line: string): void;
}

/** A server and who speaks to it. */
export interface Stage {
  readonly server: KithUnderBench;
  readonly crowd: Crowd;
  /** Begins from scratch with another server and another crowd. */
  renew(): Promise<void>;
}

/** The highest rate that is held, looked for from `perSecond` on; 0 messages a second: none was confirmed. */
export async function highestHeld(
  stage: Stage,
  from: { readonly perSecond: number; readonly values: Values },
  seconds: number,
  { tell, note }: SearchReport,
): Promise<Values> {
  const start = performance.now();
  const noted = (look: string, rate: number, trial: Trial<Values>): Trial<Values> => {
    note(`${look} at ${rate}/s: ${trial.held ? 'held' : whyNot(trial.figures)}`);
    return trial;
  };
  let probes = 0;
  const found = await findHeld<Values>({
    from: from.perSecond,
    known: held(from.values) ? from.values : undefined,
    async probe(rate) {
      probes++;
      tell(`is ${rate}/s held?`);
      return noted('probe', rate, trialOf(await probeRate(stage.server, stage.crowd, rate)));
    },
    async confirm(rate) {
      tell(`${rate}/s at full length`);
      return noted('full length', rate, trialOf(await measureRate(stage.server, stage.crowd, rate, seconds)));
    },
    renew: () => stage.renew(),
    inTime: () => performance.now() - start < SEARCH_MS,
  });
  const search = { probes, search_s: (performance.now() - start) / 1000 };
  return { ...(found?.figures ?? { messages_per_s: 0 }), ...search };
}

function trialOf(figures: Values): Trial<Values> {
  // After a refusal the clients' counters stand still, and who was closed does not come back.
  const ruined = figures.refused !== 0 || figures.closed !== 0;
  return { held: held(figures), hopeless: figures.gave_up === 1, ruined, figures };
}

/** Microseconds of CPU a message that each part took. */
function difference(after: Values, before: Values, messages: number): Values {
  return Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [
      `${name.replaceAll('-', '_')}_us_per_message`,
      ((seconds - (before[name] ?? 0)) * 1e6) / Math.max(1, messages),
    ]),
  );
}
