import type { Connection } from './connection.ts';

/** A piece of work of the flush: a busy room does a slice a turn, so that quiet ones are not held up. */
export interface FlushJob {
  /** Does some of it; true: there is more. */
  step(): boolean;
}

/**
 * Sends once a turn of the event loop what the turn brought: frames for one connection become one write. Jobs go before
 * connections, so what they queue goes out in the same turn.
 */
export class Flusher {
  #jobs: FlushJob[] = [];
  #connections = new Set<Connection>();
  #scheduled = false;

  connection(connection: Connection): void {
    this.#connections.add(connection);
    this.#schedule();
  }

  job(job: FlushJob): void {
    this.#jobs.push(job);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#scheduled = false;
    const jobs = this.#jobs;
    this.#jobs = [];
    for (const job of jobs) if (job.step()) this.job(job);
    const connections = this.#connections;
    this.#connections = new Set();
    for (const connection of connections) connection.flush();
  }
}
