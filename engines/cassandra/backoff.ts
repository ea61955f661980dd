import type { Clock } from '../../ports/clock.ts';

export interface Backoff {
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Waits before try number `attempt` (from 1): half of the time for certain, the other half by chance. */
export function pause(clock: Clock, random: () => number, backoff: Backoff, attempt: number): Promise<void> {
  const full = Math.min(backoff.maxMs, backoff.firstMs * 2 ** (attempt - 1));
  return wait(clock, full * (0.5 + random() / 2));
}

export function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}
