import type { Clock } from '../../ports/clock.ts';
import { BackOff } from './back-off.ts';
import { Code, KafkaRefusal } from './error-codes.ts';
import type { Wire } from './wire.ts';

/** Above the largest record and the largest batch that this engine makes. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
const CREATE_TIMEOUT_MS = 5_000;

export interface TopicOptions {
  readonly partitions: number;
  readonly replication: number;
  readonly minInsync: number;
  /** -1: for ever. */
  readonly retentionMs: number;
}

/** The log is not the one that this process was told of. Waiting changes nothing. */
export class WrongTopic extends Error {
  override name = 'WrongTopic';
}

/**
 * Makes topics that are missing; several processes may do so at once. Resolves when each has leaders; rejects when that
 * is not so at the deadline, by the monotonic clock.
 */
export async function ensureTopics(
  wire: Wire,
  names: readonly string[],
  options: TopicOptions,
  clock: Clock,
  deadline: number,
): Promise<void> {
  wire.watch(names);
  await wire.refresh();
  const missing = names.filter((name) => wire.layout(name) === undefined);
  if (missing.length > 0) await create(wire, missing, options);
  const backOff = new BackOff(clock);
  while (!names.every((name) => hasLeaders(wire, name))) {
    if (clock.monotonic() > deadline) throw new Error(`Topics have no leaders: ${names.join(', ')}.`);
    await backOff.wait();
    await wire.refresh();
  }
  for (const name of names) checkPartitions(wire, name, options.partitions);
}

async function create(wire: Wire, names: readonly string[], options: TopicOptions): Promise<void> {
  interface Answer {
    readonly topicErrors: readonly {
      readonly topic: string;
      readonly errorCode: number;
      readonly errorMessage: string | null;
    }[];
  }
  const lane = wire.lane();
  try {
    const answer = await lane.ask<Answer>(wire.controller, 'CreateTopics', {
      topics: names.map((topic) => ({
        topic,
        numPartitions: options.partitions,
        replicationFactor: options.replication,
        configEntries: Object.entries(settings(options)).map(([name, value]) => ({ name, value })),
      })),
      timeout: CREATE_TIMEOUT_MS,
    });
    for (const { topic, errorCode, errorMessage } of answer.topicErrors) {
      if (errorCode === Code.NONE || errorCode === Code.TOPIC_ALREADY_EXISTS) continue;
      throw new KafkaRefusal(
        errorCode,
        `Topic ${topic} cannot be made (${errorMessage ?? 'no reason given'})`,
      );
    }
  } finally {
    lane.close();
  }
}

function settings(options: TopicOptions): Record<string, string> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': `${options.retentionMs}`,
    'retention.bytes': '-1',
    'min.insync.replicas': `${options.minInsync}`,
    'unclean.leader.election.enable': 'false',
    'max.message.bytes': `${MAX_BATCH_BYTES}`,
    // Age is measured by the broker, never by the clock of a client.
    'message.timestamp.type': 'LogAppendTime',
  };
}

function hasLeaders(wire: Wire, name: string): boolean {
  return (
    wire.layout(name)?.leaders.every((_, partition) => wire.leader(name, partition) !== undefined) ?? false
  );
}

/** Another count would move keys to other partitions in the midst of their order. */
function checkPartitions(wire: Wire, name: string, wanted: number): void {
  const found = wire.layout(name)?.partitions;
  if (found === wanted) return;
  throw new WrongTopic(
    `Topic ${name} has ${found} partitions, not ${wanted}: their number is fixed when the log is made. ` +
      'Set the number back, or give the new log another prefix.',
  );
}
