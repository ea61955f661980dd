import type { Mailbox } from '../ports/mailbox.ts';
import { laneOf } from '../ports/mailbox.ts';
import type { CommandName, MessageStore, OutcomeRow } from '../ports/message-store.ts';
import type { Registry } from '../ports/registry.ts';
import { kith } from '../protocol/generated/kith.js';
import { LARGE_ROOM } from '../protocol/limits.ts';
import { type ConversationState, memberList } from './conversation-state.ts';

const { Envelope } = kith.internal;

/** Consecutive events of one conversation, numbered in one go. */
export interface EventBatch {
  readonly state: ConversationState;
  readonly first: number;
  /** Head message number and membership version after the last of the events. */
  message: number;
  version: number;
  readonly events: Uint8Array[];
  /** Members changed by the last of the events. */
  changed: readonly kith.v1.Member.$Properties[];
}

/**
 * Brings what happened to the gateways of those whom it concerns: one question to the registry for all members, one
 * envelope a gateway. At most once; who misses it learns by its numbers.
 */
export class Delivery {
  readonly #registry: Registry;
  readonly #mailbox: Mailbox;
  readonly #messages: MessageStore;

  constructor(registry: Registry, mailbox: Mailbox, messages: MessageStore) {
    this.#registry = registry;
    this.#mailbox = mailbox;
    this.#messages = messages;
  }

  /** The envelope is made before the first await, so it tells the state as of these events. */
  async events(batch: EventBatch): Promise<void> {
    const { state } = batch;
    const bytes = Envelope.encode({
      conversation: state.id,
      version: batch.version,
      events: {
        first: batch.first,
        message: batch.message,
        events: batch.events,
        changed: [...batch.changed],
        members: state.members.size,
      },
    }).finish();
    const isLarge = state.members.size > LARGE_ROOM;
    await this.#publish(laneOf(state.id, isLarge), audience(state, batch.changed), bytes);
  }

  async outcome(row: OutcomeRow): Promise<void> {
    const { conversation, user, device, counter, event, message, code } = row;
    const outcome = { conversation, counter, event, message, code };
    const bytes = Envelope.encode({ conversation, outcome: { user, device, outcome } }).finish();
    await this.#publish(laneOf(conversation, false), [user], bytes);
  }

  /** A command that was seen before: what became of it stands in the store. */
  async repeat(name: CommandName): Promise<void> {
    const stands = await this.#messages.outcome(name);
    if (stands) await this.outcome({ ...name, ...stands });
  }

  /** Watermarks that rose. In a large room nobody is told: counts are read on request. */
  async receipts(state: ConversationState, members: kith.v1.MemberState.$Properties[]): Promise<void> {
    if (state.members.size > LARGE_ROOM) return;
    const bytes = Envelope.encode({
      conversation: state.id,
      version: state.version,
      receipts: { members },
    }).finish();
    await this.#publish(laneOf(state.id, false), memberList(state), bytes);
  }

  async #publish(lane: number, users: readonly string[], bytes: Uint8Array): Promise<void> {
    const gateways = await this.#registry.gatewaysOf(users);
    for (const gateway of gateways) this.#mailbox.publish(gateway, lane, bytes);
  }
}

/** The members, and those who just ceased to be: they are told that they are gone. */
function audience(
  state: ConversationState,
  changed: readonly kith.v1.Member.$Properties[],
): readonly string[] {
  const gone = changed.filter(({ role }) => (role ?? 0) === kith.v1.Role.NONE).map(({ user }) => user ?? '');
  const members = memberList(state);
  return gone.length > 0 ? [...members, ...gone] : members;
}
