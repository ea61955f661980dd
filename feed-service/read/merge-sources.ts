import { compareIds } from '../../ports/feed-ids.ts';
import type { PostStore } from '../../ports/posts.ts';

export type Direction = 'older' | 'newer';

/** Ids asked of each source at once. */
const LEAST_CHUNK = 4;

interface Buffer {
  readonly source: string;
  ids: string[];
  next: number;
  /** Behind these ids there are no more. */
  ended: boolean;
}

/** The ids of all sources beyond `from`, each once, nearest first, at most `limit`; fewer: there are no more. */
export async function mergeSources(
  posts: PostStore,
  sources: readonly string[],
  from: string,
  direction: Direction,
  limit: number,
): Promise<string[]> {
  const chunk = Math.min(limit, Math.max(LEAST_CHUNK, Math.ceil((2 * limit) / Math.max(1, sources.length))));
  const buffers: Buffer[] = sources.map((source) => ({ source, ids: [], next: 0, ended: false }));
  await refill(posts, buffers, () => from, direction, chunk);
  const sign = direction === 'older' ? -1 : 1;
  const heap = new Heap((a, b) => sign * compareIds(headOf(a), headOf(b)) < 0);
  for (const buffer of buffers) if (buffer.ids.length > 0) heap.push(buffer);
  const found: string[] = [];
  while (found.length < limit && heap.size > 0) {
    const buffer = heap.pop();
    const id = headOf(buffer);
    if (found[found.length - 1] !== id) found.push(id);
    if (++buffer.next === buffer.ids.length && !buffer.ended && found.length < limit) {
      await refill(posts, [buffer], (each) => each.ids[each.ids.length - 1]!, direction, limit);
    }
    if (buffer.next < buffer.ids.length) heap.push(buffer);
  }
  return found;
}

function headOf(buffer: Buffer): string {
  return buffer.ids[buffer.next]!;
}

async function refill(
  posts: PostStore,
  buffers: readonly Buffer[],
  from: (buffer: Buffer) => string,
  direction: Direction,
  limit: number,
): Promise<void> {
  const queries = buffers.map((buffer) => ({ source: buffer.source, direction, from: from(buffer), limit }));
  const answers = await posts.entries(queries);
  buffers.forEach((buffer, i) => {
    buffer.ids = answers[i]!;
    buffer.next = 0;
    buffer.ended = buffer.ids.length < limit;
  });
}

/** A binary heap: with thousands of sources a look at every head for each id would cost more than the reading. */
class Heap {
  readonly #items: Buffer[] = [];
  readonly #before: (a: Buffer, b: Buffer) => boolean;

  constructor(before: (a: Buffer, b: Buffer) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: Buffer): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && this.#before(item, items[parent]!); parent = (at - 1) >> 1) {
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  pop(): Buffer {
    const items = this.#items;
    const first = items[0]!;
    const last = items.pop()!;
    if (items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#before(items[child + 1]!, items[child]!)) child++;
      if (!this.#before(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return first;
  }
}
