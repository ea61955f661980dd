/** The five laws by what breaks them. */
export const laws = ['lost', 'doubled', 'disordered', 'gaps', 'regressions'] as const;
export type Law = (typeof laws)[number];

/** Enough to find the fault by; a broken server breaks a law thousands of times. */
const EXAMPLES = 5;

/** Counts what breaks the laws, and keeps the first examples of each. */
export class Violations {
  readonly counts: Record<Law, number> = { lost: 0, doubled: 0, disordered: 0, gaps: 0, regressions: 0 };
  readonly examples: string[] = [];

  add(law: Law, sentence: string, times = 1): void {
    if (this.counts[law] < EXAMPLES) this.examples.push(`${law}: ${sentence}`);
    this.counts[law] += times;
  }

  get none(): boolean {
    return laws.every((law) => this.counts[law] === 0);
  }
}
