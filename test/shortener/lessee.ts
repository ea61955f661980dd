import { writeSync } from 'node:fs';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { CodeMaker } from '../../shortener/code-maker.ts';

/** A process that makes codes and writes them, seven characters each, until it has made as many as it is told. */
const [directory = '', count = '0', blockSize = '1000'] = process.argv.slice(2);
const stores = await openEmbeddedStores({ directory, clock: systemClock, logger: silentLogger });
const key = Buffer.from(await stores.once.settle('link-key', '000102030405060708090a0b0c0d0e0f'), 'hex');
const codes = new CodeMaker({ blocks: stores.shortener.blocks, key, blockSize: Number(blockSize) });
const AT_ONCE = 500;
for (let made = 0; made < Number(count); made += AT_ONCE) {
  write((await codes.take(AT_ONCE)).join(''));
}
await stores.close();

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
