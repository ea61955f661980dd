import { pause } from './ledger.ts';
import { Histogram } from './statistics.ts';

/**
 * Calls `send` at an even rate for so many seconds, whether or not the server keeps up. Tells how late the calls were,
 * in milliseconds: a load program that is late itself measures itself. Ends early when `goOn` says false.
 */
export async function pace(
  perSecond: number,
  seconds: number,
  send: () => void,
  goOn: () => boolean = () => true,
): Promise<Histogram> {
  const lateness = new Histogram();
  const total = Math.round(perSecond * seconds);
  const start = performance.now();
  for (let sent = 0; sent < total && goOn(); ) {
    const now = performance.now() - start;
    const due = Math.min(total, Math.floor((now * perSecond) / 1000) + 1);
    for (; sent < due; sent++) {
      lateness.record(performance.now() - start - (sent * 1000) / perSecond);
      send();
    }
    const next = (sent * 1000) / perSecond - (performance.now() - start);
    await pause(Math.max(1, next));
  }
  return lateness;
}
