import type { Contact } from './connect.ts';
import { isRefusedSignIn, mayPass, messageOf, perHost } from './failures.ts';

/** Certificates that no known authority stands for, as Node names what is wrong with them. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);
const NOT_NOW = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const ANOTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER';

/** A sentence for the operator on what waiting cannot cure, with the option to set; undefined: it may pass. */
export function refusal(error: unknown, contact: Contact): string | undefined {
  for (const [node, reason] of perHost(error)) {
    const why = certificateTrouble(reason) ?? signInTrouble(reason, contact);
    if (why !== undefined) return `Cassandra at ${node} ${why}`;
  }
  if (mayPass(error)) return undefined;
  return `Cassandra at ${contact.contactPoints.join(', ')} cannot be used: ${messageOf(error)}`;
}

/** What may be behind a silence, for the end of a sentence that says how long it lasted. */
export function suspicion(error: unknown, { tls }: Contact): string {
  const hungUp = perHost(error).some(([, reason]) => ['ECONNRESET', 'EPIPE'].includes(codeOf(reason)));
  if (!hungUp || tls !== undefined) return '';
  return '. It hung up when it was spoken to: if it wants TLS, set KITH_CASSANDRA_TLS=on.';
}

function certificateTrouble(error: unknown): string | undefined {
  const code = codeOf(error);
  if (UNTRUSTED.has(code)) {
    return `shows a certificate of an authority that is not known here (${messageOf(error)}): name the file of its authority, KITH_CA.`;
  }
  if (NOT_NOW.has(code)) {
    return `shows a certificate that is not valid at this time (${messageOf(error)}): renew it, or set the clock.`;
  }
  if (code === ANOTHER_NAME) {
    return `shows a certificate of another host: it must name the node’s address or a host of KITH_CASSANDRA. ${messageOf(error)}`;
  }
  if (code === NO_TLS) return 'does not speak TLS: switch it on there, or set KITH_CASSANDRA_TLS=off.';
  return undefined;
}

function signInTrouble(error: unknown, { user }: Contact): string | undefined {
  if (!isRefusedSignIn(error)) return undefined;
  if (user === undefined) {
    return 'wants a user and a password: set KITH_CASSANDRA_USER and KITH_CASSANDRA_PASSWORD.';
  }
  return 'refuses the user or the password (KITH_CASSANDRA_USER, KITH_CASSANDRA_PASSWORD).';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
