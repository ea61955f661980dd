/** What is asked of the password worker; the answer carries the same id. */
export interface PasswordJob {
  readonly id: number;
  readonly password: string;
  /** The PHC string to verify against; '' asks for a new hash. */
  readonly against: string;
}

export interface PasswordAnswer {
  readonly id: number;
  /** The new PHC string, or whether the password was right; undefined when hashing failed. */
  readonly value?: string | boolean;
  readonly failure?: string;
}

export interface PasswordWorkerData {
  /** `import.meta.url` of a module of Kith: where argon2 is looked up from. */
  readonly from: string;
  readonly options: { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number };
}

/**
 * The worker thread, as source that is evaluated: a file would be found either from dist/ or from the TypeScript
 * sources under vitest, not from both.
 *
 * - `createRequire(from)`, since evaluated code would look up modules from the directory the process stands in.
 * - The synchronous functions: the asynchronous ones run on libuv's four threads, where the log's fdatasync waits.
 * - A lower priority for this thread alone (Linux takes a thread's id), so that a storm of sign-ins slows sign-ins and
 *   not messages. Elsewhere, or where it is forbidden, it works at the common priority.
 */
export const passwordWorkerSource = `
const { readlinkSync } = require('node:fs');
const { createRequire } = require('node:module');
const { setPriority, constants } = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');
const { hashSync, verifySync } = createRequire(workerData.from)('@node-rs/argon2');

try {
  setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), constants.priority.PRIORITY_BELOW_NORMAL);
} catch {}

const argon2id = 2;
parentPort.on('message', ({ id, password, against }) => {
  try {
    const value = against ? verifySync(against, password) : hashSync(password, { ...workerData.options, algorithm: argon2id });
    parentPort.postMessage({ id, value });
  } catch (error) {
    parentPort.postMessage({ id, failure: String(error) });
  }
});
`;
