import type { Clock } from '../../ports/clock.ts';
import { TICKS_TO_CLOSE, type WsSocket } from './socket.ts';

/**
 * Pings silent peers and cuts those that stay silent for `idleSeconds` to a quarter more, with one timer for all. It
 * counts ticks, not times, so a machine that slept does not cut everybody when it wakes. Returns how to stop it.
 */
export function keepAlive(clock: Clock, idleSeconds: number, standing: ReadonlySet<WsSocket>): () => void {
  const everyMs = (idleSeconds * 1000) / TICKS_TO_CLOSE;
  const tick = () => {
    for (const socket of standing) socket.tick();
    timer = clock.after(everyMs, tick);
  };
  let timer = clock.after(everyMs, tick);
  return () => timer.cancel();
}
