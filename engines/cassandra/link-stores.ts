import type { ClickBudget } from '../../ports/click-budget.ts';
import type { ClickStore } from '../../ports/click-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CodeBlocks } from '../../ports/code-blocks.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import { CassandraClickBudget } from './click-budget.ts';
import { CassandraClickStore } from './click-store.ts';
import { CassandraCodeBlocks } from './code-blocks.ts';
import { CassandraLinkImport, type LinkImport } from './link-import.ts';
import { CassandraLinkStore } from './link-store.ts';
import { RisingNumbers } from './rising-numbers.ts';
import type { Session } from './session.ts';

/** The stores of the shortener. */
export interface LinkStores {
  readonly links: LinkStore;
  readonly blocks: CodeBlocks;
  readonly budget: ClickBudget;
  readonly clicks: ClickStore;
  /** For who moves another installation here. */
  readonly moved: LinkImport;
}

export interface LinkStoresParts {
  readonly session: Session;
  readonly clock: Clock;
  /** Unlike what any other call makes. */
  readonly newId: () => string;
}

export function cassandraLinkStores({ session, clock, newId }: LinkStoresParts): LinkStores {
  const numbers = new RisingNumbers(session);
  const budget = new CassandraClickBudget({ session, newId });
  return {
    links: new CassandraLinkStore({ session, numbers, newId }),
    blocks: new CassandraCodeBlocks(numbers),
    budget,
    clicks: new CassandraClickStore(session, clock),
    moved: new CassandraLinkImport({ session, numbers, budget }),
  };
}
