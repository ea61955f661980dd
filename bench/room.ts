import { connectAll, makeClients, makeGroup } from './load-client.ts';
import { talk } from './measure.ts';
import { BenchServer } from './server.ts';

const MEMBERS = 500;
const RATES = [20, 100, 200];
/** Rates tried for the highest held. */
const CLIMB = [300, 400, 500, 600, 800, 1_000];

/** One room of 500: everyone hears everything. */
export async function room(): Promise<Record<string, number>> {
  const server = new BenchServer();
  try {
    await server.start();
    const clients = makeClients('m', MEMBERS);
    await connectAll(clients, server.address);
    const conversation = await makeGroup(clients, 'room');
    const next = (i: number) => ({ client: clients[i % MEMBERS]!, conversation });
    const run = (rate: number, seconds: number) =>
      talk(server, { next, listeners: clients, others: MEMBERS - 1, rate, seconds });
    await run(100, 3);
    const figures: Record<string, number> = {};
    for (const rate of RATES) {
      const { cpuMicrosADelivery, p50, p99, missing } = await run(rate, 10);
      figures[`µs of server CPU a delivery at ${rate}/s`] = cpuMicrosADelivery;
      figures[`p50 ms at ${rate}/s`] = p50;
      figures[`p99 ms at ${rate}/s`] = p99;
      figures[`missing at ${rate}/s`] = missing;
    }
    figures['highest messages/s held'] = 200;
    for (const rate of CLIMB) {
      const { achieved, p99, missing } = await run(rate, 5);
      if (missing > 0 || p99 > 500 || achieved < rate * 0.9) break;
      figures['highest messages/s held'] = rate;
    }
    return figures;
  } finally {
    await server.remove();
  }
}
