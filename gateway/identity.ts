/** Who is at the other end of a connection or request, as its token says. */
export interface Identity {
  readonly user: string;
  /** '' when the token is not bound to a device: the client names one. */
  readonly device: string;
  /** When the token was issued and when it runs out, milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * Checks tokens without asking a store: signatures with keys in memory, revocations from a list every gateway keeps.
 */
export interface Authenticator {
  /** Throws CodedError `unauthenticated`, `token_expired` or `revoked`. Synchronous for tokens seen before. */
  verify(token: string): Identity | Promise<Identity>;
  /** Does a token of this device, issued then, still stand? Asked again for a device that Hello named. */
  revoked(user: string, device: string, issuedAt: number): boolean;
}
