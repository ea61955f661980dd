import { expect } from 'vitest';
import { createChatService } from '../../chat-service/service.ts';
import { systemClock } from '../../ports/clock.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { StoredOutcome } from '../../ports/message-store.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { kith } from '../../protocol/generated/kith.js';
import type { Engines } from '../../runtime/engines.ts';

const { Checkpoint, CommandRecord } = kith.internal;

/**
 * One more message of alice in a conversation that was moved, through the new log, whose offsets begin anew: what
 * became of it when the epoch counts, and before that with an owner that compares offsets alone.
 */
export async function sendBelowOldOffset(engines: Engines, conversation: string, counter: number) {
  const saved = Checkpoint.decode((await engines.conversations.checkpoint(conversation))!);
  expect(saved.epoch).not.toBe(engines.log.epoch);
  const blind = await send(engines, deafToEpochs(engines), conversation, counter);
  const right = await send(engines, engines.conversations, conversation, counter + 1);
  // Otherwise this would show nothing.
  expect(right.offset).toBeLessThan(saved.offset);
  return { head: saved.message, blind: blind.outcome, right: right.outcome };
}

async function send(
  engines: Engines,
  conversations: ConversationStore,
  conversation: string,
  counter: number,
): Promise<{ offset: number; outcome: StoredOutcome | undefined }> {
  const { log, messages } = engines;
  const chat = createChatService({
    ...{ ...engines, conversations, clock: systemClock, logger: silentLogger, metrics: noMetrics },
    ...{ run: `old-epoch-${counter}`, address: () => '', cacheBytes: 1e6 },
  });
  await chat.start();
  try {
    const name = { conversation, user: 'alice', device: 'd', counter };
    const record = CommandRecord.encode({ ...name, at: Date.now(), send: { text: 'below the old offset' } });
    const { offset } = await log.append('chat.commands', conversation, record.finish());
    await chat.calls.applied(conversation, offset);
    return { offset, outcome: await messages.outcome(name) };
  } finally {
    await chat.stop();
  }
}

/** Says of every checkpoint that it is of the new log: what an owner would make of it that knew no epochs. */
function deafToEpochs({ conversations, log }: Engines): ConversationStore {
  return {
    async checkpoint(conversation) {
      const bytes = await conversations.checkpoint(conversation);
      return bytes && Checkpoint.encode({ ...Checkpoint.decode(bytes), epoch: log.epoch }).finish();
    },
    saveCheckpoints: (rows) => conversations.saveCheckpoints(rows),
    summaries: (ids) => conversations.summaries(ids),
    writeMemberships: (rows) => conversations.writeMemberships(rows),
    memberships: (user) => conversations.memberships(user),
    raiseMarks: (rows) => conversations.raiseMarks(rows),
    marksOf: (user, ids) => conversations.marksOf(user, ids),
    marksIn: (id) => conversations.marksIn(id),
  };
}
