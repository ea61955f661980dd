/** Numbers for the operator. Names are Prometheus names without the `kith_` that runtime/ puts before them. */
export interface Metrics {
  counter(name: string, help: string): Counter;
  /** `read` is called when somebody looks. */
  gauge(name: string, help: string, read: () => number): void;
  /** Buckets are upper bounds in the unit that the name ends with. */
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
}

/** A plain number, so that counting on the hottest path costs an addition. */
export interface Counter {
  value: number;
}

export interface Histogram {
  observe(value: number): void;
}

/** Counts for nobody. */
export const noMetrics: Metrics = {
  counter: () => ({ value: 0 }),
  gauge: () => undefined,
  histogram: () => ({ observe: () => undefined }),
};
