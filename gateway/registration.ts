import type { Clock, Timer } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../ports/registry.ts';

/** A gateway that dies leaves its users online for at most the lease: well inside the promised 90 s. */
const LEASE_MS = 60_000;
/** Two renewals may fail before the lease runs out; a flushed registry is noticed within this. */
const RENEW_MS = 9_000;

/**
 * Keeps the gateway's users in the registry: one lease for all. When the registry lost its memory, or the lease ran
 * out, all are registered again.
 */
export class Registration {
  readonly #registry: Registry;
  readonly #gateway: string;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #users: () => string[];
  readonly #onAnew: () => void;
  #epoch = '';
  #timer: Timer | undefined;
  #stopped = false;
  /** Changes of one user go one after the other, or a late unregister would undo a newer register. */
  readonly #running = new Map<string, Promise<void>>();
  trouble = '';

  /** `users` tells who is connected here; `onAnew` is called when deliveries may have been missed. */
  constructor(
    registry: Registry,
    gateway: string,
    clock: Clock,
    logger: Logger,
    users: () => string[],
    onAnew: () => void,
  ) {
    this.#registry = registry;
    this.#gateway = gateway;
    this.#clock = clock;
    this.#logger = logger;
    this.#users = users;
    this.#onAnew = onAnew;
  }

  async start(): Promise<void> {
    this.#epoch = await this.#registry.epoch();
    await this.#registry.lease(this.#gateway, LEASE_MS, false);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.after(RENEW_MS, () => {
      this.#renew().then(
        () => this.#schedule(),
        (error: unknown) => {
          this.trouble = 'the registry cannot be reached';
          this.#logger.warn({ err: error }, 'the lease cannot be renewed; it is tried again');
          this.#schedule();
        },
      );
    });
  }

  async #renew(): Promise<void> {
    const held = await this.#registry.lease(this.#gateway, LEASE_MS, true);
    const epoch = await this.#registry.epoch();
    this.trouble = '';
    if (held && epoch === this.#epoch) return;
    const users = this.#users();
    this.#logger.warn(
      { users: users.length },
      'the registry lost its memory: all users are registered again',
    );
    await this.#registry.lease(this.#gateway, LEASE_MS, false);
    await this.#registry.register(this.#gateway, users);
    await this.#forgetGone(users);
    this.#epoch = epoch;
    this.#onAnew();
  }

  /** Who left while all were registered was unregistered before, and registered again behind that. */
  async #forgetGone(registered: readonly string[]): Promise<void> {
    const here = new Set(this.#users());
    const gone = registered.filter((user) => !here.has(user));
    await Promise.all(
      gone.map((user) =>
        // Who came back meanwhile stays.
        this.#inTurn(user, async () => {
          if (this.#users().includes(user)) return;
          await this.#registry.unregister(this.#gateway, [user], this.#clock.now());
        }),
      ),
    );
  }

  /** Acknowledged: whoever asks from now on finds the user here. */
  register(user: string): Promise<void> {
    return this.#inTurn(user, () => this.#registry.register(this.#gateway, [user]));
  }

  unregister(user: string): Promise<void> {
    return this.#inTurn(user, () => this.#registry.unregister(this.#gateway, [user], this.#clock.now()));
  }

  #inTurn(user: string, change: () => Promise<void>): Promise<void> {
    const before = this.#running.get(user);
    const run = before ? before.catch(() => undefined).then(change) : change();
    this.#running.set(user, run);
    const done = (): void => {
      if (this.#running.get(user) === run) this.#running.delete(user);
    };
    run.then(done, done);
    return run;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#registry.release(this.#gateway);
  }
}
