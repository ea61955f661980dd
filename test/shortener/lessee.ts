import { writeSync } from 'node:fs';
import { openCassandraStores } from '../../engines/cassandra/cassandra-stores.ts';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { CodeMaker } from '../../shortener/code-maker.ts';

/**
 * A process that makes codes and writes them, seven characters each, until it has made as many as it is told. It stands on
 * a folder, or on the keyspace of a Cassandra: `cassandra://host:port/keyspace`.
 */
const [where = '', count = '0', blockSize = '1000'] = process.argv.slice(2);
const stores = await open();
const key = Buffer.from(await stores.once.settle('link-key', '000102030405060708090a0b0c0d0e0f'), 'hex');
const codes = new CodeMaker({ blocks: stores.blocks, key, blockSize: Number(blockSize) });
const AT_ONCE = 500;
for (let made = 0; made < Number(count); made += AT_ONCE) {
  write((await codes.take(AT_ONCE)).join(''));
}
await stores.close();

async function open() {
  const shared = { clock: systemClock, logger: silentLogger };
  if (!where.startsWith('cassandra://')) {
    const stores = await openEmbeddedStores({ directory: where, ...shared });
    return { once: stores.once, blocks: stores.shortener.blocks, close: () => stores.close() };
  }
  const { host, pathname } = new URL(where);
  const stores = await openCassandraStores({
    ...{ ...shared, contactPoints: [host], localDataCenter: 'datacenter1', replicas: 1 },
    keyspace: pathname.slice(1),
  });
  return { once: stores.once, blocks: stores.links.blocks, close: () => stores.close() };
}

/** Synchronous: what is written was heard, though the process is killed in the next moment. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
