import type { Slice } from '../records.ts';

/** Chains remembered; one forgotten would at worst be gone through again. */
const MOST = 20_000;

/**
 * How far each chain of slices has come in this run. After a crash every slice that was not committed comes again, and
 * each of them appends its next one again: without this one chain would become as many as there were slices.
 */
export class Chains {
  /** The chain that moved longest ago first. */
  readonly #done = new Map<string, number>();

  /** The slice, and with it what follows it, was done in this run. */
  has(slice: Slice): boolean {
    return (this.#done.get(nameOf(slice)) ?? -1) >= slice.number;
  }

  note(slice: Slice): void {
    const name = nameOf(slice);
    this.#done.delete(name);
    if (this.#done.size >= MOST) {
      const oldest = this.#done.keys().next();
      if (!oldest.done) this.#done.delete(oldest.value);
    }
    this.#done.set(name, slice.number);
  }

  /** The slice was not done after all. */
  forget(slice: Slice): void {
    const name = nameOf(slice);
    if ((this.#done.get(name) ?? -1) >= slice.number) this.#done.set(name, slice.number - 1);
  }
}

function nameOf({ post, source }: Slice): string {
  return `${post} ${source}`;
}
