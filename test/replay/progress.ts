import type { Tally } from './tally.ts';

const WIDTH = 30;
const EVERY_MS = 250;

/** A bar on a terminal, and nothing elsewhere. Returns what takes it away. */
export function showProgress(tally: Tally, stream: NodeJS.WriteStream): () => void {
  if (!stream.isTTY) return () => undefined;
  const draw = (): void => {
    const share = tally.messages === 0 ? 0 : tally.settled / tally.messages;
    const bar = '█'.repeat(Math.floor(share * WIDTH)).padEnd(WIDTH, '░');
    const counts = `${tally.settled}/${tally.messages} lines, ${tally.rooms} rooms, ${tally.deliveries} deliveries`;
    stream.write(`\r${bar} ${counts}, ${tally.restarts} restarts\x1b[K`);
  };
  const timer = setInterval(draw, EVERY_MS);
  return () => {
    clearInterval(timer);
    stream.write('\r\x1b[K');
  };
}
