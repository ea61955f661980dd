import type { Written } from './written.ts';

/** What became of commands that carry a client's key, so that one sent again is done once. */
export interface FeedOutcomes {
  /** Replaces what stood. Written behind the effects of the command: whoever reads an outcome reads its effects. */
  write(rows: readonly FeedOutcomeRow[]): Written;
  /** Encoded kith.feed.Outcome; undefined: never written, or forgotten after a week. */
  outcome(actor: string, key: string): Promise<Uint8Array | undefined>;
}

export interface FeedOutcomeRow {
  readonly actor: string;
  readonly key: string;
  readonly bytes: Uint8Array;
}
