/** Differences told one by one; more are only counted. */
const TOLD = 50;

/** What was copied, and what was found to differ at the target afterwards. */
export class Tally {
  rows = 0;
  differing = 0;
  /** Rows of the tables of links and of the feed, as they were gone over last: each stands at the target as it was then. */
  readonly tables: Record<string, number> = {};
  /** Differences in words. */
  readonly told: string[] = [];
  /** By conversation: the revision that stands at the target, read back and compared. */
  readonly verified = new Map<string, number>();

  differs(what: string): void {
    this.differing++;
    if (this.told.length < TOLD) this.told.push(what);
  }
}
