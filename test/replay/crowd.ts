import { type ClientStorage, memoryStorage } from '../../client/index.ts';
import { Wire, type WireCounts, type WirePlan } from './fault-socket.ts';
import { type HostApplication, userId } from './people.ts';
import type { Person, PersonHandlers } from './person.ts';
import type { Random } from './random.ts';
import { RawMemory } from './raw-memory.ts';
import { RawPerson } from './raw-person.ts';
import { SdkPerson } from './sdk-person.ts';

export interface CrowdParts {
  readonly urls: readonly string[];
  readonly host: HostApplication;
  /** Of every client; new for each run, so that no counter was used before. */
  readonly device: string;
  readonly random: Random;
  readonly plan: WirePlan;
  readonly counts: WireCounts;
}

/** One in this many speaks the protocol without the SDK. */
const RAW = 10;

/** Everyone of the file: what kind of client each has, and what the device keeps between its connections. */
export class Crowd {
  readonly parts: CrowdParts;
  readonly #kinds = new Map<string, Person['kind']>();
  readonly #storages = new Map<string, ClientStorage>();
  readonly #memories = new Map<string, RawMemory>();

  constructor(parts: CrowdParts) {
    this.parts = parts;
  }

  /** How many there were. */
  get size(): number {
    return this.#kinds.size;
  }

  count(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const kind of this.#kinds.values()) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  /** A client for the nick, not connected yet. */
  person(nick: string, handlers: PersonHandlers): Person {
    const { urls, host, device, random, plan, counts } = this.parts;
    const user = userId(nick);
    const kind = this.#kindOf(user);
    const common = {
      ...{ urls, user, device, random },
      token: () => host.token(user),
      wire: new Wire(plan, counts),
    };
    if (kind === 'sdk-proto' || kind === 'sdk-json') {
      return new SdkPerson({ ...common, kind, storage: kept(this.#storages, user, memoryStorage) }, handlers);
    }
    const memory = kept(this.#memories, user, () => new RawMemory());
    return new RawPerson({ ...common, kind, memory }, handlers);
  }

  /** By the order of their first coming, so that every kind is in every room. */
  #kindOf(user: string): Person['kind'] {
    return kept(this.#kinds, user, () => {
      const index = this.#kinds.size;
      const raws = Math.floor(index / RAW);
      if (index % RAW === RAW - 1) return raws % 2 === 0 ? 'raw-proto' : 'raw-json';
      return (index - raws) % 2 === 0 ? 'sdk-proto' : 'sdk-json';
    });
  }
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
