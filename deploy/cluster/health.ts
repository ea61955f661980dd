import { connect } from 'node:net';

const WITHIN_MS = 3_000;

/** What is seen from outside: “ready”, or what keeps it from its work. */
export type Seen = { readonly ready: true } | { readonly ready: false; readonly why: string };

/** Asks a Kith process whether every service of it does its work. */
export async function seenReady(address: string): Promise<Seen> {
  try {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(WITHIN_MS) });
    const body = (await answer.json()) as { ready: boolean; state: string; troubles: string[] };
    return body.ready ? { ready: true } : { ready: false, why: body.troubles.join('; ') || body.state };
  } catch (error) {
    return { ready: false, why: wordsOf(error) };
  }
}

/** Whether a server takes connections at `host:port`. */
export function seenListening(address: string): Promise<Seen> {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host: host!, port: Number(port) });
    const end = (seen: Seen): void => {
      socket.destroy();
      resolve(seen);
    };
    socket.setTimeout(WITHIN_MS, () => end({ ready: false, why: 'does not answer' }));
    socket.once('connect', () => end({ ready: true }));
    socket.once('error', (error) => end({ ready: false, why: wordsOf(error) }));
  });
}

function wordsOf(error: unknown): string {
  const { name, code, cause } = error as Error & { code?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'does not answer';
  return (code ?? cause?.code) === 'ECONNREFUSED' ? 'does not listen' : (error as Error).message;
}
