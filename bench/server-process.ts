import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ClusterUnderBench } from './cluster-servers.ts';

const KITH = fileURLToPath(new URL('../runtime/main.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-uws.js', import.meta.url));
const COLLECT = new URL('./collect-on-message.js', import.meta.url).href;

/** A server that is asked to end has this long for it: its drain, and writing its profile. */
const END_MS = 30_000;

export interface Memory {
  /** Bytes: all that is resident, what of it is not a mapped file, and the live heap of V8. */
  readonly rss: number;
  readonly anonymous: number;
  readonly heap: number;
}

/** Where a server is, and what signs its people in. */
export interface Address {
  readonly port: number;
  readonly secret: string;
}

/** Kith as a bench sees it: one process, or the processes of a cluster. */
export interface KithUnderBench extends Address {
  readonly data: string;
  /** Seconds of CPU that all its threads have used, in user and kernel mode. */
  cpuSeconds(): number;
  /** The same by process, where there are several, and of the servers beside them. */
  cpuByPart?(): Record<string, number>;
  /** Memory after two full collections. */
  memory(): Promise<Memory>;
  /** Bytes resident now, without collecting anything. */
  residentBytes(): number;
  /** SIGTERM; resolves when it is gone, or the time is over. */
  terminate(withinMs: number): Promise<void>;
  /** Resolves when it is gone. */
  kill(): Promise<void>;
  killNow(): void;
}

/** Folders and processes of a bench run, which end with it whatever happens. */
export class Workshop {
  readonly #folders: string[] = [];
  readonly #servers = new Set<KithUnderBench>();
  readonly #parent: string;
  readonly #profiles: string;
  readonly #cluster: boolean;

  /**
   * Data folders are made under `parent`, '' is the system's temporary folder. Where `profiles` is not '', Kith's CPU is
   * profiled, and a profile of each of its threads is written there when a server is ended. `cluster`: Kith is a gateway,
   * a chat-service and presence on real servers.
   */
  constructor(parent: string, profiles = '', cluster = false) {
    this.#cluster = cluster;
    this.#parent = parent || tmpdir();
    this.#profiles = profiles === '' ? '' : resolve(profiles);
    if (this.#profiles !== '') mkdirSync(this.#profiles, { recursive: true });
    process.once('exit', () => this.#sweep());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  }

  /** Flags of a Node process that is to be profiled; none where that is not asked for. */
  get profiling(): readonly string[] {
    return this.#profiles === '' ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.#profiles}`];
  }

  /** Kith stands on real servers. */
  get isCluster(): boolean {
    return this.#cluster;
  }

  folder(): string {
    const folder = mkdtempSync(join(this.#parent, 'kith-bench-'));
    this.#folders.push(folder);
    return folder;
  }

  /** Kith on a data folder: a new one unless one is given. */
  async kith(options: Readonly<Record<string, string>> = {}, data = this.folder()): Promise<KithUnderBench> {
    if (this.#cluster) return this.#keep(await ClusterUnderBench.start(options, data));
    const secret = options.KITH_JWT_SECRET ?? randomBytes(32).toString('hex');
    const environment = {
      ...{ ...process.env, KITH_LOG: 'warn', KITH_PORT: '0', KITH_LINK_PORT: '0', KITH_DATA: data },
      ...{ ...options, KITH_JWT_SECRET: secret },
    };
    const args = ['--expose-gc', ...this.profiling, '--import', COLLECT, KITH];
    return this.#keep(await ServerProcess.start(args, environment, secret, data));
  }

  /** uWebSockets.js with nothing on it. */
  async bare(): Promise<KithUnderBench> {
    return this.#keep(await ServerProcess.start([BARE], process.env, '', ''));
  }

  #keep(server: KithUnderBench): KithUnderBench {
    this.#servers.add(server);
    return server;
  }

  /** Ends a server and forgets its data. One that is profiled ends as it wants to, for its profile to be written. */
  async end(server: KithUnderBench): Promise<void> {
    if (this.#profiles !== '' && server.data !== '') await server.terminate(END_MS);
    await server.kill();
    this.#servers.delete(server);
    if (server.data !== '') rmSync(server.data, { recursive: true, force: true });
  }

  #sweep(): void {
    for (const server of this.#servers) server.killNow();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** A server in a process of its own, and what the kernel says of it. */
class ServerProcess implements KithUnderBench {
  readonly port: number;
  readonly secret: string;
  readonly data: string;
  readonly #child: ChildProcess;
  readonly #ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

  private constructor(child: ChildProcess, port: number, secret: string, data: string) {
    this.#child = child;
    this.port = port;
    this.secret = secret;
    this.data = data;
  }

  /** Resolves when it has printed its address; rejects with what it said when it ends before. */
  static async start(
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    secret: string,
    data: string,
  ): Promise<ServerProcess> {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const lines = createInterface({ input: child.stdout! });
    const port = await new Promise<number>((resolve, reject) => {
      lines.on('line', (line) => {
        const found = / runs at http:\/\/\S+:(\d+)$/.exec(line);
        if (found) resolve(Number(found[1]));
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    return new ServerProcess(child, port, secret, data);
  }

  /** Seconds of CPU that all its threads have used, in user and kernel mode. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    // The name may hold blanks; behind its bracket utime and stime are fields 12 and 13 (proc(5): 14 and 15 of all).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / this.#ticks;
  }

  /** Memory after two full collections. */
  async memory(): Promise<Memory> {
    const answer = once(this.#child, 'message');
    this.#child.send('collect');
    const [{ heap }] = (await answer) as [{ heap: number }];
    return { rss: this.#status('VmRSS'), anonymous: this.#status('RssAnon'), heap };
  }

  /** Bytes resident now, without collecting anything. */
  residentBytes(): number {
    return this.#status('VmRSS');
  }

  /** SIGTERM; resolves when the process is gone, or the time is over. */
  async terminate(withinMs: number): Promise<void> {
    if (this.#gone) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), withinMs);
    await Promise.race([exit, once(late.signal, 'abort')]);
    clearTimeout(timer);
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.#gone) return;
    const exit = once(this.#child, 'exit');
    this.killNow();
    await exit;
  }

  get #gone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #status(name: string): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  }

  killNow(): void {
    this.#child.kill('SIGKILL');
  }
}
