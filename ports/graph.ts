import type { Version } from './feed-ids.ts';
import type { Written } from './written.ts';

/**
 * Who follows, blocks and mutes whom. Each user decides a half of every relation and alone writes it, in the order of
 * the user's own commands; whether a follow stands is read from the two halves, so the order in which two users'
 * commands arrive does not matter.
 */
export interface GraphStore {
  /**
   * Writes halves, and with each the rows that follow from it and the other half: followers, requests, counts. The
   * two are seen together or, after a crash between them, repaired by writing the same half again. Idempotent.
   * Only the consumer of the actor's partition writes an actor's halves.
   */
  write(rows: readonly HalfRow[]): Written;
  /** Both halves between the user and each of the others, in the order asked, as one question. */
  relations(user: string, others: readonly string[]): Promise<Relation[]>;
  /**
   * Whose follow of the source stands, in some fixed order, behind `after` ('' for the beginning), at most `limit`.
   * Whoever follows from before the first page until behind the last one is told exactly once. A page shorter than
   * `limit` is the last.
   */
  followers(source: string, after: string, limit: number): Promise<string[]>;
  /** The sources whose follow stands, as above. */
  following(user: string, after: string, limit: number): Promise<string[]>;
  /** Who asks to follow and was not accepted yet, as above. */
  requests(user: string, after: string, limit: number): Promise<string[]>;
  /** Whom the user blocks or mutes, as above. */
  listed(user: string, list: 'blocks' | 'mutes', after: string, limit: number): Promise<string[]>;
  /** In the order asked. May lag behind the edges by some seconds where they are buffered; never drifts from them. */
  counts(sources: readonly string[]): Promise<GraphCounts[]>;

  /** In the order asked. */
  profiles(users: readonly string[]): Promise<(Profile | undefined)[]>;
  /** Replaces the row. Only the consumer of the user's partition writes it. */
  saveProfiles(rows: readonly { readonly user: string; readonly profile: Profile }[]): Written;
}

/** What the actor decided about a target: a user, or '#tag', which decides nothing itself. */
export interface Half {
  /** Counts the actor's follows of the target; names the one that is asked for. */
  readonly serial: number;
  readonly wants: boolean;
  /** The target needed to accept nothing when this follow was asked for. */
  readonly open: boolean;
  /** How often the target had removed the actor when this follow was asked for. */
  readonly removalsSeen: number;
  /** Up to which of the target's follows of the actor the actor accepted. */
  readonly accepted: number;
  /** How often the actor removed the target from the followers. */
  readonly removals: number;
  readonly blocks: boolean;
  readonly mutes: boolean;
  readonly version: Version;
}

export interface HalfRow {
  readonly actor: string;
  readonly target: string;
  readonly half: Half;
}

export interface Relation {
  /** The user's half about the other. */
  readonly mine: Half | undefined;
  /** The other's half about the user. */
  readonly theirs: Half | undefined;
}

export interface GraphCounts {
  readonly followers: number;
  readonly following: number;
}

export interface Profile {
  /** New followers have to be accepted, and only followers read. */
  readonly protected: boolean;
  /** 0 fast, 1 slow, 2 pull: how the last post was brought to followers. */
  readonly tier: number;
  /** Posts a day, decayed, as of `rateAt` (milliseconds since 1970). */
  readonly rate: number;
  readonly rateAt: number;
  readonly version: Version;
}

export type Standing = 'none' | 'asked' | 'follows';

/** Whether the follow stands that the first half asks for, the second being the target's about the actor. */
export function standing(half: Half | undefined, target: Half | undefined): Standing {
  if (half === undefined || !half.wants) return 'none';
  if (target === undefined) return half.open ? 'follows' : 'asked';
  if (half.removalsSeen < target.removals) return 'none';
  return half.open || target.accepted >= half.serial ? 'follows' : 'asked';
}
