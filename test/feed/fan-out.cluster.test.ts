import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import { freshPrefix } from '../../engines/kafka/kafka-under-test.ts';
import { systemClock } from '../../ports/clock.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Half } from '../../ports/graph.ts';
import { clusterEngines, type FeedServers } from './cluster-engines.ts';
import { FeedFixture } from './fixture.ts';

const CHILD = fileURLToPath(new URL('./fan-out.child.ts', import.meta.url));
const FOLLOWERS = 20_000;
const KILLS = 2;
/** Readers planted, and timelines asked for, at once. */
const AT_ONCE = 500;

const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};

/** Followers who read just now, with timelines that stand. */
async function plant({ graph, readers: known, timelines }: FeedStores, author: string): Promise<string[]> {
  const run = randomBytes(4).toString('hex');
  const readers = Array.from({ length: FOLLOWERS }, (_, i) => `r${i}-${run}`);
  for (let i = 0; i < readers.length; i += AT_ONCE) {
    const some = readers.slice(i, i + AT_ONCE);
    await Promise.all([
      graph.write(some.map((actor) => ({ actor, target: author, half: HALF }))).durable,
      known.touch(some, systemClock.now()).durable,
      ...some.map(async (each) => timelines.complete(each, await timelines.begin(each, 0), [], '0')),
    ]);
  }
  return readers;
}

/** Who lacks the post, and who has it more than once. */
async function audit(
  { timelines }: FeedStores,
  readers: readonly string[],
  post: string,
): Promise<{ missing: number; twice: number }> {
  let [missing, twice] = [0, 0];
  for (let i = 0; i < readers.length; i += AT_ONCE) {
    const some = readers.slice(i, i + AT_ONCE);
    const pages = await Promise.all(some.map((reader) => timelines.page(reader, LAST_ID, 'older', 100)));
    for (const page of pages) {
      const found = page!.entries.filter(({ id }) => id === post).length;
      if (found === 0) missing++;
      if (found > 1) twice++;
    }
  }
  return { missing, twice };
}

class Worker {
  readonly #process: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #publishes: boolean;
  /** Of the post that it published. */
  post = '';

  constructor(servers: FeedServers, directory: string, author = '') {
    this.#publishes = author !== '';
    this.#process = spawn(
      process.execPath,
      ['--import', 'tsx', CHILD, JSON.stringify(servers), directory, author],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#closed = once(this.#process, 'close');
  }

  /** Kills it once it has told of so many steps. */
  async killAfter(steps: number): Promise<void> {
    let left = steps;
    for await (const line of createInterface({ input: this.#process.stdout! })) {
      const [word, value = ''] = line.split(' ');
      if (word === 'post') this.post = value;
      // Its author's own timeline is none that is counted.
      if (word === 'added' && Number(value) > 1) left--;
      if (left <= 0 && (this.post !== '' || !this.#publishes)) this.#process.kill('SIGKILL');
    }
    await this.#closed;
  }
}

test('SIGKILL of a worker in the midst of 20,000 followers: none missing, none twice', {
  timeout: 300_000,
}, async () => {
  const { kafka, cassandra, redis } = inject('servers');
  const servers: FeedServers = { kafka, cassandra, redis: [redis], prefix: freshPrefix() };
  const author = `star${randomBytes(4).toString('hex')}`;
  const directory = await mkdtemp(join(tmpdir(), 'kith-feed-'));
  const open = clusterEngines(servers);
  const engines = await open({ directory, clock: systemClock });
  onTestFinished(async () => {
    await engines.close();
    await rm(directory, { recursive: true, force: true });
  });
  const readers = await plant(engines.stores, author);

  const first = new Worker(servers, directory, author);
  await first.killAfter(4);
  expect(first.post).not.toBe('');
  let { missing } = await audit(engines.stores, readers, first.post);
  expect(missing).toBeGreaterThan(0);
  for (let kill = 1; kill < KILLS; kill++) {
    // So many more than before that it comes further, though it begins from the start if nothing was committed.
    await new Worker(servers, directory).killAfter(4 + 5 * kill);
    const before = missing;
    ({ missing } = await audit(engines.stores, readers, first.post));
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(before);
  }

  const last = await FeedFixture.start({
    engines: open,
    settings: { sliceFollowers: 1_000, laneBudgetMs: 3_600_000 },
  });
  onTestFinished(() => last.stop());
  await last.settle();
  expect(await audit(engines.stores, readers, first.post)).toEqual({ missing: 0, twice: 0 });
});
