import { randomBytes } from 'node:crypto';
import {
  type TimelineEntry,
  type TimelineHeader,
  type TimelinePage,
  type TimelineStore,
  WINDOW_ENTRIES,
} from '../../ports/timelines.ts';
import { EmbeddedDelivery, type Reach } from './feed-delivery.ts';
import { halvesOf, idFrom } from './feed-keys.ts';
import { ReaderNumbers } from './reader-numbers.ts';
import { CAPACITIES, ENTRY_BYTES, TimelineArena } from './timeline-arena.ts';
import { TimelineSlots } from './timeline-slots.ts';
import { TimelineWindow } from './timeline-window.ts';

/** Bytes of all windows together, above which timelines that nobody reads are dropped. */
const MAX_BYTES = 2 * 1024 ** 3;
const BUILDING = 1;
const TRUSTED = 2;

/**
 * Timelines in memory: with the process they are gone, and are built from the sources when they are read again. So a
 * fan-out costs no disk, and a crash leaves no timeline that lacks something.
 */
export class EmbeddedTimelines implements TimelineStore {
  readonly #run = randomBytes(6).toString('base64url');
  readonly #arena = new TimelineArena();
  readonly #slots: TimelineSlots;
  readonly #window: TimelineWindow;
  readonly #maxBytes: number;
  #tokens = 0;
  #hand = 0;
  /** See ports/feed-delivery.ts; undefined: whose followers these are is not known here. */
  readonly delivery: EmbeddedDelivery | undefined;

  constructor(maxBytes = MAX_BYTES, keep = WINDOW_ENTRIES, reach?: Reach) {
    this.#maxBytes = maxBytes;
    this.#slots = new TimelineSlots(reach?.numbers ?? new ReaderNumbers());
    this.delivery = reach && new EmbeddedDelivery(reach, this);
    this.#window = new TimelineWindow(this.#arena, this.#slots, keep);
  }

