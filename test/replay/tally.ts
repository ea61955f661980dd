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

  failed(error: unknown): void {
    this.failures.push(error instanceof Error ? error.message : String(error));
  }
}
