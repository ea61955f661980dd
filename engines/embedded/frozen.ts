import { randomUUID } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import type { AccountStore } from '../../ports/account-store.ts';
import type { ClickBudget } from '../../ports/click-budget.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import type { Logger } from '../../ports/logger.ts';
import { FreezeFiles, type FreezeRequest, type Moved } from './freeze-files.ts';
import { FrozenAccounts, FrozenLog } from './frozen-engines.ts';
import { FrozenLinks } from './frozen-links.ts';
import { FrozenBudget, FrozenReaders } from './frozen-side-writes.ts';

/** The file is looked at this often even when the system tells of no change. */
const LOOK_MS = 2_000;
/** What takes no end yet, like a full disk, is looked at again after this long. */
const AGAIN_MS = 100;
/** A lease that is longer is not believed: a migration that dies must not stop an installation for long. */
const MAX_LEASE_MS = 60_000;

/** The parts of a log that a freeze looks at. */
export interface FreezableLog extends EventLog {
  troubles(): string[];
}

interface Held {
  readonly id: string;
  readonly term: string;
  readonly to: string;
  /** The migration has been told. */
  told: boolean;
}

export interface FreezeOptions {
  /** The folder of the installation. */
  readonly data: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newTerm?: () => string;
}

/**
 * Lets a migration stop the writes of this installation: for a lease that it must renew, so that one which dies stops
 * nothing for long, and at its end for good.
 *
 * What is frozen takes no appends and no changes of accounts, links or read marks, and deals out no clicks of links with
 * a limit; everything else goes on, consumers too. The migration is told when whatever had been taken before has its outcome. Who decides that a move is complete is the source: it
 * stays frozen for good only if it has been frozen without interruption since then.
 */
export class Freeze {
  readonly #files: FreezeFiles;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #newTerm: () => string;
  #log: FreezableLog | undefined;
  #held: Held | undefined;
  #moved: Moved | undefined;
  /** The request seen last. */
  #seen = '';
  /** Appends and changes without an outcome. */
  #underWay = 0;
  #lease: Timer | undefined;
  #timer: Timer | undefined;
  #watcher: FSWatcher | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #telling: Promise<void> | undefined;
  #closed = false;

  private constructor(options: FreezeOptions) {
    this.#files = new FreezeFiles(options.data);
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#newTerm = options.newTerm ?? randomUUID;
  }

  /** What stands of a freeze holds from the first moment on. */
  static async open(options: FreezeOptions): Promise<Freeze> {
    const freeze = new Freeze(options);
    await freeze.#open();
    return freeze;
  }

  /** The log as the services get it. Called once. */
  log(log: FreezableLog): EventLog {
    this.#log = log;
    this.#tell();
    return new FrozenLog(this, log);
  }

  accounts(accounts: AccountStore): AccountStore {
    return new FrozenAccounts(this, accounts);
  }

  links(links: LinkStore): LinkStore {
    return new FrozenLinks(this, links);
  }

  readers(readers: FeedReaders): FeedReaders {
    return new FrozenReaders(this, readers);
  }

  budget(budget: ClickBudget): ClickBudget {
    return new FrozenBudget(this, budget);
  }

