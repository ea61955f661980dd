import type { LiveVisits, LiveWatch } from '../../ports/live-visits.ts';

type Hear = (visits: Uint8Array) => void;

/** Between the instances of one process. */
export function createMemoryLiveVisits(): LiveVisits {
  return new MemoryLiveVisits();
}

class MemoryLiveVisits implements LiveVisits {
  readonly #watches = new Map<string, Set<Hear>>();

  isWatched(link: string): boolean {
    return this.#watches.has(link);
  }

  publish(link: string, visits: Uint8Array): void {
    for (const hear of this.#watches.get(link) ?? []) hear(visits);
  }

  async watch(link: string, given: Hear): Promise<LiveWatch> {
    // One and the same function may watch twice.
    const hear: Hear = (visits) => given(visits);
    const watches = this.#watches.get(link) ?? new Set();
    this.#watches.set(link, watches.add(hear));
    return {
      close: async () => {
        watches.delete(hear);
        if (watches.size === 0 && this.#watches.get(link) === watches) this.#watches.delete(link);
      },
    };
  }
}
