import { type BackgroundKind, startBackground } from './background.ts';
import { connectAll, makeClients } from './load-client.ts';
import { talk } from './measure.ts';
import { openPairs } from './pairs.ts';
import { BenchServer } from './server.ts';

const PAIRS = 50;

/** One-to-one at 200 messages/s: alone, beside a storm in a room of 500, and beside a storm of log-ins. */
export async function isolation(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const clients = makeClients('q', PAIRS * 2);
    await connectAll(clients, server.address);
    const conversations = await openPairs(clients);
    const next = (i: number) => ({
      client: clients[(i % PAIRS) * 2]!,
      conversation: conversations[i % PAIRS]!,
    });
    const run = () => talk(server, { next, listeners: clients, others: 1, rate: 200, seconds: 10 });
    await run();
    const alone = await run();
    const figures: Record<string, number> = { 'p50 ms alone': alone.p50, 'p99 ms alone': alone.p99 };
    for (const [kind, words] of [
      ['room', 'beside a storm of 500'],
      ['logins', 'beside a storm of log-ins'],
    ] as [BackgroundKind, string][]) {
      const background = await startBackground(kind, server.address);
      const beside = await run();
      figures[`p50 ms ${words}`] = beside.p50;
      figures[`p99 ms ${words}`] = beside.p99;
      figures[`ratio of p99 ${words}`] = beside.p99 / alone.p99;
      Object.assign(figures, await background.end());
    }
    return figures;
  } finally {
    await server.remove();
  }
}
