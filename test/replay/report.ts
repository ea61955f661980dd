import type { Arguments } from './arguments.ts';
import type { Tally } from './tally.ts';

/** The median of the sends without an outcome at the kills must be this at least, or the kills prove little. */
const LEAST_INFLIGHT = 50;

/** The last line of the tool. Times in milliseconds. */
export interface Result {
  readonly rooms: number;
  readonly clients: number;
  readonly messages: number;
  readonly acknowledged: number;
  readonly rejected: number;
  readonly deliveries: number;
  readonly healed: number;
  readonly inflight: { readonly min: number; readonly median: number };
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  readonly gaps: number;
  readonly regressions: number;
  readonly restarts: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly seconds: number;
}

export function resultOf(tally: Tally, clients: number, seconds: number): Result {
  const { rooms, messages, acknowledged, rejected, deliveries, restarts, latency } = tally;
  return {
    ...{ rooms, clients, messages, acknowledged, rejected, deliveries },
    healed: tally.refetched.healed,
    inflight: {
      min: tally.inflight.length === 0 ? 0 : Math.min(...tally.inflight),
      median: median(tally.inflight),
    },
    ...tally.violations.counts,
    restarts,
    p50: latency.quantile(0.5),
    p95: latency.quantile(0.95),
    p99: latency.quantile(0.99),
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** Why the run does not pass, as sentences; empty: it does. */
export function verdict(result: Result, args: Arguments, tally: Tally, kills: number): string[] {
  const wrong = [...tally.violations.examples];
  const { messages, acknowledged, rejected, healed, inflight } = result;
  if (acknowledged + rejected !== messages) {
    wrong.push(`${messages - acknowledged - rejected} of ${messages} lines have no outcome.`);
  }
  if (args.faults.size === 0 && healed > 0) wrong.push(`${healed} messages came only because of a beat.`);
  // Between processes a mailbox may lose what a client then finds missing and reads.
  if (tally.refetched.holes > 0 && args.url === undefined && !args.cluster) {
    wrong.push(`${tally.refetched.holes} times a connection was given an event and not the one before it.`);
  }
  if (result.restarts < kills) {
    wrong.push(
      `Only ${result.restarts} of ${kills} kills found enough sends without an outcome: more lines are needed.`,
    );
  }
  if (tally.inflight.length > 0 && inflight.median < LEAST_INFLIGHT) {
    wrong.push(
      `At half of the kills fewer than ${LEAST_INFLIGHT} sends were without an outcome: ${inflight.median}.`,
    );
  }
  wrong.push(...[...new Set(tally.failures)].slice(0, 10).map((failure) => `A client says: ${failure}`));
  return wrong;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
