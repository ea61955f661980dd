import { DirectoryInUse, type DirectoryLock, lockDirectory } from '../engines/embedded/directory-lock.ts';
import { FreezeFiles, type Frozen } from '../engines/embedded/freeze-files.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import { Refusal } from './refusal.ts';

/** A source whose migration is silent for this long takes writes again. */
const LEASE_MS = 15_000;
/** How long a source may take to answer. */
const ANSWER_MS = 20_000;
const LOOK_MS = 20;
/** Between looks whether the source lives. */
const ALIVE_MS = 500;

/** The source takes no writes: it said so, or it does not run and its folder is ours. */
export type Hold =
  | { readonly kind: 'frozen'; readonly frozen: Frozen }
  | { readonly kind: 'offline'; readonly lock: DirectoryLock };

export interface FreezerOptions {
  /** The source's folder. */
  readonly data: string;
  /** Of the migration. */
  readonly id: string;
  /** Where to, for people. */
  readonly to: string;
  readonly clock: Clock;
  readonly leaseMs?: number;
  readonly answerMs?: number;
}

/** The migration's end of a freeze, see engines/embedded/frozen.ts for the source's. */
export class Freezer {
  readonly #options: FreezerOptions;
  readonly #files: FreezeFiles;
  readonly #clock: Clock;
  readonly #leaseMs: number;
  readonly #answerMs: number;
  #beat: number;
  #seal = '';
  #timer: Timer | undefined;
  #renewing: Promise<void> = Promise.resolve();
  #lock: DirectoryLock | undefined;

  constructor(options: FreezerOptions) {
    this.#options = options;
    this.#files = new FreezeFiles(options.data);
    this.#clock = options.clock;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
    this.#answerMs = options.answerMs ?? ANSWER_MS;
    // Above that of any run before this one.
    this.#beat = options.clock.now();
  }

  /** The source said that it is frozen for good, for this migration. */
  async isMoved(): Promise<boolean> {
    return (await this.#files.read('migrated'))?.id === this.#options.id;
  }

  /** Resolves when the source takes no writes. Rejects with a sentence, everything let go of, when it does not answer. */
  async freeze(): Promise<Hold> {
    await this.#files.make();
    const deadline = this.#clock.monotonic() + this.#answerMs;
    let looked = Number.NEGATIVE_INFINITY;
    for (;;) {
      if (this.#clock.monotonic() - looked >= ALIVE_MS) {
        looked = this.#clock.monotonic();
        const lock = await this.#tryLock();
        if (lock !== undefined) return this.#offline(lock);
        if (this.#timer === undefined) await this.#renew();
      }
      const frozen = await this.#files.read('frozen');
      if (frozen?.id === this.#options.id) return { kind: 'frozen', frozen };
      if (this.#clock.monotonic() > deadline) {
        await this.release();
        throw new Refusal(
          `The Kith that runs on ${this.#options.data} does not answer: it may be of an older version, or its disk ` +
            'is full (see its health). Mend that, or stop it, and run this again: it continues.',
        );
      }
      await this.wait(LOOK_MS);
    }
  }

  /** Still the same freeze, without interruption? */
  async stands(hold: Hold): Promise<boolean> {
    if (hold.kind === 'offline') return true;
    if ((await this.#files.read('frozen'))?.term !== hold.frozen.term) return false;
    const lock = await this.#tryLock();
    await lock?.release();
    return lock === undefined;
  }

  /** Makes it stay for good. False: it did not stand any more, and something may have been written since. */
  async seal(hold: Hold): Promise<boolean> {
    if (hold.kind === 'offline') {
      const { id, to } = this.#options;
      await this.#files.write('migrated', { id, to, at: this.#clock.now() });
      await this.#files.remove('freeze');
      return true;
    }
    this.#seal = hold.frozen.term;
    await this.#renew();
    let looked = this.#clock.monotonic();
    while (!(await this.isMoved())) {
      await this.wait(LOOK_MS);
      if (this.#clock.monotonic() - looked < ALIVE_MS) continue;
      looked = this.#clock.monotonic();
      if (!(await this.stands(hold))) return this.isMoved();
    }
    this.#stopRenewing();
    await this.#renewing;
    await this.#files.remove('freeze');
    return true;
  }

  /** Lets the source go on, unless it is sealed. Harmless when nothing is held. */
  async release(): Promise<void> {
    this.#stopRenewing();
    await this.#renewing;
    this.#seal = '';
    await this.#files.remove('freeze');
    await this.unlock();
  }

  /** Gives the folder back, e.g. for a source that has to be opened once more. */
  async unlock(): Promise<void> {
    await this.#lock?.release();
    this.#lock = undefined;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }

  async #offline(lock: DirectoryLock): Promise<Hold> {
    this.#stopRenewing();
    await this.#renewing;
    await this.#files.remove('freeze');
    this.#lock = lock;
    return { kind: 'offline', lock };
  }

  async #tryLock(): Promise<DirectoryLock | undefined> {
    try {
      return await lockDirectory(this.#options.data);
    } catch (error) {
      if (error instanceof DirectoryInUse) return undefined;
      throw error;
    }
  }

  /** Writes the request now, and again well before the lease runs out. */
  #renew(): Promise<void> {
    this.#timer?.cancel();
    const { id, to } = this.#options;
    const request = { id, to, beat: ++this.#beat, leaseMs: this.#leaseMs, seal: this.#seal };
    this.#renewing = this.#renewing.catch(() => undefined).then(() => this.#files.write('freeze', request));
    this.#timer = this.#clock.after(this.#leaseMs / 5, () => {
      // One that fails is followed by others before the lease ends; if none succeeds, the source says so.
      this.#renew().catch(() => undefined);
    });
    return this.#renewing;
  }

  #stopRenewing(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#renewing = this.#renewing.catch(() => undefined);
  }
}
