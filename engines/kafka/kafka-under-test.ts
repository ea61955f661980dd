import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { KafkaLog, KafkaLogOptions } from './kafka-log.ts';
import { openKafkaLog } from './kafka-log.ts';

export const PARTITIONS = 4;
const TRIES = 20;
const AGAIN_MS = 100;

/** A name of its own for the topics and groups of one test, so that many share a server. */
export const freshPrefix = (): string => `t${randomBytes(6).toString('hex')}.`;

/** A small log; `prefix` says which. */
export function openOn(
  broker: string,
  prefix: string,
  options: Partial<KafkaLogOptions> = {},
): Promise<KafkaLog> {
  return openKafkaLog({
    brokers: [broker],
    clientId: 'test',
    prefix,
    partitions: PARTITIONS,
    clock: systemClock,
    logger: silentLogger,
    ...options,
  });
}

/** What an operator does with Kafka’s own tools. */
export async function asOperator<Result>(
  broker: string,
  act: (admin: ReturnType<Kafka['admin']>) => Promise<Result>,
): Promise<Result> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    // A topic made a moment ago may not be known everywhere yet.
    for (let tries = TRIES; ; tries--) {
      try {
        return await act(admin);
      } catch (error) {
        if (tries === 1) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  } finally {
    await admin.disconnect();
  }
}

/** Resolves when nobody is told of the topic any more. */
export function deleteTopic(broker: string, topic: string): Promise<void> {
  return asOperator(broker, async (admin) => {
    await admin.deleteTopics({ topics: [topic] });
    for (let names = [topic]; names.includes(topic); ) names = await admin.listTopics();
  });
}
