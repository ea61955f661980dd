import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { EventRow } from '../../ports/message-store.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';

/**
 * How much the stores take and give: `npx tsx engines/cassandra/measure.ts ADDRESS [ROWS]`, against a server of
 * deploy/servers. Rows of 200 bytes over 100 conversations, written in calls of 1, 10 and 50 rows of one conversation,
 * one call of each conversation at a time; then pages of the newest 50 by 1, 16 and 64 readers.
 */
const CONVERSATIONS = 100;
const [address, rows = '40000'] = process.argv.slice(2);
if (address === undefined) throw new Error('Say the address of a Cassandra, as 127.0.0.1:9042.');

const stores = await openCassandraStores({
  contactPoints: [address],
  localDataCenter: 'datacenter1',
  keyspace: 'kith_measured',
  replicas: 1,
  clock: systemClock,
  logger: silentLogger,
});
const heads = new Map<string, number>();

for (const size of [50, 1, 10, 50]) {
  const count = size === 1 ? Number(rows) / 4 : Number(rows);
  const spent = await timed(() => writeAll(stores, count, size));
  report(`written, ${size} a call, events with their message rows`, count, spent);
}
for (const readers of [1, 16, 64, 64]) {
  const pages = readers === 1 ? 1_000 : 5_000;
  const spent = await timed(() => readAll(stores, pages, readers));
  report(`pages of the newest 50, ${readers} readers`, pages, spent);
}
await stores.close();

async function writeAll({ messages }: CassandraStores, count: number, size: number): Promise<void> {
  const calls = Math.ceil(count / size / CONVERSATIONS);
  await Promise.all(
    Array.from({ length: CONVERSATIONS }, async (_, i) => {
      const conversation = `conversation ${i}`;
      for (let call = 0; call < calls; call++) {
        await messages.write(nextRows(conversation, size), []).durable;
      }
    }),
  );
}

function nextRows(conversation: string, size: number): EventRow[] {
  const head = heads.get(conversation) ?? 0;
  heads.set(conversation, head + size);
  return Array.from({ length: size }, (_, i) => {
    const number = head + i + 1;
    return { conversation, event: number, message: number, bytes: Buffer.alloc(200, number) };
  });
}

async function readAll({ messages }: CassandraStores, pages: number, readers: number): Promise<void> {
  let left = pages;
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      for (let i = reader; left-- > 0; i += 7) {
        const conversation = `conversation ${i % CONVERSATIONS}`;
        const head = heads.get(conversation)!;
        // Not the same page twice in a row, which readers would share.
        const page = await messages.messages(conversation, 1, head - (i % 20), 50, 'newest');
        if (page.length !== 50) throw new Error(`A page has ${page.length} messages.`);
      }
    }),
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function report(what: string, count: number, ms: number): void {
  const rate = Math.round((count / ms) * 1000);
  process.stdout.write(`${rate}/s  ${what} (${count} in ${Math.round(ms)} ms)\n`);
}
