import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../../protocol/errors.ts';

/**
 * A place in one reader's scroll of one timeline: version 1, timeline and reader 8, id 8, session 12, position 4,
 * given 4, mac 16. Of one size whatever was scrolled; signed, so that it says nothing but what this server said.
 */
const VERSION = 1;
const BODY_BYTES = 37;
const MAC_BYTES = 16;
const SESSION_BYTES = 12;
/** Characters of a cursor. */
const CURSOR_LENGTH = Math.ceil(((BODY_BYTES + MAC_BYTES) * 4) / 3);

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

  constructor(key: Uint8Array) {
    if (key.length < 32) throw new RangeError('Cursors are signed with a key of at least 32 bytes.');
    this.#key = key;
  }

  write(reader: string, timeline: string, place: Partial<Place> & { id: string }): string {
    const bytes = Buffer.alloc(BODY_BYTES + MAC_BYTES);
    bytes[0] = VERSION;
    this.#scope(reader, timeline).copy(bytes, 1, 0, 8);
    bytes.writeBigUInt64BE(BigInt(place.id), 9);
    bytes.write(place.session ?? '', 17, SESSION_BYTES, 'latin1');
    bytes.writeUInt32BE(place.position ?? 0, 29);
    bytes.writeUInt32BE(place.given ?? 0, 33);
    this.#mac(bytes).copy(bytes, BODY_BYTES);
    return bytes.toString('base64url');
  }

  /** Throws CodedError `cursor` for one that was not given to this reader for this timeline by this server. */
  read(reader: string, timeline: string, cursor: string): Place {
    const bytes = Buffer.from(cursor, 'base64url');
    const whole = bytes.length === BODY_BYTES + MAC_BYTES && cursor.length === CURSOR_LENGTH;
    if (!whole || !timingSafeEqual(this.#mac(bytes), bytes.subarray(BODY_BYTES)) || bytes[0] !== VERSION) {
      throw new CodedError('cursor', { field: 'cursor' });
    }
    if (!this.#scope(reader, timeline).subarray(0, 8).equals(bytes.subarray(1, 9))) {
      throw new CodedError('cursor', { field: 'cursor' });
    }
    return {
      id: bytes.readBigUInt64BE(9).toString(),
      session: bytes.toString('latin1', 17, 17 + SESSION_BYTES).replace(/\0+$/, ''),
      position: bytes.readUInt32BE(29),
      given: bytes.readUInt32BE(33),
    };
  }

  #scope(reader: string, timeline: string): Buffer {
    return createHmac('sha256', this.#key).update(`scope\0${reader}\0${timeline}`).digest();
  }

  #mac(bytes: Buffer): Buffer {
    const body = bytes.subarray(0, BODY_BYTES);
    return createHmac('sha256', this.#key).update('cursor\0').update(body).digest().subarray(0, MAC_BYTES);
  }
}
