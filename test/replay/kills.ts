import type { ServerProcess } from './server-process.ts';
import type { Tally } from './tally.ts';

/** A kill waits for so many sends without an outcome … */
const DENSE = 80;
/** … looking this often, in milliseconds. */
const LOOK_MS = 5;

/** Lines that get their outcome after a restart before the next kill: else the second would find what the first left. */
const PROGRESS = 50;

/**
 * Kills the server while traffic is dense, spread over the whole run: each comes when its part of the lines have their
 * outcome, and then as soon as enough are open. One that finds no such moment does not come, and the run says so.
 */
export class Kills {
  readonly #server: ServerProcess;
  readonly #tally: Tally;
  readonly #count: number;
  readonly #inflight: () => number;
  readonly #restarted: () => void;
  readonly #failed: (error: unknown) => void;
  #done = 0;
  #settledAtLast = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;

  constructor(
    server: ServerProcess,
    tally: Tally,
    count: number,
    handlers: { inflight: () => number; restarted: () => void; failed: (error: unknown) => void },
  ) {
    this.#server = server;
    this.#tally = tally;
    this.#count = count;
    this.#inflight = handlers.inflight;
    this.#restarted = handlers.restarted;
    this.#failed = handlers.failed;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (this.#busy || this.#done === this.#count) return;
    const { messages, settled } = this.#tally;
    // The last comes well before the end, where little is open.
    const due = (messages * (this.#done + 0.25)) / (this.#count + 1);
    if (settled < due || settled < this.#settledAtLast + PROGRESS) return;
    const inflight = this.#inflight();
    if (inflight < DENSE) return;
    this.#busy = true;
    this.#done += 1;
    this.#tally.inflight.push(inflight);
    this.#server.killAndRestart().then(() => {
      this.#busy = false;
      this.#tally.restarts += 1;
      this.#settledAtLast = this.#tally.settled;
      this.#restarted();
    }, this.#failed);
  }
}
