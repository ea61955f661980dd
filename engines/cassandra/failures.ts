import { errors, types } from 'cassandra-driver';

const { responseErrorCodes: codes } = types;

/** Answers of a server that may do better later. The first is “server error”, sent also by one that shuts down. */
const PASSING_CODES = new Set<number>([
  codes.serverError,
  codes.unavailableException,
  codes.overloaded,
  codes.isBootstrapping,
  codes.truncateError,
  codes.writeTimeout,
  codes.readTimeout,
  codes.readFailure,
  codes.writeFailure,
]);

/** The failure may pass: no server answered in time, or too few replicas did. Whether a write stands is unknown. */
export function mayPass(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return PASSING_CODES.has(error.code);
  if (error instanceof errors.NoHostAvailableError) {
    return !perHost(error).some(([, reason]) => isMistake(reason));
  }
  return (
    error instanceof errors.OperationTimedOutError ||
    error instanceof errors.BusyConnectionError ||
    isSocketFailure(error)
  );
}

/** The statement names a table or a keyspace that the server does not know, or not yet. */
export function isUnknownTable(error: unknown): boolean {
  const isInvalid = error instanceof errors.ResponseError && error.code === codes.invalid;
  return isInvalid && /does not exist|unconfigured table/.test(error.message);
}

/**
 * A server was reached and did not take the user or the password, or wants some. That it cannot look them up now, since
 * the nodes that hold them are away, is told by the same class.
 */
export function isRefusedSignIn(error: unknown): boolean {
  if (error instanceof errors.NoHostAvailableError) {
    return perHost(error).some(([, reason]) => isRefusedSignIn(reason));
  }
  return error instanceof errors.AuthenticationError && !/^Unable to perform/.test(error.message);
}

/** A server was reached, and what it was told is wrong. */
function isMistake(error: unknown): boolean {
  return isRefusedSignIn(error) || error instanceof errors.ArgumentError;
}

/** Why each host that was tried could not do it, by its address. */
export function perHost(error: unknown): [address: string, reason: unknown][] {
  if (!(error instanceof errors.NoHostAvailableError)) return [];
  return Object.entries((error.innerErrors ?? {}) as Record<string, unknown>);
}

/** The driver marks errors of a connection that broke so. */
function isSocketFailure(error: unknown): boolean {
  return error instanceof Error && 'isSocketError' in error && error.isSocketError === true;
}

/** One line for an operator. */
export function messageOf(error: unknown): string {
  if (error instanceof errors.NoHostAvailableError) {
    const [first] = perHost(error);
    return first === undefined ? 'no node is connected' : messageOf(first[1]);
  }
  return error instanceof Error ? error.message : String(error);
}
