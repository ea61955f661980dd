import type { Counter, Histogram, Metrics } from '../../ports/metrics.ts';

export interface LogMetrics {
  readonly appended: Counter;
  readonly bytes: Counter;
  readonly syncs: Counter;
  readonly refused: Counter;
  readonly syncMs: Histogram;
}

const SYNC_BUCKETS_MS = [0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000];

export function logMetrics(metrics: Metrics): LogMetrics {
  return {
    appended: metrics.counter('log_records_total', 'Records made durable in the event log.'),
    bytes: metrics.counter('log_bytes_total', 'Bytes written to the event log.'),
    syncs: metrics.counter('log_syncs_total', 'Syncs of the event log, each for one batch.'),
    refused: metrics.counter('log_refused_total', 'Appends that the event log refused.'),
    syncMs: metrics.histogram('log_sync_ms', 'Time of one write and sync of the event log.', SYNC_BUCKETS_MS),
  };
}
