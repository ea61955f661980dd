import type { ClickBudget } from '../../ports/click-budget.ts';
import type { LinkRows } from './link-rows.ts';

const GROUP = 'click-budget';

export class EmbeddedClickBudget implements ClickBudget {
  readonly #rows: LinkRows;

  constructor(rows: LinkRows) {
    this.#rows = rows;
  }

  async take(link: string, limit: number, count: number): Promise<number> {
    const taken = this.#taken(link);
    const granted = Math.max(0, Math.min(count, limit - taken));
    if (granted === 0) return 0;
    this.#rows.admit();
    this.#rows.write(GROUP, link, taken + granted);
    await this.#rows.behind.urgent();
    return granted;
  }

  async giveBack(link: string, count: number): Promise<void> {
    if (count <= 0) return;
    this.#rows.write(GROUP, link, Math.max(0, this.#taken(link) - count));
    await this.#rows.behind.urgent();
  }

  #taken(link: string): number {
    return this.#rows.read<number>(GROUP, link) ?? 0;
  }
}
