import type { Written } from './written.ts';

/** Events, messages and outcomes of conversations: outputs of the sequencer, never its input. */
export interface MessageStore {
  /**
   * Writes rows. Idempotent: the same row (conversation, event) written again changes nothing, so a replay of the log
   * is harmless. Before the promise `readable` resolves, a reader may see any part of them.
   */
  write(events: readonly EventRow[], outcomes: readonly OutcomeRow[]): Written;

  /**
   * Encoded events `from` to `to` (both included, `from` ≥ 1), rising, at most `limit.count` of them and, after the
   * first, not more than `limit.bytes` together. Stops before a number that is not there.
   */
  events(conversation: string, from: number, to: number, limit: ReadLimit): Promise<Uint8Array[]>;

  /**
   * Encoded events of the messages numbered in [from, to], rising, at most `limit` of them counted from `end`:
   * 'newest' keeps the highest numbers, 'oldest' the lowest.
   */
  messages(
    conversation: string,
    from: number,
    to: number,
    limit: number,
    end: 'newest' | 'oldest',
  ): Promise<Uint8Array[]>;

  /** What became of a command; undefined: never written or pruned. */
  outcome(command: CommandName): Promise<StoredOutcome | undefined>;
}

export interface ReadLimit {
  readonly count: number;
  readonly bytes: number;
}

export interface EventRow {
  readonly conversation: string;
  /** Event number, from 1, gapless. */
  readonly event: number;
  /** Message number, or 0 when the event is not a message. */
  readonly message: number;
  /** Encoded kith.v1.Event. */
  readonly bytes: Uint8Array;
}

export interface CommandName {
  readonly conversation: string;
  readonly user: string;
  readonly device: string;
  readonly counter: number;
}

export interface StoredOutcome {
  /** Number of the event, or 0 when rejected. */
  readonly event: number;
  readonly message: number;
  /** Code of the rejection from protocol/errors.ts, or 0. */
  readonly code: number;
}

export interface OutcomeRow extends CommandName, StoredOutcome {}
