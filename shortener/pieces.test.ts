import { expect, it } from 'vitest';
import type { EventLog } from '../ports/event-log.ts';
import type { OnceValues } from '../ports/once-values.ts';
import { PIECE, Pieces, SHARED_PIECE, settlePieces } from './pieces.ts';

class Settled implements OnceValues {
  readonly values = new Map<string, string>();
  async settle(name: string, proposed: string): Promise<string> {
    if (!this.values.has(name)) this.values.set(name, proposed);
    return this.values.get(name)!;
  }
  find = async (name: string) => this.values.get(name);
}

function logAt(end: number, shares: boolean): EventLog {
  const log = { epoch: 'e', endOffset: async () => end, ...(shares ? { sharesOffsets: true } : {}) };
  return log as unknown as EventLog;
}

it('cuts a log without gap or overlap, short pieces first', () => {
  for (const pieces of [new Pieces(), new Pieces(0), new Pieces(3 * PIECE)]) {
    let piece = 0;
    for (let offset = 0; offset < 3 * PIECE + 3 * SHARED_PIECE; offset++) {
      if (offset === pieces.end(piece)) piece++;
      if (pieces.of(offset) !== piece) throw new Error(`${offset} is in ${pieces.of(offset)}, not ${piece}.`);
    }
  }
  expect(new Pieces(3 * PIECE).end(2)).toBe(3 * PIECE);
  expect(new Pieces(3 * PIECE).end(3)).toBe(3 * PIECE + SHARED_PIECE);
});

it('cuts a log for ever as at the first start, and never anew what may be folded', async () => {
  const once = new Settled();
  const first = await settlePieces(once, logAt(PIECE + 1, true));
  const later = await settlePieces(once, logAt(9 * SHARED_PIECE, true));
  for (const pieces of [first, later]) {
    expect(pieces.end(0)).toBe(PIECE);
    expect(pieces.end(1)).toBe(2 * PIECE);
    expect(pieces.end(2)).toBe(2 * PIECE + SHARED_PIECE);
  }
});

it('leaves the pieces short where each partition has offsets of its own', async () => {
  const once = new Settled();
  const pieces = await settlePieces(once, logAt(0, false));
  expect(pieces.end(1_000)).toBe(1_001 * PIECE);
  expect(once.values.size).toBe(0);
});
