import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A TypeScript file of this folder as a process of its own, heard line by line. For tests. */
export class Child {
  readonly process: ChildProcess;
  readonly #lines: Interface;
  readonly #iterator: AsyncIterator<string>;
  readonly #exited: Promise<unknown>;

  constructor(file: string, ...args: string[]) {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = fileURLToPath(new URL(file, import.meta.url));
    this.process = spawn(process.execPath, ['--import', loader, script, ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#lines = createInterface({ input: this.process.stdout! });
    this.#iterator = this.#lines[Symbol.asyncIterator]();
    this.#exited = once(this.process, 'exit');
  }

  /** The next line; undefined: the process has ended. */
  async line(): Promise<string | undefined> {
    const { value, done } = await this.#iterator.next();
    return done === true ? undefined : value;
  }

  /** Kills the process with SIGKILL and gives the lines that it had written and nobody had taken. */
  async kill(): Promise<string[]> {
    this.process.kill('SIGKILL');
    await this.#exited;
    const rest: string[] = [];
    for (let line = await this.line(); line !== undefined; line = await this.line()) rest.push(line);
    return rest;
  }
}
