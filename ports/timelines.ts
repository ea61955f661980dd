import type { FeedDelivery } from './feed-delivery.ts';

/**
 * The newest posts of each reader's home timeline, ready to be read. A cache: any timeline may be gone at any moment,
 * and is then built anew from the sources. Never partly gone: while a header stands, everything added since its
 * `begin` is there, as far as it lies above the floor.
 */
export interface TimelineStore {
  /** The steps of fan-out in the engine's own way; undefined: it leaves them to its caller. */
  readonly delivery?: FeedDelivery | undefined;
  /**
   * A timeline that nobody read for so long, milliseconds, is gone by itself: `add` reaches nobody who has not read
   * since. undefined: it stays, whether read or not.
   */
  readonly unreadMs?: number;
  /**
   * Starts a timeline anew: whatever stood is dropped, and from the return of this call on every `add` is kept. Not
   * to be trusted until `complete`. Answers a token that no other `begin` ever had.
   */
  begin(reader: string, at: number): Promise<string>;
  /**
   * Adds what the sources held and trusts the timeline above `floor`. False, and nothing done: the token is not that
   * of the timeline any more.
   */
  complete(reader: string, token: string, entries: readonly TimelineEntry[], floor: string): Promise<boolean>;
  /**
   * Adds a post to the timelines of those readers who have one. Idempotent; reasons are joined. What lies at or below
   * a floor is left out. Answers how many timelines there were.
   */
  add(readers: readonly string[], entry: TimelineEntry): Promise<number>;
  /** Adds to one timeline, if it stands, as above; several posts in any order. */
  merge(reader: string, entries: readonly TimelineEntry[]): Promise<void>;
  /** Takes the reasons from the posts; a post without a reason is gone. */
  remove(reader: string, ids: readonly string[], reasons: number): Promise<void>;
  /**
   * The posts above the floor nearest to `from`, which itself is not among them: falling with 'older', rising with
   * 'newer'; with the header of the same moment. undefined: there is none that may be trusted.
   */
  page(
    reader: string,
    from: string,
    direction: 'older' | 'newer',
    limit: number,
  ): Promise<TimelinePage | undefined>;
  header(reader: string): Promise<TimelineHeader | undefined>;
  drop(readers: readonly string[]): Promise<void>;
}

/** Why a post is in a timeline. */
export const Reason = { author: 1, tag: 2, mention: 4 } as const;

export interface TimelineEntry {
  readonly id: string;
  /** A sum of `Reason`. */
  readonly reasons: number;
}

export interface TimelineHeader {
  readonly token: string;
  /** Everything above is there; undefined while it is being built. */
  readonly floor: string | undefined;
  /** Milliseconds since 1970. */
  readonly builtAt: number;
  readonly size: number;
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly floor: string;
  readonly builtAt: number;
}

/** Posts that a timeline keeps after a trim; one in sixteen more before. */
export const WINDOW_ENTRIES = 512;
