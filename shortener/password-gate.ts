import { TokenBuckets } from '../http/token-bucket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Link } from '../ports/link-store.ts';

/** Of the gateway's PasswordHasher, which runs argon2id on a thread of its own. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

const TRIES = 10;
const TRIES_A_SECOND = 1 / 6;
const CLIENTS = 50_000;
const MAX_PASSWORD = 256;

/** Opens links with a password: ten tries at once for each client and link, then one in six seconds. */
export class PasswordGate {
  readonly #passwords: Passwords;
  readonly #tries: TokenBuckets;

  constructor(passwords: Passwords, clock: Clock) {
    this.#passwords = passwords;
    this.#tries = new TokenBuckets({ capacity: TRIES, perSecond: TRIES_A_SECOND, keys: CLIENTS }, clock);
  }

  /** `form`: as browsers post it. 0: open; -1: wrong; above: too many tries, come back after so many milliseconds. */
  async open(link: Pick<Link, 'name' | 'passwordHash'>, client: string, form: Uint8Array): Promise<number> {
    const key = `${link.name} ${client}`;
    // Before the work: of many at once no more are tried than are allowed.
    const blockedMs = this.#tries.take(key);
    if (blockedMs > 0) return blockedMs;
    const password = new URLSearchParams(Buffer.from(form).toString()).get('password') ?? '';
    if (password === '' || password.length > MAX_PASSWORD) return -1;
    return (await this.#passwords.verify(link.passwordHash, password)) ? 0 : -1;
  }
}
