import { connectAll, type LoadClient, makeClients } from './load-client.ts';
import { talk } from './measure.ts';
import { BenchServer } from './server.ts';

const PAIRS = 500;
const RATES = [1_000, 5_000];
const CLIMB = [8_000, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000];

/** 500 pairs: each message durable, numbered, stored, acknowledged, delivered. */
export async function pairs(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const clients = makeClients('p', PAIRS * 2);
    await connectAll(clients, server.address);
    const conversations = await openPairs(clients);
    const next = (i: number) => {
      const client = clients[(i * 2 + (Math.floor(i / PAIRS) % 2)) % (PAIRS * 2)]!;
      return { client, conversation: conversations[i % PAIRS]! };
    };
    const run = (rate: number, seconds: number) =>
      talk(server, { next, listeners: clients, others: 1, rate, seconds });
    await run(5_000, 4);
    const figures: Record<string, number> = {};
    for (const rate of RATES) {
      const { cpuMicrosAMessage, p50, p99, missing } = await run(rate, 10);
      figures[`µs of server CPU a message at ${rate}/s`] = cpuMicrosAMessage;
      figures[`p50 ms at ${rate}/s`] = p50;
      figures[`p99 ms at ${rate}/s`] = p99;
      figures[`missing at ${rate}/s`] = missing;
    }
    figures['highest messages/s held'] = 5_000;
    for (const rate of CLIMB) {
      const { achieved, p99, missing, cpuMicrosAMessage } = await run(rate, 5);
      if (missing > 0 || p99 > 500 || achieved < rate * 0.9) break;
      figures['highest messages/s held'] = rate;
      figures['µs of server CPU a message at the highest'] = cpuMicrosAMessage;
      figures['p99 ms at the highest'] = p99;
    }
    return figures;
  } finally {
    await server.remove();
  }
}

/** The 1:1s of neighbours: conversation i is that of clients 2i and 2i + 1. */
export async function openPairs(clients: readonly LoadClient[]): Promise<string[]> {
  const conversations: string[] = [];
  for (let i = 0; i < clients.length; i += 2) {
    const { opened } = await clients[i]!.ask({ openDirect: { user: clients[i + 1]!.user } });
    conversations.push(opened!.conversation!);
  }
  return conversations;
}
