import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../protocol/errors.ts';

const TAG_BYTES = 12;

/** Cursors of lists: signed, so that nobody reads somebody else's list, or the store, by making one up. */
export class Cursors {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** '' stays '' : there is no next page. */
  seal(owner: string, position: string): string {
    if (position === '') return '';
    return Buffer.concat([this.#tag(owner, position), Buffer.from(position)]).toString('base64url');
  }

  /** Throws CodedError `cursor` for one that was not sealed for this owner. */
  open(owner: string, cursor: string): string {
    if (cursor === '') return '';
    const bytes = Buffer.from(cursor, 'base64url');
    const position = bytes.subarray(TAG_BYTES).toString();
    const holds =
      bytes.length > TAG_BYTES && timingSafeEqual(bytes.subarray(0, TAG_BYTES), this.#tag(owner, position));
    if (!holds) throw new CodedError('cursor');
    return position;
  }

  #tag(owner: string, position: string): Buffer {
    const signed = JSON.stringify(['links', owner, position]);
    return createHmac('sha256', this.#key).update(signed).digest().subarray(0, TAG_BYTES);
  }
}
