import type { Written } from '../../ports/written.ts';

/** What was put between two moments: one transaction. */
export interface Layer {
  rows: number;
  bytes: number;
  /** Monotonic time of the first row. */
  since: number;
  readonly written: Written;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export function newLayer(): Layer {
  let resolve = (): void => undefined;
  let reject = (_: Error): void => undefined;
  const durable = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Who did not ask is not harmed: without this a failed close would end the process.
  durable.catch(() => undefined);
  return { rows: 0, bytes: 0, since: 0, written: { readable: null, durable }, resolve, reject };
}
