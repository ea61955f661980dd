import type { OnceValues } from './once-values.ts';

/** Names of the values by which a migration into an installation says how far it is; both are its source's identity. */
const BEGUN = 'migration-begun';
const OVER = 'migration-over';

/** Before anything else is written. Other processes of the installation do not start from here on. May be repeated. */
export async function beginMovingIn(once: OnceValues, identity: string): Promise<void> {
  await once.settle(BEGUN, identity);
}

/** When the source is frozen for good. May be repeated. */
export async function endMovingIn(once: OnceValues, identity: string): Promise<void> {
  await once.settle(OVER, identity);
}

/**
 * A migration into this installation has begun and is not over: what a process wrote now would be in the way of what is
 * still being moved, and clients that came to it would miss that.
 */
export async function isMovingIn(once: OnceValues): Promise<boolean> {
  return (await once.find(BEGUN)) !== undefined && (await once.find(OVER)) === undefined;
}
