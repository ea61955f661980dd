import type { Clock } from '../ports/clock.ts';

/**
 * Time for a client. Unlike the server's clock its timers keep a Node process alive: a program that waits to connect
 * again has no socket that would.
 */
export const clientClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const handle = setTimeout(callback, ms);
    return { cancel: () => clearTimeout(handle) };
  },
};
