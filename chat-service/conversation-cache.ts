import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Position } from '../ports/event-log.ts';
import { type ConversationState, decodeCheckpoint, newConversation } from './conversation-state.ts';

/** Roughly what a conversation's state costs besides its tail: the base, and each member or device. */
const BASE_BYTES = 1_000;
const ENTRY_BYTES = 120;

/**
 * The states of active conversations, least recently used first, within a bound of bytes. Only states without unsaved
 * changes are let go: what is let go can be made again from its checkpoint, with no record between.
 */
export class ConversationCache {
  readonly #states = new Map<string, ConversationState>();
  readonly #loading = new Map<string, Promise<ConversationState>>();
  /** Times that a partition's states were forgotten. */
  #drops = 0;
  readonly #store: ConversationStore;
  readonly #epoch: string;
  readonly #maxBytes: number;

  constructor(store: ConversationStore, epoch: string, maxBytes: number) {
    this.#store = store;
    this.#epoch = epoch;
    this.#maxBytes = maxBytes;
  }

  get size(): number {
    return this.#states.size;
  }

  /** The state if it is here; marks it as used. */
  get(id: string): ConversationState | undefined {
    const state = this.#states.get(id);
    if (state) {
      this.#states.delete(id);
      this.#states.set(id, state);
    }
    return state;
  }

  /** The state if it is here, without marking it as used. */
  peek(id: string): ConversationState | undefined {
    return this.#states.get(id);
  }

  /** From memory or its checkpoint; a conversation that does not exist is answered with `event` 0 and not kept. */
  load(id: string, partition: number): Promise<ConversationState> {
    const known = this.get(id);
    if (known) return Promise.resolve(known);
    let loading = this.#loading.get(id);
    if (!loading) {
      loading = this.#read(id, partition).finally(() => this.#loading.delete(id));
      this.#loading.set(id, loading);
    }
    return loading;
  }

  async #read(id: string, partition: number): Promise<ConversationState> {
    const drops = this.#drops;
    const saved = await this.#store.checkpoint(id);
    // The partition may have gone and come back meanwhile: what was read may be older than what another owner saved.
    if (drops !== this.#drops) return this.#read(id, partition);
    const before: Position = { epoch: this.#epoch, partition, offset: -1 };
    if (!saved) return this.#states.get(id) ?? newConversation(id, before);
    const state = decodeCheckpoint(id, saved);
    // Offsets of another log say nothing about this one: every record here is newer than the checkpoint.
    if (state.position.epoch !== this.#epoch) state.position = before;
    return this.keep(state);
  }

  /** Keeps a state that came into being; the one that is here already wins. */
  keep(state: ConversationState): ConversationState {
    const known = this.#states.get(state.id);
    if (known) return known;
    this.#states.set(state.id, state);
    return state;
  }

  /** Forgets a partition's states: it is owned by someone else now. */
  dropPartition(partition: number): void {
    this.#drops++;
    for (const [id, state] of this.#states)
      if (state.position.partition === partition) this.#states.delete(id);
  }

  /**
   * Lets go of the least recently used until the bound holds. Called when no save is in flight: a state let go before
   * its checkpoint can be read would be loaded from an older one, and numbers would be given twice.
   */
  trim(): void {
    let bytes = 0;
    for (const state of this.#states.values()) bytes += sizeOf(state);
    for (const [id, state] of this.#states) {
      if (bytes <= this.#maxBytes) return;
      if (state.unsaved || state.raised.size > 0) continue;
      bytes -= sizeOf(state);
      this.#states.delete(id);
    }
  }

  values(): IterableIterator<ConversationState> {
    return this.#states.values();
  }
}

function sizeOf(state: ConversationState): number {
  const entries = state.members.size + state.devices.size + (state.marks?.size ?? 0);
  return BASE_BYTES + entries * ENTRY_BYTES + state.tail.bytes;
}
