/** First window in milliseconds; it doubles with each failed attempt in a row. */
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** Where the server says “now”: just enough to pull apart the thousands that it says it to at once. */
const NOW_MS = 250;

/**
 * Full jitter: anywhere between nothing and a window that doubles. After an outage everybody fails at the same moment;
 * with a fixed part in the wait they would all come back in the same waves.
 */
export function backOff(failures: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
}

export function soon(random: () => number): number {
  return random() * NOW_MS;
}

/** Never before the time given, and up to a fifth later. */
export function notBefore(ms: number, random: () => number): number {
  return Math.round(ms * (1 + random() * 0.2));
}
