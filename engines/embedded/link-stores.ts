import type { ClickBudget } from '../../ports/click-budget.ts';
import type { ClickStore } from '../../ports/click-store.ts';
import type { CodeBlocks } from '../../ports/code-blocks.ts';
import type { LinkStore } from '../../ports/link-store.ts';
import { EmbeddedClickBudget } from './click-budget.ts';
import { EmbeddedClickStore } from './click-store.ts';
import { EmbeddedCodeBlocks } from './code-blocks.ts';
import { LinkRows } from './link-rows.ts';
import { EmbeddedLinkStore } from './link-store.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

/** The stores of the shortener. */
export interface LinkStores {
  readonly links: LinkStore;
  readonly blocks: CodeBlocks;
  readonly budget: ClickBudget;
  readonly clicks: ClickStore;
}

export function embeddedLinkStores(environment: LmdbEnvironment, behind: WriteBehind): LinkStores {
  const rows = new LinkRows(environment, behind);
  return {
    links: new EmbeddedLinkStore(rows),
    blocks: new EmbeddedCodeBlocks(rows),
    budget: new EmbeddedClickBudget(rows),
    clicks: new EmbeddedClickStore(rows),
  };
}
