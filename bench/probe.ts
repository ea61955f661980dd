import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Percentiles } from './statistics.ts';

/** What a quiet person does while others make noise. */
export interface ProbeTask {
  readonly kind: 'ping' | 'pairs';
  readonly port: number;
  readonly secret: string;
  /** Pings or messages. */
  readonly perSecond: number;
  /** How many pairs talk; they make no difference to pings. */
  readonly pairs: number;
}

export interface ProbeResult extends Percentiles {
  /** Pings without an answer, or messages that did not come. */
  readonly missing: number;
}

const PROGRAM = fileURLToPath(new URL('./probe-process.js', import.meta.url));

/** A bystander in a process of its own, so that what it waits for is the server and not the load program. */
export class Probe {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when it is signed in and at work. */
  static async start(task: ProbeTask): Promise<Probe> {
    const child = fork(PROGRAM, [JSON.stringify(task)]);
    await heard(child);
    return new Probe(child);
  }

  /** Counts from here. */
  begin(): void {
    this.#child.send('begin');
  }

  /** What was counted since `begin`. */
  async end(): Promise<ProbeResult> {
    this.#child.send('end');
    return (await heard(this.#child)) as ProbeResult;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** The next message of a child; rejects when it ends before. */
export async function heard(child: ChildProcess): Promise<unknown> {
  const away = new AbortController();
  const ended = (code: number | null): void => away.abort(new Error(`the probe ended with ${code}`));
  child.once('exit', ended);
  const [message] = await once(child, 'message', { signal: away.signal });
  child.off('exit', ended);
  return message;
}
