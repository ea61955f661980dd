import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { RawClient } from '../support/raw-client.ts';
import { hostToken, SECRET } from '../support/whole.ts';

const MAIN = fileURLToPath(new URL('../../runtime/main.ts', import.meta.url));

/** A source as a process of its own, from the sources: it can be killed. */
export class RunningSource {
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  static async start(data: string, options: Record<string, string> = {}): Promise<RunningSource> {
    const env = {
      KITH_LOG: 'silent',
      KITH_PORT: '0',
      KITH_LINK_PORT: '0',
      KITH_DATA: data,
      KITH_JWT_SECRET: SECRET,
      ...options,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /^Kith runs at (\S+)$/.exec(line);
        if (found) resolve(found[1]!);
      });
      child.once('exit', (code) => reject(new Error(`the source ended with ${code}`)));
    });
    return new RunningSource(child, address);
  }

  signIn(user: string): Promise<RawClient> {
    return RawClient.signIn(this.address, { token: hostToken(SECRET, { sub: user }) });
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
