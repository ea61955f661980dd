import type { Position } from './event-log.ts';

/**
 * What became of the clicks: for each link, hour and piece of the log one row, replaced as a whole as the piece grows.
 * Nothing is ever counted up in the store, so writing twice is harmless.
 */
export interface ClickStore {
  /**
   * Resolves when the rows are durable. A row stands in place of one of the same key whose `upTo` is not higher; a lower
   * one is ignored, so that a consumer that lost its partition and does not know yet cannot bring back less.
   */
  put(rows: readonly ClickRow[]): Promise<void>;
  /** All rows of the link on a day, in no order. */
  rows(link: string, day: number): Promise<ClickRow[]>;
  /**
   * Forgets all rows of the link on these days; both included. Rows that come later stand again. `at`: where the log says
   * so. Of that partition only what goes no further than there is forgotten, and what goes further stands.
   */
  erase(link: string, fromDay: number, toDay: number, at?: Position): Promise<void>;

  /**
   * Puts a row, by the rule of `put`, and forgets those that it replaces, of the same link and day: in one step, of which
   * no reader sees half. Rows of `replaced` that are gone already do no harm, so it may be done again.
   */
  roll(row: ClickRow, replaced: readonly ClickRow[]): Promise<void>;
  /**
   * Links and their days that have rows, in an order of the engine's own, behind `after`, which is '' at the beginning
   * and then the `next` of the call before. A call looks at a bounded part of the store: it may find fewer than `limit`.
   * What has durable rows from the first call of a round to its last is found in it, once or more.
   */
  days(after: string, limit: number): Promise<ClickDays>;

  /** Resolves when the mark is durable. The same piece may be marked again, with the same content. */
  putMark(mark: ClickMark): Promise<void>;
  /** The mark of the highest piece below `piece` of this log and partition. Marks far below may be forgotten. */
  markBelow(epoch: string, partition: number, piece: number): Promise<ClickMark | undefined>;

  /** Settles the secret of a day: of all who propose one wins. Those of days before yesterday are forgotten. */
  secret(day: number, proposed: string): Promise<string>;
}

export interface LinkDay {
  readonly link: string;
  readonly day: number;
}

export interface ClickDays {
  readonly days: readonly LinkDay[];
  /** '' : the round is over. */
  readonly next: string;
}

/** Where in the log a row comes from: the part of a partition whose offsets divided by a constant give `piece`. */
export interface ClickPiece {
  readonly epoch: string;
  readonly partition: number;
  readonly piece: number;
}

export interface ClickRow extends ClickPiece {
  readonly link: string;
  /** Days since 1970, UTC. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  /** The last offset that is folded into it. */
  readonly upTo: number;
  /** The fold, as the shortener wrote it. Not empty. */
  readonly bytes: Uint8Array;
}

/** What the fold of later pieces must know of all before: written when a piece is complete. */
export interface ClickMark extends ClickPiece {
  readonly bytes: Uint8Array;
}
