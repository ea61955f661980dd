import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../../protocol/errors.ts';

/**
 * A place in one reader's scroll of one timeline: version 1, sealed body 44, mac 16. The body: timeline and reader 8,
 * id 8, session 12, position 4, given 4, random 8. Of one size whatever was scrolled; signed, so that it says nothing
 * but what this server said; sealed, since a page may have looked at posts that its reader must not know of, and two
 * cursors of one place are not alike either.
 */
const VERSION = 2;
const BODY_BYTES = 44;
const MAC_BYTES = 16;
const CURSOR_BYTES = 1 + BODY_BYTES + MAC_BYTES;
const SESSION_BYTES = 12;
const RANDOM_BYTES = 8;
/** Characters of a cursor. */
const CURSOR_LENGTH = Math.ceil((CURSOR_BYTES * 4) / 3);
const CIPHER = 'aes-256-ctr';

export interface Place {
  /** The next page lies beyond this post. */
  readonly id: string;
  /** Of a ranked scroll: its name, and how many of its order were passed. */
  readonly session: string;
  readonly position: number;
  /** How many posts the ranked scroll had given by then. */
  readonly given: number;
}

export class Cursors {
  readonly #key: Uint8Array;
  readonly #sealing: Uint8Array;

  constructor(key: Uint8Array) {
    if (key.length < 32) throw new RangeError('Cursors are signed with a key of at least 32 bytes.');
    this.#key = key;
    this.#sealing = createHmac('sha256', key).update('sealing').digest();
  }

  write(reader: string, timeline: string, place: Partial<Place> & { id: string }): string {
    const body = Buffer.alloc(BODY_BYTES);
    this.#scope(reader, timeline).copy(body, 0, 0, 8);
    body.writeBigUInt64BE(BigInt(place.id), 8);
    body.write(place.session ?? '', 16, SESSION_BYTES, 'latin1');
    body.writeUInt32BE(place.position ?? 0, 28);
    body.writeUInt32BE(place.given ?? 0, 32);
    randomBytes(RANDOM_BYTES).copy(body, 36);
    // The mac of the open body is the sealing's initial vector, as in SIV (RFC 5297): unlike for unlike bodies.
    const mac = this.#mac(body);
    const sealed = createCipheriv(CIPHER, this.#sealing, mac).update(body);
    return Buffer.concat([Buffer.of(VERSION), sealed, mac]).toString('base64url');
  }

  /** Throws CodedError `cursor` for one that was not given to this reader for this timeline by this server. */
  read(reader: string, timeline: string, cursor: string): Place {
    const bytes = Buffer.from(cursor, 'base64url');
    const whole = bytes.length === CURSOR_BYTES && cursor.length === CURSOR_LENGTH && bytes[0] === VERSION;
    if (!whole) throw new CodedError('cursor', { field: 'cursor' });
    const mac = bytes.subarray(1 + BODY_BYTES);
    const body = createDecipheriv(CIPHER, this.#sealing, mac).update(bytes.subarray(1, 1 + BODY_BYTES));
    const signed = timingSafeEqual(this.#mac(body), mac);
    if (!signed || !this.#scope(reader, timeline).subarray(0, 8).equals(body.subarray(0, 8))) {
      throw new CodedError('cursor', { field: 'cursor' });
    }
    return {
      id: body.readBigUInt64BE(8).toString(),
      session: body.toString('latin1', 16, 16 + SESSION_BYTES).replace(/\0+$/, ''),
      position: body.readUInt32BE(28),
      given: body.readUInt32BE(32),
    };
  }

  #scope(reader: string, timeline: string): Buffer {
    return createHmac('sha256', this.#key).update(`scope\0${reader}\0${timeline}`).digest();
  }

  #mac(body: Uint8Array): Buffer {
    const mac = createHmac('sha256', this.#key).update(`cursor ${VERSION}\0`).update(body).digest();
    return mac.subarray(0, MAC_BYTES);
  }
}
