import type { types } from 'cassandra-driver';
import type { ClickBudget } from '../../ports/click-budget.ts';
import { InTurn } from './in-turn.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';

const STANDING = 'SELECT taken, version, attempt FROM click_budgets WHERE link = ?';
const BEGIN = 'INSERT INTO click_budgets (link, taken, version, attempt) VALUES (?, ?, ?, ?) IF NOT EXISTS';
/** All three are conditions, so that a refusal shows what stands. */
const CHANGE =
  'UPDATE click_budgets SET taken = ?, version = ?, attempt = ? WHERE link = ? IF taken = ? AND version = ? AND attempt = ?';

interface Standing {
  readonly taken: number;
  /** Rises with each change: `taken` falls when something is given back, and a late repeat must not fit again. */
  readonly version: number;
  /** Of whoever changed it last: a try without an answer finds itself there. */
  readonly attempt: string;
}

export interface ClickBudgetParts {
  readonly session: Session;
  /** Unlike what any other call makes. */
  readonly newId: () => string;
}

/**
 * How many clicks of each link were taken. Whoever cannot learn what became of a try, since others have changed the row
 * after it, holds for true what cannot exceed a limit: clicks taken were taken by nobody, clicks given back are back.
 */
export class CassandraClickBudget implements ClickBudget {
  readonly #session: Session;
  readonly #newId: () => string;
  readonly #inTurn = new InTurn();

  constructor({ session, newId }: ClickBudgetParts) {
    this.#session = session;
    this.#newId = newId;
  }

  take(link: string, limit: number, count: number): Promise<number> {
    return this.#inTurn.run(link, async () => {
      let standing = await this.#read(link);
      for (;;) {
        const taken = standing?.taken ?? 0;
        const granted = Math.max(0, Math.min(count, limit - taken));
        if (granted === 0) return 0;
        const outcome = await this.#change(link, standing, taken + granted);
        if (outcome.mine) return granted;
        standing = outcome.standing;
      }
    });
  }

  giveBack(link: string, count: number): Promise<void> {
    if (count <= 0) return Promise.resolve();
    return this.#inTurn.run(link, async () => {
      let standing = await this.#read(link);
      for (;;) {
        if (standing === undefined) return;
        const outcome = await this.#change(link, standing, Math.max(0, standing.taken - count));
        // Once more may give back twice: only who certainly did not may.
        if (outcome.mine || !outcome.sure) return;
        standing = outcome.standing;
      }
    });
  }

  /** Whatever was taken until now, it is so many. For a budget that nobody takes from yet. */
  set(link: string, taken: number): Promise<void> {
    return this.#inTurn.run(link, async () => {
      let standing = await this.#read(link);
      while ((standing?.taken ?? 0) !== taken) {
        await this.#change(link, standing, taken);
        standing = await this.#read(link);
      }
    });
  }

  async taken(link: string): Promise<number> {
    return (await this.#read(link))?.taken ?? 0;
  }

  async #change(link: string, standing: Standing | undefined, taken: number): Promise<Outcome> {
    const attempt = this.#newId();
    const change =
      standing === undefined
        ? { query: BEGIN, params: [link, taken, 1, attempt] }
        : { query: CHANGE, params: [taken, standing.version + 1, attempt, link, ...conditions(standing)] };
    const { applied, row, sure } = await this.#session.conditional(`click_budgets:${link}`, [change]);
    if (applied) return { mine: true, sure: true, standing: undefined };
    const now = row === undefined ? await this.#read(link) : standingIn(row);
    return { mine: now?.attempt === attempt, sure, standing: now };
  }

  async #read(link: string): Promise<Standing | undefined> {
    const [row] = await this.#session.rows(STANDING, [link]);
    return row && standingIn(row);
  }
}

interface Outcome {
  readonly mine: boolean;
  /** False: a try got no answer, and what stands now tells nothing of it. */
  readonly sure: boolean;
  readonly standing: Standing | undefined;
}

/** In the order of the conditions of CHANGE. */
function conditions({ taken, version, attempt }: Standing): unknown[] {
  return [taken, version, attempt];
}

function standingIn(row: types.Row): Standing {
  return {
    taken: numberIn(row, 'taken'),
    version: numberIn(row, 'version'),
    attempt: textIn(row, 'attempt'),
  };
}
