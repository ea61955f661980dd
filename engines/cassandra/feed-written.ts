import type { Written } from '../../ports/written.ts';

/** Work of several steps that is done when all replicas needed have it: readable is durable. */
export function written(done: Promise<void>): Written {
  return { readable: done, durable: done };
}
