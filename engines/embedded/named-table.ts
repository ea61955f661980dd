import { checkKey, copy, groupOf, KeyWriter } from './keys.ts';
import { LayeredTable } from './layered-table.ts';

/** By name; `null`: removed. */
type Run = Map<string, Uint8Array | null>;

/**
 * Rows by (group, name), read one by one or a whole group at a time without order. Reads see what is pending over what
 * is committed. Values belong to the table from the put on, and must not be empty.
 */
export class NamedTable extends LayeredTable<Run> {
  readonly #keys = new KeyWriter();

  put(group: string, name: string, value: Uint8Array): void {
    this.#stage(group, name, value);
  }

  remove(group: string, name: string): void {
    this.#stage(group, name, null);
  }

  get(group: string, name: string): Uint8Array | undefined {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const value = this.layers[i]!.get(group)?.get(name);
      if (value !== undefined) return value ?? undefined;
    }
    return this.rows.get(this.#keys.group(group).named(name));
  }

  /** All rows of the group by name. */
  group(group: string): Map<string, Uint8Array> {
    const found = this.durableGroup(group);
    for (const layer of this.layers) {
      const pending = layer.get(group);
      if (pending === undefined) continue;
      for (const [name, value] of pending) {
        if (value === null) found.delete(name);
        else found.set(name, value);
      }
    }
    return found;
  }

  /** Those rows of the group that would survive a crash now. */
  durableGroup(group: string): Map<string, Uint8Array> {
    const keys = this.#keys.group(group);
    const start = copy(keys.named(''));
    const end = copy(keys.aboveNames());
    const found = new Map<string, Uint8Array>();
    for (const { key, value } of this.rows.getRange({ start, end })) found.set(keys.nameOf(key), value);
    return found;
  }

  /** Groups behind `after` ('' : from the first) that have a row which would survive a crash now: the next `limit`. */
  durableGroups(after: string, limit: number): string[] {
    const groups: string[] = [];
    let start = copy(this.#keys.group(after).aboveNames());
    while (groups.length < limit) {
      const [first] = [...this.rows.getRange({ start, limit: 1 })];
      if (first === undefined) break;
      groups.push(groupOf(first.key));
      // Over all other rows of the group.
      start = copy(this.#keys.group(groups[groups.length - 1]!).aboveNames());
    }
    return groups;
  }

  protected override newRun(): Run {
    return new Map();
  }

  protected override write(group: string, run: Run): void {
    const keys = this.#keys.group(group);
    for (const [name, value] of run) {
      if (value === null) this.rows.remove(keys.named(name));
      else this.rows.put(keys.named(name), value);
    }
  }

  #stage(group: string, name: string, value: Uint8Array | null): void {
    checkKey(group.length + name.length);
    this.runFor(group, group.length + name.length + (value?.length ?? 0)).set(name, value);
  }
}
