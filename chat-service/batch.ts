import type { MembershipRow } from '../ports/conversation-store.ts';
import type { CommandName, EventRow, OutcomeRow } from '../ports/message-store.ts';
import { kith } from '../protocol/generated/kith.js';
import type { ConversationState } from './conversation-state.ts';
import type { EventBatch } from './deliver.ts';

const { Kind } = kith.v1;

/** What records of the log came to: rows to write, and what to tell whom. */
export class Batch {
  readonly events: EventRow[] = [];
  readonly outcomes: OutcomeRow[] = [];
  readonly memberships: MembershipRow[] = [];
  /** Outcomes that no event tells. */
  readonly tell: OutcomeRow[] = [];
  readonly repeats: CommandName[] = [];
  /** In the order of their numbers within a conversation. */
  readonly parts: EventBatch[] = [];
  readonly #open = new Map<string, EventBatch>();

  add(state: ConversationState, bytes: Uint8Array, changed: readonly kith.v1.Member.$Properties[]): void {
    let part = this.#open.get(state.id);
    if (!part) {
      part = {
        state,
        first: state.event,
        message: state.message,
        version: state.version,
        events: [],
        changed,
      };
      this.#open.set(state.id, part);
      this.parts.push(part);
    }
    part.events.push(bytes);
    part.message = state.message;
    part.version = state.version;
    if (changed.length === 0) return;
    // A change of members ends its part: whoever is removed gets this event and none behind it.
    part.changed = changed;
    this.#open.delete(state.id);
    for (const { user, role } of changed) {
      this.memberships.push({
        user: user ?? '',
        conversation: state.id,
        role: role ?? 0,
        event: state.event,
        peer: state.kind === Kind.DIRECT ? peerOf(state, user ?? '') : '',
      });
    }
  }
}

function peerOf(state: ConversationState, user: string): string {
  for (const member of state.members.keys()) if (member !== user) return member;
  return user;
}
