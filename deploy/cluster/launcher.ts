import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryInUse, type DirectoryLock, lockDirectory } from '../../engines/embedded/directory-lock.ts';
import { systemClock } from '../../ports/clock.ts';
import { cacheFolder } from '../servers/java-packages.ts';
import type { Arguments } from './arguments.ts';
import { Constellation } from './constellation.ts';
import { endProcess } from './end-process.ts';
import { FileFollower } from './file-follower.ts';
import { LogPrinter, severities } from './log-lines.ts';
import { missingPrograms } from './requirements.ts';
import { type Running, StateFile } from './state-file.ts';
import { Supervisor } from './supervisor.ts';
import { table } from './table.ts';

/** One left behind by a killed launcher gets this long to end. */
const LEFTOVER_MS = 15_000;
const NOTE_MS = 250;

/** Why it does not start, in words for the person at the terminal. */
export class Refusal extends Error {
  override name = 'Refusal';
}

export interface LauncherOptions extends Omit<Arguments, 'action'> {
  readonly environment: NodeJS.ProcessEnv;
  readonly write: (text: string) => void;
  readonly colours: boolean;
}

/** Brings everything up, keeps it up, and takes it down. */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #lock: DirectoryLock;
  readonly #state: StateFile;
  readonly #constellation: Constellation;
  readonly #supervisor: Supervisor;
  readonly #followers: readonly FileFollower[];
  #noted = '';
  #noting: NodeJS.Timeout | undefined;
  #stopping: Promise<void> | undefined;

  private constructor(
    options: LauncherOptions,
    lock: DirectoryLock,
    constellation: Constellation,
    printer: LogPrinter,
  ) {
    this.#options = options;
    this.#lock = lock;
    this.#state = new StateFile(options.directory);
    this.#constellation = constellation;
    const servers = Object.values(constellation.servers);
    this.#supervisor = new Supervisor([...servers, ...constellation.processes], {
      clock: systemClock,
      say: (name, sentence) => printer.say(name, sentence),
    });
    const least = severities[severities.indexOf(options.logs) + 1] ?? 'error';
    this.#followers = servers.map(({ name }) => {
      const show = (line: string): void => printer.log(name, line, least);
      return new FileFollower(this.#serverLog(name), show, systemClock);
    });
  }

  /** Takes the folder, ends what a killed launcher left on it, and makes ready. Throws a Refusal. */
  static async create(options: LauncherOptions): Promise<Launcher> {
    const missing = await missingPrograms(options.environment);
    if (missing) throw new Refusal(missing);
    const lock = await take(options.directory);
    try {
      await endLeftovers(options);
      if (!existsSync(join(cacheFolder, 'org.apache.cassandra-cassandra-all-5.0.6', 'jars')))
        options.write('Maven brings Kafka and Cassandra (once, about 120 MB) …\n');
      const printer = new LogPrinter(options.write, options.colours);
      const constellation = await Constellation.create({
        ...{ directory: options.directory, gatewayPort: options.port, flush: options.flush },
        ...{ gateways: options.gateways, chatServices: options.chatServices, presence: options.presence },
        ...{ feedServices: options.feedServices, shorteners: options.shorteners, linkPort: options.linkPort },
        options: kithOptions(options.environment),
        onLine: (name, line) => printer.log(name, line, options.logs),
        onStarted: (name, ms) => printer.say(name, `ready after ${(ms / 1000).toFixed(1)} s`),
      });
      return new Launcher(options, lock, constellation, printer);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Resolves when everything is ready. When something does not start, the rest is stopped and the reason thrown. */
  async start(): Promise<void> {
    const { directory, write } = this.#options;
    write(`Starting in ${directory}:\n\n${this.#table()}\n\n`);
    await this.#state.write([]);
    for (const follower of this.#followers) await follower.start();
    if (this.#stopping) return;
    this.#noting = setInterval(() => this.#note(), NOTE_MS);
    try {
      await this.#constellation.start();
    } catch (error) {
      if (this.#stopping) return;
      await this.#end();
      throw error;
    }
    if (this.#stopping) return;
    this.#supervisor.start();
    const { addresses, linkAddresses } = this.#constellation;
    const links = linkAddresses.length === 0 ? '' : `Short links are at ${linkAddresses.join(' and ')}\n`;
    write(
      `\n${this.#table()}\n\nKith runs at ${addresses.join(' and ')}\n${links}Ctrl-C stops all of it.\n\n`,
    );
  }

  /** Gateways let their clients move first; servers end last. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#supervisor.stop();
    this.#options.write(
      '\nStopping: gateways, the services behind them, servers. Ctrl-C again kills them.\n',
    );
    await this.#constellation.stop();
    await this.#end();
    this.#options.write('All of it is stopped.\n');
  }

  async #end(): Promise<void> {
    clearInterval(this.#noting);
    for (const follower of this.#followers) follower.stop();
    await this.#state.remove();
    await this.#lock.release();
  }

  /** SIGKILL to everything, at once. */
  abandon(): void {
    this.#constellation.abandon();
  }

  /** Writes down which processes there are, when they are others than a moment ago. */
  #note(): void {
    const running = this.#running();
    const pids = running.map(({ pid }) => pid).join();
    if (pids !== this.#noted) void this.#state.write(running);
    this.#noted = pids;
  }

  /** In the order in which they are stopped. */
  #running(): Running[] {
    const { processes, servers } = this.#constellation;
    const kith = [...processes].reverse().map(({ name, address, pid, log }) => ({ name, address, pid, log }));
    const own = Object.values(servers).map(({ name, address, pid }) => {
      return { name, address, pid, log: this.#serverLog(name) };
    });
    return [...kith, ...own];
  }

  #serverLog(name: string): string {
    return join(this.#options.directory, name, `${name}.log`);
  }

  #table(): string {
    const rows = this.#running().reverse();
    return table([
      ['name', 'address', 'pid', 'log'],
      ...rows.map(({ name, address, pid, log }) => [name, address, String(pid ?? '–'), log]),
    ]);
  }
}

async function take(directory: string): Promise<DirectoryLock> {
  try {
    return await lockDirectory(directory);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    throw new Refusal(
      `A cluster runs on ${directory} already (process ${error.pid}); stop it with npm run cluster -- --down, or give another --data.`,
    );
  }
}

/** A launcher that was killed leaves its processes behind; they would hold ports and data. */
async function endLeftovers({ directory, write }: LauncherOptions): Promise<void> {
  const state = new StateFile(directory);
  const entries = (await state.read())?.entries ?? [];
  for (const { name, process } of entries) {
    if (process && (await endProcess(process, LEFTOVER_MS)))
      write(`${name} was left by the last run and is ended.\n`);
  }
  await state.remove();
}

/** What the constellation decides itself is not taken over. */
function kithOptions(environment: NodeJS.ProcessEnv): Record<string, string> {
  const chosen = ['KITH_PORT', 'KITH_CALL_PORT', 'KITH_LINK_PORT', 'KITH_DATA'];
  return Object.fromEntries(
    Object.entries(environment).filter(
      (pair): pair is [string, string] =>
        pair[0].startsWith('KITH_') && !chosen.includes(pair[0]) && pair[1] !== undefined,
    ),
  );
}
