import type { Redis } from 'ioredis';
import { hostAndPort } from './link.ts';

export interface Move {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
}

/** Moves slots of a Redis Cluster between its nodes step by step, as its own tool does. For tests. */
export class SlotMoves {
  readonly #desks: readonly Redis[];
  readonly #addresses: readonly string[];

  /** A connection to each node, and its address. */
  constructor(desks: readonly Redis[], addresses: readonly string[]) {
    this.#desks = desks;
    this.#addresses = addresses;
  }

  /** From where a slot is to another node. */
  async of(slot: number): Promise<Move> {
    const ranges = (await this.#desks[0]!.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
    const [, , [, port]] = ranges.find(([first, last]) => first <= slot && slot <= last)!;
    const from = this.#addresses.findIndex((address) => hostAndPort(address).port === port);
    return { slot, from, to: (from + 1) % this.#desks.length };
  }

  async begin({ slot, from, to }: Move): Promise<void> {
    const ids = await Promise.all(this.#desks.map((desk) => desk.cluster('MYID')));
    await this.#desks[to]!.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(ids[from]));
    await this.#desks[from]!.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(ids[to]));
  }

  /** Moves keys that are in the slot, at most `count`; answers how many there were. */
  async keys({ slot, from, to }: Move, count = 1_000): Promise<number> {
    const keys = (await this.#desks[from]!.call('CLUSTER', 'GETKEYSINSLOT', slot, count)) as string[];
    const { host, port } = hostAndPort(this.#addresses[to]!);
    if (keys.length > 0) {
      await this.#desks[from]!.call('MIGRATE', host, port, '', 0, 5_000, 'KEYS', ...keys);
    }
    return keys.length;
  }

  async finish({ slot, to }: Move): Promise<void> {
    const id = String(await this.#desks[to]!.cluster('MYID'));
    await this.#desks[to]!.call('CLUSTER', 'SETSLOT', slot, 'NODE', id);
    for (const desk of this.#desks) await desk.call('CLUSTER', 'SETSLOT', slot, 'NODE', id);
  }
}
