import type { ConversationStore } from '../ports/conversation-store.ts';
import type { LogRecord } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import { kith } from '../protocol/generated/kith.js';
import type { Checkpointer } from './checkpointer.ts';
import type { ConversationCache } from './conversation-cache.ts';
import { type ConversationState, highest, raiseMarks } from './conversation-state.ts';
import type { Delivery } from './deliver.ts';

/**
 * Keeps watermarks: raises them from the receipts of the log, never above the head, and tells the members. A maximum
 * of what was said, so records that come twice or late change nothing.
 */
export class ReceiptKeeper {
  readonly #store: ConversationStore;
  readonly #cache: ConversationCache;
  readonly #checkpointer: Checkpointer;
  readonly #delivery: Delivery;
  readonly #logger: Logger;

  constructor(
    store: ConversationStore,
    cache: ConversationCache,
    checkpointer: Checkpointer,
    delivery: Delivery,
    logger: Logger,
  ) {
    this.#store = store;
    this.#cache = cache;
    this.#checkpointer = checkpointer;
    this.#delivery = delivery;
    this.#logger = logger;
  }

  async take(partition: number, records: readonly LogRecord[]): Promise<void> {
    const touched = new Map<ConversationState, Set<string>>();
    for (const record of records) {
      const receipt = this.#decode(record);
      if (!receipt) continue;
      const state = await this.withMarks(receipt.conversation, partition);
      if (!state.members.has(receipt.user)) continue;
      if (!raiseMarks(state, receipt.user, receipt.delivered, receipt.read)) continue;
      this.#checkpointer.raised(state, partition);
      const users = touched.get(state) ?? new Set();
      touched.set(state, users.add(receipt.user));
    }
    this.#checkpointer.receiptsApplied(partition, records[records.length - 1]!.offset);
    await Promise.all(
      Array.from(touched, ([state, users]) =>
        this.#delivery.receipts(
          state,
          [...users].map((user) => mark(state, user)),
        ),
      ),
    );
  }

  #decode(record: LogRecord): kith.internal.ReceiptRecord | undefined {
    try {
      return kith.internal.ReceiptRecord.decode(record.value);
    } catch (error) {
      this.#logger.error({ err: error, offset: record.offset }, 'a receipt cannot be decoded: passed over');
      return undefined;
    }
  }

  /** The conversation with all its watermarks in memory. */
  async withMarks(conversation: string, partition: number): Promise<ConversationState> {
    const state = await this.#cache.load(conversation, partition);
    if (!state.marks) {
      const before = new Map(state.raised);
      const stored = await this.#store.marksIn(conversation);
      // Another call may have been faster, and marks may have risen while the store was asked. What had risen before may
      // be saved and forgotten by now, and not in an answer that was made earlier.
      state.marks ??= new Map(stored);
      for (const [user, raised] of [...before, ...state.raised])
        state.marks.set(user, highest(raised, state.marks.get(user)));
    }
    return state;
  }
}

function mark(state: ConversationState, user: string): kith.v1.MemberState.$Properties {
  const marks = state.marks?.get(user);
  return {
    user,
    role: state.members.get(user) ?? 0,
    delivered: marks?.delivered ?? 0,
    read: marks?.read ?? 0,
  };
}
