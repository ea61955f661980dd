import { Histogram } from './histogram.ts';
import type { Refetched } from './person.ts';
import { Violations } from './violations.ts';

/** What a run has done so far. */
export class Tally {
  readonly violations = new Violations();
  /** From send to delivery at another client, in milliseconds. */
  readonly latency = new Histogram();
  readonly refetched = { resumed: 0, gapped: 0, lagged: 0, healed: 0, holes: 0 };
  /** Sends without an outcome at each kill. */
  readonly inflight: number[] = [];
  /** What clients complained of. */
  readonly failures: string[] = [];
  /** By harm: how long it lasted and how long all then took to get their outcome, in milliseconds, worst of all. */
  readonly recoveries = new Map<string, { times: number; harmMs: number; healMs: number }>();
  /** Sends without an outcome, oldest first. */
  readonly #open = new Set<{ readonly at: number }>();
  messages = 0;
  settled = 0;
  acknowledged = 0;
  rejected = 0;
  deliveries = 0;
  rooms = 0;
  restarts = 0;

  add({ resumed, gapped, lagged, healed, holes }: Refetched): void {
    this.refetched.resumed += resumed;
    this.refetched.gapped += gapped;
    this.refetched.lagged += lagged;
    this.refetched.healed += healed;
    this.refetched.holes += holes;
  }

  /** A send was given to its client; `settle` when it has its outcome. */
  opened(): { readonly at: number } {
    const send = { at: performance.now() };
    this.#open.add(send);
    return send;
  }

  settle(send: { readonly at: number }): void {
    this.#open.delete(send);
    this.settled += 1;
  }

  /** When the oldest send without an outcome was given to its client; Infinity: there is none. */
  oldestOpen(): number {
    for (const { at } of this.#open) return at;
    return Number.POSITIVE_INFINITY;
  }

  healedAfter(harm: string, harmMs: number, healMs: number): void {
    const known = this.recoveries.get(harm) ?? { times: 0, harmMs: 0, healMs: 0 };
    this.recoveries.set(harm, {
      times: known.times + 1,
      harmMs: Math.max(known.harmMs, Math.round(harmMs)),
      healMs: Math.max(known.healMs, Math.round(healMs)),
    });
  }

  failed(error: unknown): void {
    this.failures.push(error instanceof Error ? error.message : String(error));
  }
}
