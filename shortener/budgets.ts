import type { ClickBudget } from '../ports/click-budget.ts';
import type { Clock } from '../ports/clock.ts';
import type { Link } from '../ports/link-store.ts';

/** The last part of a limit is dealt out in small leases, so that instances that hold some do not starve others long. */
const MOST_LEASED = 64;
const LEASES = 20;
/** That nothing is left is remembered for so long: a lease may be given back, a limit raised. */
const EMPTY_MS = 1_000;
/** Links of which something is remembered. */
const MOST_LINKS = 50_000;

type Limited = Pick<Link, 'name' | 'maxClicks'>;

interface Lease {
  left: number;
  taking: Promise<void> | undefined;
  /** Monotonic time until which nothing need be asked. */
  emptyUntil: number;
}

/** The clicks of links with a limit that this instance may still serve. */
export class Budgets {
  readonly #store: ClickBudget;
  readonly #clock: Clock;
  readonly #most: number;
  readonly #leases = new Map<string, Lease>();

  constructor(store: ClickBudget, clock: Clock, most = MOST_LINKS) {
    this.#store = store;
    this.#clock = clock;
    this.#most = most;
  }

  /** Takes one click; false: the limit is reached. */
  async take(link: Limited): Promise<boolean> {
    const key = `${link.name} ${link.maxClicks}`;
    let lease = this.#leases.get(key);
    if (lease === undefined) {
      lease = { left: 0, taking: undefined, emptyUntil: 0 };
      if (this.#leases.size >= this.#most) this.#forgetOldest();
      this.#leases.set(key, lease);
    }
    while (lease.left === 0) {
      if (this.#clock.monotonic() < lease.emptyUntil) return false;
      lease.taking ??= this.#lease(link, lease);
      await lease.taking;
    }
    lease.left--;
    return true;
  }

  /** Gives back what was not used. */
  async stop(): Promise<void> {
    const leases = [...this.#leases];
    this.#leases.clear();
    for (const [key, lease] of leases) await this.#giveBack(key, lease);
  }

  /** The one that was begun first. Who waits in it goes on with it; what it gets behind this is gone, as by a kill. */
  #forgetOldest(): void {
    const oldest = this.#leases.entries().next();
    if (oldest.done) return;
    const [key, lease] = oldest.value;
    this.#leases.delete(key);
    this.#giveBack(key, lease).catch(() => undefined);
  }

  async #giveBack(key: string, lease: Lease): Promise<void> {
    const { left } = lease;
    lease.left = 0;
    if (left > 0) await this.#store.giveBack(key.split(' ')[0]!, left);
  }

  async #lease(link: Limited, lease: Lease): Promise<void> {
    const wanted = Math.max(1, Math.min(MOST_LEASED, Math.floor(link.maxClicks / LEASES)));
    try {
      const granted = await this.#store.take(link.name, link.maxClicks, wanted);
      lease.left += granted;
      if (granted === 0) lease.emptyUntil = this.#clock.monotonic() + EMPTY_MS;
    } finally {
      lease.taking = undefined;
    }
  }
}
