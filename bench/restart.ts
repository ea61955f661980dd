import { connectAll, LoadClient, makeClients, TEXT } from './load-client.ts';
import { openPairs } from './pairs.ts';
import { BenchServer } from './server.ts';

const PAIRS = 500;
const MESSAGES = 1_000_000;
/** Open at once: enough to keep the server busy, not so many that they pile up. */
const WINDOW = 4_000;

/** SIGKILL with 1,000,000 stored messages; how long until a client has its Welcome. */
export async function restart(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const clients = makeClients('r', PAIRS * 2);
    await connectAll(clients, server.address);
    const conversations = await openPairs(clients);
    const storing = performance.now();
    await store(clients, conversations);
    const seconds = (performance.now() - storing) / 1000;
    await server.kill();
    for (const client of clients) client.cut();
    const from = performance.now();
    const printed = await server.start();
    await new LoadClient('r0').connect(server.address);
    return {
      'ready (first Welcome) after ms': performance.now() - from,
      'address printed after ms': printed,
      'seconds to store 1,000,000': seconds,
    };
  } finally {
    await server.remove();
  }
}

function store(clients: readonly LoadClient[], conversations: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    let said = 0;
    let accepted = 0;
    for (const client of clients) client.onEvent = () => undefined;
    const more = (): void => {
      while (said < MESSAGES && said - accepted < WINDOW) {
        const i = said++ % PAIRS;
        clients[i * 2]!.send(conversations[i]!, TEXT, () => {
          accepted++;
          if (process.stderr.isTTY && accepted % 10_000 === 0) process.stderr.write(`\r${accepted} stored`);
          if (accepted === MESSAGES) resolve();
          else if (said - accepted < WINDOW / 2) more();
        });
      }
    };
    more();
  });
}
