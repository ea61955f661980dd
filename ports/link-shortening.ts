import type { Clock } from './clock.ts';

/** What other services ask of the shortener: short links in place of the long ones of a text. */
export interface LinkShortening {
  /**
   * A short address for each target, in order, owned by the user; '' for a target that may not be shortened. The same
   * user, key and targets again give the same addresses for a day. Rejects when nothing can be made now.
   */
  shorten(user: string, key: string, targets: readonly string[]): Promise<readonly string[]>;
}

export interface ShortenedText {
  readonly text: string;
  /** The shortener did not answer: the text is as it was. */
  readonly failed: boolean;
}

/** Links of one text that are shortened; the others stay. */
const MOST_LINKS = 20;
/** Who writes does not wait longer for the shortener, in milliseconds. */
const PATIENCE_MS = 2_000;
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\\^{|}]+/gi;

/**
 * The text with its links shortened. Never rejects: what people write goes out in time with long links rather than late
 * or not at all. What is no longer afterwards stays as it was.
 */
export async function shortenText(
  shortening: LinkShortening,
  user: string,
  key: string,
  text: string,
  clock: Clock,
): Promise<ShortenedText> {
  const targets = [...new Set(Array.from(text.matchAll(ADDRESS), ([found]) => withoutEnd(found)))];
  if (targets.length === 0) return { text, failed: false };
  const asked = targets.slice(0, MOST_LINKS);
  try {
    const made = await inTime(shortening.shorten(user, key, asked), clock);
    const short = new Map(asked.map((target, i) => [target, made[i] ?? '']));
    const replaced = text.replace(ADDRESS, (found) => {
      const target = withoutEnd(found);
      const address = short.get(target) ?? '';
      const isShorter = address !== '' && address.length < target.length;
      return isShorter ? address + found.slice(target.length) : found;
    });
    return { text: replaced, failed: false };
  } catch {
    return { text, failed: true };
  }
}

function inTime<Answer>(answer: Promise<Answer>, clock: Clock): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(PATIENCE_MS, () => reject(new Error('The shortener does not answer.')));
    answer.then(resolve, reject).finally(() => timer.cancel());
  });
}

/** What ends a sentence does not belong to the address, nor a bracket that was opened before it. */
function withoutEnd(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address[end - 1]!;
    if ('.,;:!?*_~'.includes(last)) end--;
    else if (last === ')' && !isPaired(address.slice(0, end), '(', ')')) end--;
    else if (last === ']' && !isPaired(address.slice(0, end), '[', ']')) end--;
    else return address.slice(0, end);
  }
}

function isPaired(text: string, open: string, close: string): boolean {
  return text.split(open).length >= text.split(close).length;
}
