import type { EventLog } from '../ports/event-log.ts';
import type { OnceValues } from '../ports/once-values.ts';

/**
 * Offsets that make a piece of a partition. Never to be changed: pieces of another size would count again what stands.
 * A restart reads at most one piece of each partition again.
 */
export const PIECE = 4_096;
/**
 * The same of a log whose offsets count the records of all partitions and topics: there a piece of 4,096 would be over
 * in a second or three under full load, and each link visited in it would be another row. As unchangeable.
 */
export const SHARED_PIECE = 16 * PIECE;

/**
 * Which piece of its partition an offset is in. Pieces have PIECE offsets below `longFrom`, a multiple of it, and
 * SHARED_PIECE from there on, so that a log that was begun with short pieces goes on without one being cut anew.
 */
export class Pieces {
  readonly #longFrom: number;
  readonly #firstLong: number;

  constructor(longFrom = Number.POSITIVE_INFINITY) {
    this.#longFrom = longFrom;
    this.#firstLong = longFrom / PIECE;
  }

  of(offset: number): number {
    if (offset < this.#longFrom) return Math.floor(offset / PIECE);
    return this.#firstLong + Math.floor((offset - this.#longFrom) / SHARED_PIECE);
  }

  /** The first offset behind the piece. */
  end(piece: number): number {
    if (piece < this.#firstLong) return (piece + 1) * PIECE;
    return this.#longFrom + (piece + 1 - this.#firstLong) * SHARED_PIECE;
  }
}

/** The name of the once value that says from where a log has long pieces. */
export function piecesName(epoch: string): string {
  return `click-pieces ${epoch}`;
}

/** By the once value of that name; '' : there is none. */
export function piecesIn(settled: string): Pieces {
  return settled === '' ? new Pieces() : new Pieces(Number(settled));
}

/** The pieces of this log, the same at every start: what was appended before the first one may be folded already. */
export async function settlePieces(once: OnceValues, log: EventLog): Promise<Pieces> {
  if (log.sharesOffsets !== true) return new Pieces();
  const end = await log.endOffset('link.clicks', 0);
  const longFrom = Math.ceil(end / PIECE) * PIECE;
  return piecesIn(await once.settle(piecesName(log.epoch), String(longFrom)));
}
