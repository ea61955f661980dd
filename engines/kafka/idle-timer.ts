import { RequestQueue } from './kafkajs-parts.ts';

const PATCHED = Symbol.for('kith.kafkajs.idle-timer');

/**
 * kafkajs looks once a millisecond, for ever and on each connection, whether a request waits, also when none does:
 * a tenth of a core in an idle process. With the patch it looks only while one waits.
 */
export function quietIdleTimer(): void {
  const prototype = RequestQueue.prototype as RequestQueue & { [PATCHED]?: true };
  if (prototype[PATCHED] === true) return;
  const schedule = prototype.scheduleCheckPendingRequests;
  if (typeof schedule !== 'function')
    throw new Error('kafkajs has changed: its idle timer cannot be quieted.');
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
  Object.defineProperty(prototype, PATCHED, { value: true });
}