  async begin(reader: string, at: number): Promise<string> {
    const slots = this.#slots;
    let slot = slots.find(reader);
    if (slot !== undefined) this.#drop(slot);
    this.#evict();
    slot = slots.take(reader);
    slots.setBlock(slot, this.#arena.allocate(0), 0, 0);
    slots.setFloor(slot, 0, 0);
    slots.state[slot] = BUILDING;
    slots.token[slot] = ++this.#tokens;
    slots.builtAt[slot] = at;
    slots.used[slot] = 0;
    return this.#token(slot);
  }

  async complete(
    reader: string,
    token: string,
    entries: readonly TimelineEntry[],
    floor: string,
  ): Promise<boolean> {
    const slot = this.#slots.find(reader);
    if (slot === undefined || this.#token(slot) !== token) return false;
    this.#insertAll(slot, entries);
    const { high, low } = halvesOf(floor);
    const slots = this.#slots;
    const standing = slots.floorHigh(slot);
    // A trim of what came meanwhile may stand above already.
    if (high > standing || (high === standing && low > slots.floorLow(slot))) slots.setFloor(slot, high, low);
    this.#window.trim(slot);
    slots.state[slot] = TRUSTED;
    return true;
  }

  async add(readers: readonly string[], entry: TimelineEntry): Promise<number> {
    const { high, low } = halvesOf(entry.id);
    let stood = 0;
    for (let i = 0; i < readers.length; i++) {
      const slot = this.#slots.find(readers[i]!);
      if (slot === undefined) continue;
      stood++;
      this.#window.insert(slot, high, low, entry.reasons);
    }
    return stood;
  }

  /** As `add`, of readers by number: the first `count` of them. */
  addTo(readers: Uint32Array, count: number, { id, reasons }: TimelineEntry): number {
    const { high, low } = halvesOf(id);
    const { slotOf } = this.#slots;
    let stood = 0;
    for (let i = 0; i < count; i++) {
      const slot = slotOf[readers[i]!];
      if (slot === undefined || slot < 0) continue;
      stood++;
      this.#window.insert(slot, high, low, reasons);
    }
    return stood;
  }

  async merge(reader: string, entries: readonly TimelineEntry[]): Promise<void> {
    const slot = this.#slots.find(reader);
    if (slot === undefined) return;
    this.#insertAll(slot, entries);
  }

  async remove(reader: string, ids: readonly string[], reasons: number): Promise<void> {
    const slot = this.#slots.find(reader);
    if (slot === undefined) return;
    for (const id of ids) {
      const { high, low } = halvesOf(id);
      this.#window.take(slot, high, low, reasons);
    }
  }

  async page(
    reader: string,
    from: string,
    direction: 'older' | 'newer',
    limit: number,
  ): Promise<TimelinePage | undefined> {
    const slots = this.#slots;
    const slot = slots.find(reader);
    if (slot === undefined || slots.state[slot] !== TRUSTED) return undefined;
    slots.used[slot] = 1;
    const { high, low } = halvesOf(from);
    // Among what stands below the floor nothing may be missing either, but that is not known: it is passed over.
    const least = this.#window.lowerBound(slot, slots.floorHigh(slot), slots.floorLow(slot) + 1);
    const at = this.#window.lowerBound(slot, high, low);
    const entries: TimelineEntry[] = [];
    if (direction === 'older') {
      for (let i = at - 1; i >= least && entries.length < limit; i--) entries.push(this.#entry(slot, i));
    } else {
      const size = slots.sizeOf(slot);
      for (let i = Math.max(at, least); i < size && entries.length < limit; i++) {
        const entry = this.#entry(slot, i);
        if (entry.id !== from) entries.push(entry);
      }
    }
    return { entries, floor: this.#floor(slot), builtAt: slots.builtAt[slot]! };
  }

  async header(reader: string): Promise<TimelineHeader | undefined> {
    const slot = this.#slots.find(reader);
    if (slot === undefined) return undefined;
    return {
      token: this.#token(slot),
      floor: this.#slots.state[slot] === TRUSTED ? this.#floor(slot) : undefined,
      builtAt: this.#slots.builtAt[slot]!,
      size: this.#slots.sizeOf(slot),
    };
  }

  async drop(readers: readonly string[]): Promise<void> {
    for (const reader of readers) {
      const slot = this.#slots.find(reader);
      if (slot !== undefined) this.#drop(slot);
    }
  }

  /** What all timelines take, without the names of readers. */
  memory(): { readonly timelines: number; readonly bytes: number; readonly entryBytes: number } {
    return { timelines: this.#slots.count, bytes: this.#arena.bytes, entryBytes: ENTRY_BYTES };
  }

  /** The last one first: they come newest first, and what is newer than all that stands moves nothing. */
  #insertAll(slot: number, entries: readonly TimelineEntry[]): void {
    for (let i = entries.length - 1; i >= 0; i--) {
      const { id, reasons } = entries[i]!;
      const { high, low } = halvesOf(id);
      this.#window.insert(slot, high, low, reasons);
    }
  }

  #entry(slot: number, index: number): TimelineEntry {
    const { high, low, reasons } = this.#window.read(slot, index);
    return { id: idFrom(high, low), reasons };
  }

  #token(slot: number): string {
    return `${this.#run}.${this.#slots.token[slot]}`;
  }

  #floor(slot: number): string {
    return idFrom(this.#slots.floorHigh(slot), this.#slots.floorLow(slot));
  }

  #drop(slot: number): void {
    this.#arena.release(this.#slots.blockOf(slot), this.#slots.classOf(slot));
    this.#slots.give(slot);
  }

  /** Passes over the slots like a clock's hand and drops the first large ones that were not read since it last came. */
  #evict(): void {
    if (this.#arena.bytes < this.#maxBytes) return;
    const { length, state, used } = this.#slots;
    let freed = 0;
    for (let steps = 2 * length; steps > 0 && freed < CAPACITIES[0]; steps--) {
      const slot = this.#hand++ % length;
      if (state[slot] === 0) continue;
      if (used[slot] === 1) used[slot] = 0;
      else {
        freed += CAPACITIES[this.#slots.classOf(slot)]!;
        this.#drop(slot);
      }
    }
  }
}
