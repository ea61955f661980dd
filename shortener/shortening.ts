import type { LinkShortening } from '../ports/link-shortening.ts';
import { CodedError } from '../protocol/errors.ts';
import { createLink } from './create-links.ts';
import type { LinkDesk } from './link-desk.ts';

/** Short links for texts that users of this server write: theirs as if they had made them by the API. */
export class Shortening implements LinkShortening {
  readonly #desk: () => LinkDesk | undefined;

  /** `desk`: undefined until the shortener has started. */
  constructor(desk: () => LinkDesk | undefined) {
    this.#desk = desk;
  }

  async shorten(user: string, key: string, targets: readonly string[]): Promise<string[]> {
    const desk = this.#desk();
    if (desk === undefined) throw new CodedError('starting', { retryMs: 1000 });
    return Promise.all(targets.map((target, i) => this.#one(desk, ownerOf(user), target, `${key} ${i}`)));
  }

  async #one(desk: LinkDesk, owner: string, target: string, key: string): Promise<string> {
    try {
      const { link } = await createLink(desk, owner, { target, idempotency_key: key });
      return `${desk.baseUrl}/${link.name}`;
    } catch (error) {
      // A target that may not be shortened, an own address among them, stays as it was written.
      if (error instanceof CodedError && error.reason === 'invalid') return '';
      throw error;
    }
  }
}

/** The word before it keeps users apart from the operator, whatever they are called. */
export function ownerOf(user: string): string {
  return `user:${user}`;
}
