import type { Clock, Timer } from '../ports/clock.ts';
import { Doorkeeper } from './doorkeeper.ts';
import type { PreparedLink } from './prepared-link.ts';

/** However often a link is asked for, it is read anew after this long. */
export const LIFE_MS = 60_000;
/** The same while invalidations may be missed. */
const UNSURE_LIFE_MS = 1_000;
/** That a name stands for nothing is remembered for so long. */
export const NEGATIVE_LIFE_MS = 1_000;
const SWEEP_MS = 500;
/** Links that the hand goes over for one that comes: a bound of the work, not of the luck. */
const MOST_PASSED = 8;

/**
 * Links in the memory of this instance, by path. Their life is fixed when they come and no hit prolongs it: a link that
 * is asked for all the time is read anew as often as any other. While there are `limit`, one that comes for the first time
 * is not kept, and for one that comes again those go first that nobody asked for since they came or since the hand of the
 * clock went over them (the CLOCK of Corbató, 1969).
 */
export class MemoryTier {
  readonly #clock: Clock;
  readonly #limit: number;
  /** In the order they came, so the oldest stand first. */
  readonly #links = new Map<string, PreparedLink>();
  /** At most `limit`, in a ring; some stand no more. */
  readonly #ring: PreparedLink[] = [];
  #hand = 0;
  readonly #door: Doorkeeper;
  /** Path → monotonic time at which it is forgotten. */
  readonly #absent = new Map<string, number>();
  #unsure = false;
  #timer: Timer | undefined;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
    this.#door = new Doorkeeper(limit);
  }

  get(path: string): PreparedLink | undefined {
    const link = this.#links.get(path);
    if (link === undefined) return undefined;
    link.isWanted = true;
    if (!this.#unsure) return link;
    return link.loadedAt > this.#clock.monotonic() - UNSURE_LIFE_MS ? link : undefined;
  }

  isAbsent(path: string): boolean {
    const until = this.#absent.get(path);
    return until !== undefined && until > this.#clock.monotonic();
  }

  put(link: PreparedLink): void {
    const path = pathOf(link);
    const stood = this.#links.delete(path);
    // What is known is never left as it was: it may be older.
    if (!stood && this.#links.size >= this.#limit && !this.#door.knows(path)) return;
    this.#makeRoom(link);
    this.#links.set(path, link);
    this.#arm();
  }

  putAbsent(path: string): void {
    this.#absent.delete(path);
    if (this.#absent.size >= this.#limit) this.#dropFirst(this.#absent);
    this.#absent.set(path, this.#clock.monotonic() + NEGATIVE_LIFE_MS);
    this.#arm();
  }

  forget(path: string): void {
    this.#links.delete(path);
    this.#absent.delete(path);
  }

  /** From now on changes may be missed. */
  lost(): void {
    this.#unsure = true;
  }

  /** Changes are heard again; some may have been missed. */
  sure(): void {
    this.#links.clear();
    this.#ring.length = 0;
    this.#hand = 0;
    this.#absent.clear();
    this.#unsure = false;
  }

  get size(): number {
    return this.#links.size;
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #arm(): void {
    this.#timer ??= this.#clock.after(SWEEP_MS, () => {
      this.#timer = undefined;
      this.#sweep();
      if (this.#links.size + this.#absent.size > 0) this.#arm();
    });
  }

  /** On a timer and not on the way of a redirect, which so need not look at a clock. */
  #sweep(): void {
    const now = this.#clock.monotonic();
    for (const [path, { loadedAt }] of this.#links) {
      if (loadedAt > now - LIFE_MS) break;
      this.#links.delete(path);
    }
    for (const [path, until] of this.#absent) {
      if (until > now) break;
      this.#absent.delete(path);
    }
  }

  #makeRoom(link: PreparedLink): void {
    if (this.#ring.length < this.#limit) {
      this.#ring.push(link);
      return;
    }
    for (let passed = 0; ; passed++) {
      const old = this.#ring[this.#hand]!;
      const path = pathOf(old);
      const stands = this.#links.get(path) === old;
      if (stands && old.isWanted && passed < MOST_PASSED) {
        old.isWanted = false;
        this.#hand = (this.#hand + 1) % this.#limit;
        continue;
      }
      if (stands) this.#links.delete(path);
      this.#ring[this.#hand] = link;
      this.#hand = (this.#hand + 1) % this.#limit;
      return;
    }
  }

  #dropFirst(map: Map<string, unknown>): void {
    const first = map.keys().next();
    if (!first.done) map.delete(first.value);
  }
}

function pathOf({ link }: PreparedLink): string {
  return `/${link.name}`;
}