  /** Why nothing is taken now, as a sentence; undefined: everything is. */
  refusal(): string | undefined {
    if (this.#moved !== undefined) return `This installation was moved to ${this.#moved.to}.`;
    if (this.#held !== undefined) return 'This installation is being moved; come back in some seconds.';
    return undefined;
  }

  /** Notes work that must have an outcome before the source counts as frozen. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay++;
    work.then(this.#done, this.#done);
    return work;
  }

  /** For health. */
  troubles(): string[] {
    if (this.#moved !== undefined) return [movedSentence(this.#moved, this.#files.directory)];
    if (this.#held !== undefined) return [`Writes are refused: this installation moves to ${this.#held.to}.`];
    return [];
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watcher?.close();
    this.#timer?.cancel();
    this.#lease?.cancel();
    await this.#looking;
    await this.#telling;
  }

  async #open(): Promise<void> {
    await this.#files.make();
    // The answer of a run before this one: that one was another term.
    await this.#files.remove('frozen');
    this.#moved = await this.#files.read('migrated');
    if (this.#moved !== undefined) {
      this.#logger.warn({ to: this.#moved.to }, movedSentence(this.#moved, this.#files.directory));
      return;
    }
    try {
      this.#watcher = watch(this.#files.directory, { persistent: false }, () => void this.#look());
      this.#watcher.on('error', (error) => {
        this.#logger.warn({ err: error }, 'the folder of migrations is not watched; it is looked at instead');
      });
    } catch (error) {
      this.#logger.warn({ err: error }, 'the folder of migrations is not watched; it is looked at instead');
    }
    await this.#look();
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#closed || this.#moved !== undefined) return;
    this.#timer = this.#clock.after(LOOK_MS, () => {
      void this.#look().then(() => this.#lookLater());
    });
  }

  /** One look at a time; what changes meanwhile is looked at after it. */
  #look(): Promise<void> {
    this.#lookAgain = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#lookAgain && !this.#closed) {
      this.#lookAgain = false;
      try {
        await this.#obey(await this.#files.read('freeze'));
      } catch (error) {
        this.#logger.warn({ err: error }, 'the request of a migration cannot be read');
      }
    }
  }

  async #obey(request: FreezeRequest | undefined): Promise<void> {
    if (this.#moved !== undefined) return;
    if (request === undefined) {
      if (this.#held !== undefined) await this.#thaw(this.#held, 'the migration gave up');
      return;
    }
    const sign = `${request.id} ${request.beat}`;
    if (sign !== this.#seen) this.#hold(request);
    this.#seen = sign;
    if (this.#held?.told && request.seal === this.#held.term) await this.#seal(this.#held);
  }

  #hold({ id, to, leaseMs }: FreezeRequest): void {
    if (this.#held?.id !== id) {
      this.#held = { id, to, term: this.#newTerm(), told: false };
      this.#logger.warn({ to }, 'a migration asked for it: writes are refused until it is done or gone');
    }
    const held = this.#held;
    this.#lease?.cancel();
    this.#lease = this.#clock.after(Math.min(leaseMs, MAX_LEASE_MS), () => {
      void this.#thaw(held, 'the migration did not renew its lease').catch(this.#failed);
    });
    this.#tell();
  }

  async #thaw(held: Held, why: string): Promise<void> {
    if (this.#held !== held || this.#moved !== undefined) return;
    this.#held = undefined;
    this.#lease?.cancel();
    this.#logger.warn({}, `writes are taken again: ${why}`);
    await this.#telling;
    if (this.#held === undefined) await this.#files.remove('frozen');
  }

  readonly #done = (): void => {
    this.#underWay--;
    if (this.#held !== undefined) this.#tell();
  };

  /** Tells the migration, when nothing that was taken is without an outcome. */
  #tell(): void {
    const held = this.#held;
    if (held === undefined || held.told || this.#telling !== undefined || this.#closed) return;
    if (this.#log === undefined || this.#underWay > 0) return;
    // A log that waits for room may yet write what it has told its callers to be unknown.
    if (this.#log.troubles().length > 0) {
      this.#clock.after(AGAIN_MS, () => this.#tell());
      return;
    }
    this.#telling = this.#writeAnswer(held, this.#log)
      .catch(this.#failed)
      .finally(() => {
        this.#telling = undefined;
        // Another migration may have asked meanwhile; and a seal may have been read before it could be obeyed.
        this.#tell();
        void this.#look();
      });
  }

  async #writeAnswer(held: Held, log: FreezableLog): Promise<void> {
    const end = await log.endOffset('chat.commands', 0);
    const { id, term } = held;
    await this.#files.write('frozen', { id, term, epoch: log.epoch, end, at: this.#clock.now() });
    held.told = true;
  }

  /** From here on nothing thaws; the file makes it so for every start to come. */
  async #seal(held: Held): Promise<void> {
    const moved = { id: held.id, to: held.to, at: this.#clock.now() };
    this.#moved = moved;
    this.#lease?.cancel();
    try {
      await this.#files.write('migrated', moved);
    } catch (error) {
      this.#failed(error);
      // What failed may have been the last step, behind the one that counts.
      if ((await this.#files.read('migrated').catch(() => moved)) !== undefined) return;
      this.#moved = undefined;
      await this.#thaw(held, 'the end of the migration could not be written down');
      return;
    }
    this.#logger.warn({ to: moved.to }, movedSentence(moved, this.#files.directory));
  }

  readonly #failed = (error: unknown): void => {
    this.#logger.error({ err: error }, 'a file of the migration cannot be written');
  };
}

function movedSentence({ to, at }: Moved, directory: string): string {
  return (
    `This installation was moved to ${to} on ${new Date(at).toISOString()}: it answers reads and takes no writes. ` +
    `Stop it. Only to give up what was written there since, remove the folder ${directory}.`
  );
}
