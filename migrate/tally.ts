/** Differences told one by one; more are only counted. */
const TOLD = 50;

/** What was copied, and what was found to differ at the target afterwards. */
export class Tally {
  rows = 0;
  differing = 0;
  /** Differences in words. */
  readonly told: string[] = [];
  /** By conversation: the revision that stands at the target, read back and compared. */
  readonly verified = new Map<string, number>();

  differs(what: string): void {
    this.differing++;
    if (this.told.length < TOLD) this.told.push(what);
  }
}
