/**
 * The one table of error and close codes. docs/errors.md is made from it.
 *
 * Ranges say what to do: 1xxx mend the request, do not repeat it as it is; 2xxx sign in anew; 3xxx not allowed or not
 * there, do not repeat; 4xxx come back after `retry_ms`; 5xxx come back now. WebSocket close codes are
 * 4000 + the hundreds of the same idea: 40xx come back now, 41xx come back in t, 42xx do not come back as you are.
 */
export interface ErrorEntry {
  readonly code: number;
  readonly http: number;
  readonly sentence: string;
}

export const errors = {
  malformed: { code: 1000, http: 400, sentence: 'The frame or body cannot be decoded.' },
  unknown_frame: { code: 1001, http: 400, sentence: 'The frame has no body that this version knows.' },
  invalid: { code: 1002, http: 400, sentence: 'A field does not have the form that the protocol asks for.' },
  too_large: { code: 1003, http: 413, sentence: 'The text, list or body is larger than allowed.' },
  unknown_route: { code: 1004, http: 404, sentence: 'There is nothing at this path.' },
  wrong_method: { code: 1005, http: 405, sentence: 'The path does not take this method.' },
  too_old: {
    code: 1006,
    http: 409,
    sentence: 'The counter is older than the 1,024 that are remembered; use a new one.',
  },
  version: { code: 1007, http: 400, sentence: 'This version of the protocol is not spoken here.' },
  hello_first: { code: 1008, http: 400, sentence: 'The first frame must be Hello, and only the first.' },
  cursor: { code: 1009, http: 400, sentence: 'The cursor is not one that this server gave.' },

  unauthenticated: { code: 2000, http: 401, sentence: 'The token is missing, wrong or of another issuer.' },
  token_expired: { code: 2001, http: 401, sentence: 'The token has run out; refresh it.' },
  revoked: { code: 2002, http: 401, sentence: 'The device was signed out; sign in again.' },
  wrong_password: { code: 2003, http: 401, sentence: 'The name or the password is wrong.' },
  invite_needed: { code: 2004, http: 403, sentence: 'Registration needs a valid invite.' },
  registration_closed: { code: 2005, http: 403, sentence: 'Registration is closed on this server.' },

  not_found: { code: 3000, http: 404, sentence: 'There is no such thing, or you may not know of it.' },
  not_member: { code: 3001, http: 403, sentence: 'You were not a member of the conversation at that place.' },
  forbidden: { code: 3002, http: 403, sentence: 'Your role does not allow this.' },
  name_taken: { code: 3003, http: 409, sentence: 'The name is taken.' },
  full: { code: 3004, http: 409, sentence: 'The conversation has as many members as it may have.' },
  last_owner: {
    code: 3005,
    http: 409,
    sentence: 'The last owner cannot leave before someone else owns the group.',
  },
  origin: { code: 3006, http: 403, sentence: 'Pages of this origin may not connect.' },
  changed: { code: 3007, http: 409, sentence: 'It was changed meanwhile; read it again.' },

  rate_limited: { code: 4000, http: 429, sentence: 'Too much at once; come back in the time given.' },
  overloaded: {
    code: 4001,
    http: 503,
    sentence: 'The server has more than it can do; come back in the time given.',
  },
  log_unavailable: {
    code: 4002,
    http: 503,
    sentence: 'The log cannot take this now; whether it was taken is not known: send it again.',
  },
  unavailable: {
    code: 4004,
    http: 503,
    sentence: 'The part of the server that knows this cannot be asked now; come back in the time given.',
  },
  starting: { code: 4003, http: 503, sentence: 'The server is starting; come back in the time given.' },

  draining: { code: 5000, http: 503, sentence: 'This gateway is being stopped; connect again.' },
  internal: { code: 5001, http: 500, sentence: 'Something failed here; try again.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof errors;

/** WebSocket close codes (4000–4999 are the application's, RFC 6455 7.4.2). */
export const closes = {
  draining: { code: 4000, sentence: 'The gateway stops; come back now.' },
  silent: { code: 4001, sentence: 'No beat came in time; come back now.' },
  internal: { code: 4002, sentence: 'Something failed here; come back now.' },
  overloaded: {
    code: 4100,
    sentence: 'Too many connections; come back in the seconds that the reason says.',
  },
  rate_limited: {
    code: 4101,
    sentence: 'Too many bad or too frequent frames; come back in the seconds that the reason says.',
  },
  unauthenticated: { code: 4200, sentence: 'The token is not accepted; sign in or refresh first.' },
  token_expired: { code: 4201, sentence: 'The token ran out; refresh it and come back.' },
  revoked: { code: 4202, sentence: 'The device was signed out.' },
  replaced: { code: 4204, sentence: 'The user opened more connections than allowed; the oldest was closed.' },
  malformed: { code: 4203, sentence: 'The client does not speak this protocol.' },
} as const satisfies Record<string, { code: number; sentence: string }>;

export type CloseName = keyof typeof closes;

/** An error that is told to the one who caused it, in the words of the table. */
export class CodedError extends Error {
  override name = 'CodedError';
  readonly reason: ErrorName;
  /** Where in the request, e.g. 'command.send.text'. */
  readonly field: string;
  /** For 4xxx: milliseconds after which to come back. */
  readonly retryMs: number;

  constructor(reason: ErrorName, options: { field?: string; retryMs?: number; detail?: string } = {}) {
    super(options.detail ?? errors[reason].sentence);
    this.reason = reason;
    this.field = options.field ?? '';
    this.retryMs = options.retryMs ?? 0;
  }

  get entry(): ErrorEntry {
    return errors[this.reason];
  }
}

const byCode = new Map<number, ErrorName>(
  Object.entries(errors).map(([name, entry]) => [entry.code, name as ErrorName]),
);

/** The name of a code that came over the wire; undefined for one of a newer version. */
export function errorName(code: number): ErrorName | undefined {
  return byCode.get(code);
}
