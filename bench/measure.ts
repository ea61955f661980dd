import { type LoadClient, TEXT } from './load-client.ts';
import type { BenchServer } from './server.ts';

export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One figure over several runs. */
export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    min: round(sorted[0]!),
    median: round(sorted[Math.floor(sorted.length / 2)]!),
    max: round(sorted[sorted.length - 1]!),
  };
}

/** Value below which the share `p` of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Talk {
  /** Who says something next, and where. */
  readonly next: (i: number) => { client: LoadClient; conversation: string };
  readonly listeners: readonly LoadClient[];
  /** Deliveries a message makes at others than its sender. */
  readonly others: number;
  readonly rate: number;
  readonly seconds: number;
}

export interface TalkResult {
  readonly [figure: string]: number;
  readonly messages: number;
  readonly missing: number;
  readonly cpuMicrosAMessage: number;
  readonly cpuMicrosADelivery: number;
  readonly p50: number;
  readonly p99: number;
  readonly achieved: number;
}

/** Times are kept for this many of the deliveries at least: a storm of millions needs no more. */
const SAMPLE = 200_000;

/**
 * Sends at a steady rate for a while and waits until everything has arrived, or 5 s have brought nothing new. Latency is
 * from the send to each delivery at another member, on one clock; server CPU is that of the window and of the wait.
 */
export async function talk(
  server: BenchServer,
  { next, listeners, others, rate, seconds }: Talk,
): Promise<TalkResult> {
  const sent = new Map<string, number>();
  const times: number[] = [];
  const total = Math.round(rate * seconds);
  const every = Math.max(1, Math.floor((total * others) / SAMPLE));
  let delivered = 0;
  let accepted = 0;
  for (const listener of listeners) {
    listener.onEvent = (event) => {
      if (!event.message || event.user === listener.user) return;
      if (++delivered % every !== 0) return;
      const at = sent.get(`${event.user}:${event.counter}`);
      if (at !== undefined) times.push(performance.now() - at);
    };
  }
  const cpu = server.cpuMicros();
  const from = performance.now();
  let count = 0;
  while (count < total) {
    const due = Math.min(total, Math.floor(((performance.now() - from) / 1000) * rate));
    for (; count < due; count++) {
      const { client, conversation } = next(count);
      const counter = client.send(conversation, TEXT, (taken) => {
        if (taken) accepted++;
      });
      sent.set(`${client.user}:${counter}`, performance.now());
    }
    await pause(1);
  }
  await settle(
    () => delivered >= total * others && accepted >= total,
    () => delivered + accepted,
  );
  const elapsed = (performance.now() - from) / 1000;
  const used = server.cpuMicros() - cpu;
  return {
    messages: total,
    missing: total * others - delivered + (total - accepted),
    cpuMicrosAMessage: used / total,
    cpuMicrosADelivery: used / (total * (others + 1)),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    achieved: total / elapsed,
  };
}

async function settle(done: () => boolean, progress: () => number): Promise<void> {
  let last = -1;
  let quiet = 0;
  while (!done() && quiet < 5_000) {
    const now = progress();
    quiet = now === last ? quiet + 5 : 0;
    last = now;
    await pause(5);
  }
}
