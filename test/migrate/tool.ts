import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../migrate/report.ts';

/** The migration as a process of its own, from the sources. */
export class Tool {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #waiting: { pattern: RegExp; resolve: () => void; reject: (error: Error) => void }[] = [];
  #isOver = false;

  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const file = fileURLToPath(new URL(script, import.meta.url));
    this.#child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => this.#hear(line));
    }
    this.#ended = once(this.#child, 'close').then(([code]) => {
      this.#isOver = true;
      for (const { pattern, reject } of this.#waiting) reject(new Error(`no ${pattern} in:\n${this.said}`));
      return code as number | null;
    });
  }

  get said(): string {
    return this.lines.join('\n');
  }

  /** Resolves when it has said so. */
  says(pattern: RegExp): Promise<void> {
    if (this.lines.some((line) => pattern.test(line))) return Promise.resolve();
    if (this.#isOver) return Promise.reject(new Error(`no ${pattern} in:\n${this.said}`));
    return new Promise((resolve, reject) => this.#waiting.push({ pattern, resolve, reject }));
  }

  async code(): Promise<number | null> {
    return this.#ended;
  }

  /** Of a run that came to its end. */
  async report(): Promise<Report> {
    const code = await this.#ended;
    const last = this.lines.findLast((line) => line.startsWith('{'));
    if (last === undefined) throw new Error(`ended with ${code} and no report:\n${this.said}`);
    return JSON.parse(last) as Report;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }

  #hear(line: string): void {
    this.lines.push(line);
    for (const each of this.#waiting.filter(({ pattern }) => pattern.test(line))) {
      this.#waiting.splice(this.#waiting.indexOf(each), 1);
      each.resolve();
    }
  }
}
