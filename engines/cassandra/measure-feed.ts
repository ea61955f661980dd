import { systemClock } from '../../ports/clock.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { Half } from '../../ports/graph.ts';
import { silentLogger } from '../../ports/logger.ts';
import { type CassandraStores, openCassandraStores } from './cassandra-stores.ts';
import { MemoryCounts } from './feed-count-cache.fixture.ts';

/**
 * What the feed's stores take and give: `npx tsx engines/cassandra/measure-feed.ts ADDRESS [FOLLOWERS]`, against a server
 * of deploy/servers. Sizes are remembered in memory, so that Redis is not measured. CPU is that of this process alone.
 */
const [address, followers = '100000'] = process.argv.slice(2);
if (address === undefined) throw new Error('Say the address of a Cassandra, as 127.0.0.1:9042.');

const stores = await openCassandraStores({
  contactPoints: [address],
  localDataCenter: 'datacenter1',
  keyspace: 'kith_measured',
  replicas: 1,
  clock: systemClock,
  logger: silentLogger,
  counts: new MemoryCounts(),
});
const run = systemClock.now().toString(36);
const { graph, posts, readers, sets } = stores.feed;
await measureFollowers(Number(followers));
await measurePosts(stores);
await measureReaders();
await stores.close();

async function measureFollowers(count: number): Promise<void> {
  const star = `star-${run}`;
  const half: Half = {
    ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
    ...{ blocks: false, mutes: false, version: { epoch: 'measure', offset: 1 } },
  };
  const rows = Array.from({ length: count }, (_, i) => ({ actor: `reader-${run}-${i}`, target: star, half }));
  await timed('followers written', count, () => graph.write(rows).durable);
  for (const limit of [500, 1_000, 1_000]) {
    await timed(`followers paged by ${limit}`, count, async () => {
      let found = 0;
      for (let after = ''; ; ) {
        const page = await graph.followers(star, after, limit);
        found += page.length;
        if (page.length < limit) break;
        after = page[page.length - 1]!;
      }
      if (found !== count) throw new Error(`${found} of ${count} followers were found.`);
    });
  }
  await timed('followers counted', count, async () => void (await graph.counts([star])));
  await timed('counts of one source, remembered', 2_000, () =>
    repeated(2_000, 16, async () => void (await graph.counts([star]))),
  );
  await timed('relations with 20 others', 1_000, () =>
    repeated(1_000, 16, async (i) => {
      const others = Array.from({ length: 20 }, (_, n) => `reader-${run}-${(i * 20 + n) % count}`);
      await graph.relations(star, others);
    }),
  );
}

async function measurePosts({ feed }: CassandraStores): Promise<void> {
  const now = BigInt(systemClock.now() - 1_577_836_800_000) << 22n;
  const sources = Array.from({ length: 50 }, (_, i) => `source-${run}-${i}`);
  const ids: string[] = [];
  const rows = sources.flatMap((source, i) =>
    Array.from({ length: 100 }, (_, n) => {
      const id = (now - BigInt(n * 3_600_000 + i) * 4_194_304n).toString();
      ids.push(id);
      return { source, id };
    }),
  );
  const bytes = Buffer.alloc(300, 'post');
  const version = { epoch: 'measure', offset: 1 };
  await timed('posts of 300 bytes with an entry', rows.length, async () => {
    for (let i = 0; i < rows.length; i += 500) {
      const some = rows.slice(i, i + 500);
      await posts.write(
        some.map(({ id }) => ({ id, bytes, version })),
        some.map((entry) => ({ ...entry, version })),
      ).durable;
    }
  });
  for (const readers of [1, 16]) {
    await timed(`posts() of 20 ids, ${readers} readers`, 500, () =>
      repeated(500, readers, async (i) => {
        const some = Array.from({ length: 20 }, (_, n) => ids[(i * 37 + n * 101) % ids.length]!);
        const found = await feed.posts.posts(some);
        if (found.includes(undefined)) throw new Error('A post is missing.');
      }),
    );
  }
  for (const readers of [1, 8]) {
    await timed(`entries() of 50 sources by 20, ${readers} readers`, 100, () =>
      repeated(100, readers, async (i) => {
        const from = i % 2 === 0 ? LAST_ID : (now - BigInt(i) * 10_000_000_000_000n).toString();
        const queries = sources.map((source) => ({ source, direction: 'older', from, limit: 20 }) as const);
        const found = await feed.posts.entries(queries);
        if (found.some((page) => page.length !== 20)) throw new Error('A page is not full.');
      }),
    );
  }
}

async function measureReaders(): Promise<void> {
  const users = Array.from({ length: 20_000 }, (_, i) => `reader-${run}-${i}`);
  await timed('readings noted', users.length, () => readers.touch(users, systemClock.now()).durable);
  await timed('last readings by 1,000', users.length, async () => {
    for (let i = 0; i < users.length; i += 1_000) await readers.lastRead(users.slice(i, i + 1_000));
  });
  await timed('likes, one at a time by 16', 2_000, () =>
    repeated(2_000, 16, async (i) => {
      const row = { set: `like:${run}-${i % 100}`, member: `reader-${i}`, on: true };
      await sets.mark([{ ...row, version: { epoch: 'measure', offset: i } }]).durable;
    }),
  );
}

async function repeated(count: number, together: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: together }, one));
}

async function timed(what: string, count: number, work: () => Promise<void>): Promise<void> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const [rate, each] = [Math.round((count / ms) * 1000), ((user + system) / count).toFixed(1)];
  process.stdout.write(`${rate}/s  ${each} µs CPU each  ${what} (${count} in ${Math.round(ms)} ms)\n`);
}
