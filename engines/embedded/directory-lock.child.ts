import { writeSync } from 'node:fs';
import { lockDirectory } from './directory-lock.ts';

/** Waits for a line, tries to take the folder, says how it went, and holds it until it is told to release. */
const directory = process.argv[2]!;
writeSync(1, 'ready\n');
process.stdin.once('data', async () => {
  try {
    const lock = await lockDirectory(directory);
    writeSync(1, 'locked\n');
    process.stdin.once('data', async () => {
      await lock.release();
      writeSync(1, 'released\n');
    });
  } catch (error) {
    writeSync(1, `${(error as Error).name}: ${(error as Error).message}\n`);
  }
});
