import type { Counter, Histogram, Metrics } from '../../ports/metrics.ts';

export interface LogMetrics {
  readonly appended: Counter;
  readonly bytes: Counter;
  readonly refused: Counter;
  readonly resent: Counter;
  readonly rebalances: Counter;
  readonly lost: Counter;
  readonly appendMs: Histogram;
}

const APPEND_BUCKETS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 1000, 5000];

export function logMetrics(metrics: Metrics): LogMetrics {
  return {
    appended: metrics.counter('log_records_total', 'Records made durable in the event log.'),
    bytes: metrics.counter('log_bytes_total', 'Bytes of keys and values made durable in the event log.'),
    refused: metrics.counter('log_refused_total', 'Appends that the event log refused.'),
    resent: metrics.counter('log_resent_total', 'Batches sent to Kafka again, their outcome being unknown.'),
    rebalances: metrics.counter('log_rebalances_total', 'Times that partitions were shared out anew.'),
    lost: metrics.counter('log_memberships_lost_total', 'Times that a group gave up on this process.'),
    appendMs: metrics.histogram(
      'log_append_ms',
      'Time until Kafka has answered for a batch.',
      APPEND_BUCKETS_MS,
    ),
  };
}
