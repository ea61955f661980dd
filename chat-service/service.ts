import type { ChatCalls } from '../ports/chat-calls.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { EventLog, Subscription } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Registry } from '../ports/registry.ts';
import type { Service } from '../ports/service.ts';
import { ChatReads } from './calls.ts';
import { ChangedHeads } from './changed-heads.ts';
import { Checkpointer } from './checkpointer.ts';
import { ConversationCache } from './conversation-cache.ts';
import { Delivery } from './deliver.ts';
import { PartitionOwner } from './owner.ts';
import { ReceiptKeeper } from './receipts.ts';

export interface ChatServiceParts {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly registry: Registry;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Names this run of the owner, unlike any other run. */
  readonly run: string;
  /** Where other processes call this one; '' where none does. Asked at the start. */
  readonly address: () => string;
  /** Bytes that states of conversations may take together. */
  readonly cacheBytes: number;
}

export interface ChatService extends Service {
  readonly calls: ChatCalls;
}

/** The consumer group whose members own the conversations. */
export const CHAT_GROUP = 'chat-service';

/** Conversations: numbering, storage, delivery, receipts, history. Owns the partitions that the group gives it. */
export function createChatService(parts: ChatServiceParts): ChatService {
  const { log, messages, conversations, clock, logger, metrics } = parts;
  const cache = new ConversationCache(conversations, log.epoch, parts.cacheBytes);
  const checkpointer = new Checkpointer(conversations, clock, logger, () => cache.trim());
  const delivery = new Delivery(parts.registry, parts.mailbox, messages);
  const receipts = new ReceiptKeeper(conversations, cache, checkpointer, delivery, logger);
  const changed = new ChangedHeads(parts.run);
  const counters = {
    events: metrics.counter('chat_events_total', 'Events numbered.'),
    repeats: metrics.counter('chat_repeats_total', 'Commands that were seen before.'),
    rejections: metrics.counter('chat_rejections_total', 'Commands that were not allowed at their place.'),
    dead: metrics.counter('chat_dead_records_total', 'Records that could not be decoded and were put aside.'),
  };
  metrics.gauge('chat_conversations_in_memory', 'Conversations whose state is in memory.', () => cache.size);
  const owner = new PartitionOwner({
    ...{
      log,
      messages,
      conversations,
      cache,
      checkpointer,
      delivery,
      receipts,
      changed,
      clock,
      logger,
      counters,
    },
  });
  let subscription: Subscription | undefined;
  const calls = new ChatReads({
    ...{ log, messages, conversations, cache, receipts, changed },
    holds: (partition) => owner.isWhole(partition) && (subscription?.holds(partition) ?? false),
    writing: (partition) => owner.writing(partition),
    applied: owner.applied,
  });
  metrics.gauge('chat_lag_records', 'Durable records not yet numbered.', () => subscription?.lag() ?? 0);

  return {
    name: 'chat-service',
    calls,
    async start() {
      const topics = ['chat.commands', 'chat.receipts'] as const;
      const address = parts.address();
      subscription = await log.consume({ group: CHAT_GROUP, topics, consumer: owner, address });
      checkpointer.start(subscription);
      await subscription.ready();
    },
    async drain() {
      await checkpointer.saveAll();
    },
    async stop() {
      await checkpointer.stop();
      await subscription?.stop();
    },
    troubles() {
      const paused = subscription?.paused() ?? new Map<number, string>();
      return Array.from(paused, ([partition, reason]) => `partition ${partition} is paused: ${reason}`);
    },
  };
}
