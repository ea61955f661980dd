/**
 * Sizes of sets, remembered beside the truth so that nobody counts a million rows for a page. May forget anything at any
 * moment, and each call may reject, which costs only a count.
 *
 * Who changes a set asks first whether its size is known. If so, the change is added once it stands; if not, `begin` is
 * called then, since somebody may have counted in between and nobody can tell whether with the change or without.
 */
export interface CountCache {
  /** In the order asked; undefined: not known, or being counted. */
  get(names: readonly string[]): Promise<(number | undefined)[]>;
  /** Adds to those that are known; those being counted remember that they were changed. */
  add(changes: readonly { readonly name: string; readonly delta: number }[]): Promise<void>;
  /** Someone counts: answers a token that no other call had. What was known is not known from now on. */
  begin(name: string): Promise<string>;
  /**
   * Notes what was counted, unless it was changed, or begun anew, or forgotten since the token was given: then false,
   * and it stays unknown.
   */
  complete(name: string, token: string, count: number): Promise<boolean>;
}
