import { checkKey, copy, groupOf, KeyWriter } from './keys.ts';
import { LayeredTable } from './layered-table.ts';

/**
 * What is pending of one group, by name; `null`: removed. Most groups have one row at a time, links and statistics by the
 * ten thousand: it needs no map of its own.
 */
class Run {
  #name: string | undefined;
  #value: Uint8Array | null = null;
  #others: Map<string, Uint8Array | null> | undefined;

  get(name: string): Uint8Array | null | undefined {
    return name === this.#name ? this.#value : this.#others?.get(name);
  }

  set(name: string, value: Uint8Array | null): void {
    this.#name ??= name;
    if (name === this.#name) {
      this.#value = value;
      return;
    }
    this.#others ??= new Map();
    this.#others.set(name, value);
  }

  forEach(visit: (name: string, value: Uint8Array | null) => void): void {
    if (this.#name === undefined) return;
    visit(this.#name, this.#value);
    for (const [name, value] of this.#others ?? []) visit(name, value);
  }
}

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
      pending.forEach((name, value) => {
        if (value === null) found.delete(name);
        else found.set(name, value);
      });
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
    return new Run();
  }

  protected override write(group: string, run: Run): void {
    const keys = this.#keys.group(group);
    run.forEach((name, value) => {
      if (value === null) this.rows.remove(keys.named(name));
      else this.rows.put(keys.named(name), value);
    });
  }

  #stage(group: string, name: string, value: Uint8Array | null): void {
    checkKey(group.length + name.length);
    this.runFor(group, group.length + name.length + (value?.length ?? 0)).set(name, value);
  }
}
