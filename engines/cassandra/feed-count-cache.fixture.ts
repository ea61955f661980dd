import type { CountCache } from '../../ports/count-cache.ts';

type State = { readonly token: string } | { readonly count: number };

/** A CountCache in memory, for tests: shared by those that play processes; may be away, and may be flushed. */
export class MemoryCounts implements CountCache {
  readonly #states = new Map<string, State>();
  #tokens = 0;
  /** Nobody gets an answer. */
  away = false;
  /** How often somebody began to count, or had a size forgotten. */
  begun = 0;

  flush(): void {
    this.#states.clear();
  }

  async get(names: readonly string[]): Promise<(number | undefined)[]> {
    this.#answer();
    return names.map((name) => {
      const state = this.#states.get(name);
      return state !== undefined && 'count' in state ? state.count : undefined;
    });
  }

  async add(changes: readonly { readonly name: string; readonly delta: number }[]): Promise<void> {
    this.#answer();
    for (const { name, delta } of changes) {
      const state = this.#states.get(name);
      if (state === undefined) continue;
      if ('count' in state) this.#states.set(name, { count: state.count + delta });
      else this.#states.delete(name);
    }
  }

  async begin(name: string): Promise<string> {
    this.#answer();
    this.begun++;
    const token = String(++this.#tokens);
    this.#states.set(name, { token });
    return token;
  }

  async complete(name: string, token: string, count: number): Promise<boolean> {
    this.#answer();
    const state = this.#states.get(name);
    if (state === undefined || !('token' in state) || state.token !== token) return false;
    this.#states.set(name, { count });
    return true;
  }

  #answer(): void {
    if (this.away) throw new Error('The counts are away.');
  }
}
