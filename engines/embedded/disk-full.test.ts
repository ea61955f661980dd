import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { Child } from './child-process.ts';
import { openEmbeddedStores } from './embedded-stores.ts';

/** A bound on the size of files fails writes as a full disk does; only Linux lets a running process have one. */
const withoutPrlimit = spawnSync('prlimit', ['--version']).status !== 0;

it.skipIf(withoutPrlimit)(
  'keeps everything while the disk is full, says so, and commits when there is room',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'kith-full-'));
    const child = new Child('./disk-full.child.ts', directory);
    const full = JSON.parse((await child.line())!) as Report;
    expect(full.troubles[0]).toMatch(/could not commit for \d+ s: .+\. 0\.4 MiB wait\.$/);
    expect(full.refuse).toMatch(/wait for the stores/);
    expect(full.readable).toBe(300);
    const after = JSON.parse((await child.line())!) as Report;
    expect(after).toEqual({ troubles: [], refuse: '', readable: 300 });
    expect(await child.line()).toBeUndefined();
    const stores = await openEmbeddedStores({ directory, clock: systemClock, logger: silentLogger });
    const events = await stores.messages.events('c', 1, 1_000, { count: 1_000, bytes: 1 << 30 });
    expect(events).toHaveLength(300);
    await stores.close();
    await rm(directory, { recursive: true });
  },
  30_000,
);

interface Report {
  readonly troubles: readonly string[];
  readonly refuse: string;
  readonly readable: number;
}
