import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';

const LONGEST = 64;
const HOURS = 24;

/**
 * The user id of a nick: the nick itself where it is made of what ids are made of, other bytes as `:` and two hex
 * digits, so that no two nicks have one id and the nick can be read from it. Nicks too long for that get a digest.
 */
export function userId(nick: string): string {
  let id = '';
  for (const byte of Buffer.from(nick)) {
    const char = String.fromCharCode(byte);
    id += /[A-Za-z0-9_.-]/.test(char) ? char : `:${byte.toString(16).padStart(2, '0')}`;
  }
  return id.length > 0 && id.length <= LONGEST
    ? id
    : `@${createHash('sha256').update(nick).digest('base64url')}`;
}

/** Signs people in as a host application does: a token that names the user. */
export class HostApplication {
  readonly #secret: Uint8Array;

  constructor(secret: string) {
    this.#secret = new TextEncoder().encode(secret);
  }

  token(user: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(user)
      .setIssuedAt()
      .setExpirationTime(`${HOURS}h`)
      .sign(this.#secret);
  }
}
