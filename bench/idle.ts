import { connectAll, makeClients, makeGroup } from './load-client.ts';
import { pause } from './measure.ts';
import { BenchServer } from './server.ts';

const CONNECTIONS = 10_000;
const GROUP = 10;

/** 10,000 signed-in connections, each in one group of ten; resident memory before and after, 10 s after the last. */
export async function idle(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    // What a first sign-in loads is no cost of a connection.
    const warm = makeClients('w', 200);
    await connectAll(warm, server.address);
    await makeGroup(warm.slice(0, GROUP), 'warm');
    await pause(5_000);
    const before = server.rssBytes();
    const clients = makeClients('i', CONNECTIONS);
    await connectAll(clients, server.address);
    for (let i = 0; i < CONNECTIONS; i += GROUP) await makeGroup(clients.slice(i, i + GROUP), `g${i}`);
    await pause(10_000);
    const bytes = server.rssBytes() - before;
    return {
      'KB of server memory a connection': bytes / CONNECTIONS / 1024,
      'RSS before, MB': before / 2 ** 20,
    };
  } finally {
    await server.remove();
  }
}
