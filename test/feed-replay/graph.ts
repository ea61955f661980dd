import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

export interface Edge {
  readonly reader: string;
  readonly author: string;
}

/** Lines of “reader author”, gzipped or not; nobody follows themselves, and an edge counts once. */
export async function readGraph(file: string, most: number): Promise<Edge[]> {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const edges = new Map<string, Edge>();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const [reader, author] = line.trim().split(/\s+/);
    if (!reader || !author || reader === author) continue;
    edges.set(`${reader} ${author}`, { reader: `u${reader}`, author: `u${author}` });
    if (most > 0 && edges.size >= most) break;
  }
  raw.destroy();
  return [...edges.values()];
}

/** A stand-in: authors by Zipf’s law, a few dozen each reader. */
export function standInGraph(random: () => number, readers: number, authors: number): Edge[] {
  const weights = Array.from({ length: authors }, (_, rank) => (rank + 1) ** -0.78);
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  const total = sums.at(-1)!;
  const edges = new Map<string, Edge>();
  for (let reader = 0; reader < readers; reader++) {
    // Log-normal, mostly below twenty.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const count = Math.min(authors, Math.ceil(Math.exp(1.5 + normal)));
    for (let i = 0; i < count; i++) {
      const wanted = random() * total;
      let [low, high] = [0, authors - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! < wanted) low = middle + 1;
        else high = middle;
      }
      edges.set(`${reader} ${low}`, { reader: `u${reader}`, author: `a${low}` });
    }
  }
  return [...edges.values()];
}

/** Numbers in [0, 1), the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
