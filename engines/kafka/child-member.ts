import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A process that runs member.child.ts. For tests. */
export class ChildMember {
  readonly lines: string[] = [];
  readonly #process: ChildProcess;
  #waiting: { readonly pattern: RegExp; readonly from: number; readonly resolve: (line: string) => void }[] =
    [];

  constructor(broker: string, prefix: string) {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = fileURLToPath(new URL('./member.child.ts', import.meta.url));
    this.#process = spawn(process.execPath, ['--import', loader, script, broker, prefix], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#process.stdout! }).on('line', (line) => this.#take(line));
  }

  /** The first line that matches, of those from `from` on. */
  line(pattern: RegExp, from = 0): Promise<string> {
    const known = this.lines.slice(from).find((line) => pattern.test(line));
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.#waiting.push({ pattern, from, resolve }));
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exit;
  }

  #take(line: string): void {
    this.lines.push(line);
    const met = this.#waiting.filter(({ pattern }) => pattern.test(line));
    this.#waiting = this.#waiting.filter((each) => !met.includes(each));
    for (const { resolve } of met) resolve(line);
  }
}
