import {
  collectDefaultMetrics,
  Gauge,
  Counter as PromCounter,
  Histogram as PromHistogram,
  Registry,
} from 'prom-client';
import type { Counter, Histogram, Metrics } from '../ports/metrics.ts';

export interface PrometheusMetrics extends Metrics {
  /** The text that Prometheus scrapes, and its content type. */
  page(): Promise<{ readonly type: string; readonly body: string }>;
  /** Names and help texts, for docs/metrics.md. */
  list(): Promise<{ name: string; help: string; type: string }[]>;
}

export function createMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    counter(name, help): Counter {
      const counter: Counter = { value: 0 };
      const exported = new PromCounter({
        ...{ name: `kith_${name}`, help, registers: [registry] },
        collect() {
          this.reset();
          this.inc(counter.value);
        },
      });
      return exported && counter;
    },
    gauge(name, help, read) {
      new Gauge({
        ...{ name: `kith_${name}`, help, registers: [registry] },
        collect() {
          this.set(read());
        },
      });
    },
    histogram(name, help, buckets): Histogram {
      return new PromHistogram({ name: `kith_${name}`, help, buckets: [...buckets], registers: [registry] });
    },
    page: async () => ({ type: registry.contentType, body: await registry.metrics() }),
    list: async () =>
      (await registry.getMetricsAsJSON()).map(({ name, help, type }) => ({ name, help, type: String(type) })),
  };
}
