import { setTimeout as delay } from 'node:timers/promises';
import { type Identity, lives } from './process-identity.ts';

const LOOK_MS = 50;

/**
 * Ends a process that is no child of this one: SIGTERM, and SIGKILL after `withinMs`. False: that very process was gone
 * already, and whoever has its number now was left alone.
 */
export async function endProcess(identity: Identity, withinMs: number): Promise<boolean> {
  if (!(await lives(identity))) return false;
  send(identity.pid, 'SIGTERM');
  // One that was stopped with SIGSTOP hears SIGTERM only when it goes on.
  send(identity.pid, 'SIGCONT');
  if (await goneWithin(identity, withinMs)) return true;
  send(identity.pid, 'SIGKILL');
  await goneWithin(identity, Number.POSITIVE_INFINITY);
  return true;
}

/** Whether the process was gone within the time. A process that is not one's child can only be looked at. */
export async function goneWithin(identity: Identity, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (await lives(identity)) {
    if (performance.now() >= until) return false;
    await delay(LOOK_MS);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
