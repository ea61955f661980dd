import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clickSpoolConformance } from '../../ports/click-spool.conformance.ts';
import { openDiskSpool } from './click-spool.ts';

clickSpoolConformance('disk', async (limitBytes) => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-spool-'));
  let store = await openDiskSpool({ directory, limitBytes });
  return {
    get store() {
      return store;
    },
    async reopen() {
      await store.close();
      store = await openDiskSpool({ directory, limitBytes });
    },
    async close() {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});

it('leaves out what a crash left half written, and takes more', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-spool-'));
  try {
    const first = await openDiskSpool({ directory, limitBytes: 1_000_000 });
    first.append(Buffer.from('whole'));
    await first.close();
    const [name] = await readdir(directory);
    await appendFile(join(directory, name!), Buffer.from([0, 0, 0, 9, 1, 2, 3, 4, 65, 66]));
    const second = await openDiskSpool({ directory, limitBytes: 1_000_000 });
    second.append(Buffer.from('next'));
    expect((await second.oldest(10)).map(String)).toEqual(['whole']);
    await second.done(1);
    expect((await second.oldest(10)).map(String)).toEqual(['next']);
    await second.close();
  } finally {
    await rm(directory, { recursive: true });
  }
});
