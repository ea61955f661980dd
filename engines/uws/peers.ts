import type { HttpResponse } from 'uWebSockets.js';
import { remoteAddress } from './request.ts';

/**
 * The address that every connection so far came from, if it is one: that of the proxy in front. Asking uWebSockets.js
 * for it at each request costs a fifth of a redirect, in the call and in the buffer that it makes; which connection a
 * request came by it does not say.
 */
export class Peers {
  #only = '';
  #several = false;

  /** A connection stands, and no request came by it yet; or, `change` being negative, one is gone. */
  readonly changed = (response: HttpResponse, change: unknown): void => {
    if (this.#several || Number(change) < 0) return;
    const address = remoteAddress(response);
    if (this.#only === '') this.#only = address;
    else if (this.#only !== address) this.#several = true;
  };

  /** '' : there were several. */
  get only(): string {
    return this.#several ? '' : this.#only;
  }
}
