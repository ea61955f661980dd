import { describeCode } from './kafkajs-parts.ts';

/** Codes of Kafka’s protocol that Kith acts on. */
export const Code = {
  NONE: 0,
  OFFSET_OUT_OF_RANGE: 1,
  UNKNOWN_TOPIC_OR_PARTITION: 3,
  MESSAGE_TOO_LARGE: 10,
  COORDINATOR_LOAD_IN_PROGRESS: 14,
  COORDINATOR_NOT_AVAILABLE: 15,
  NOT_COORDINATOR: 16,
  INVALID_TOPIC: 17,
  RECORD_LIST_TOO_LARGE: 18,
  ILLEGAL_GENERATION: 22,
  INCONSISTENT_GROUP_PROTOCOL: 23,
  UNKNOWN_MEMBER_ID: 25,
  INVALID_SESSION_TIMEOUT: 26,
  REBALANCE_IN_PROGRESS: 27,
  TOPIC_AUTHORIZATION_FAILED: 29,
  GROUP_AUTHORIZATION_FAILED: 30,
  CLUSTER_AUTHORIZATION_FAILED: 31,
  TOPIC_ALREADY_EXISTS: 36,
  INVALID_REPLICATION_FACTOR: 38,
  POLICY_VIOLATION: 44,
  FETCH_SESSION_ID_NOT_FOUND: 70,
  INVALID_FETCH_SESSION_EPOCH: 71,
  MEMBER_ID_REQUIRED: 79,
  GROUP_MAX_SIZE_REACHED: 81,
  INVALID_RECORD: 87,
} as const;

/** Kafka answered, and the answer is no. */
export class KafkaRefusal extends Error {
  override name = 'KafkaRefusal';
  readonly code: number;

  constructor(code: number, what: string) {
    super(`${what}: ${describeCode(code)}`);
    this.code = code;
  }
}

export function refuse(code: number, what: string): void {
  if (code !== Code.NONE) throw new KafkaRefusal(code, what);
}

export function codeOf(error: unknown): number | undefined {
  return error instanceof KafkaRefusal ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
