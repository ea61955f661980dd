import { writeSync } from 'node:fs';
import { NumberedFollowers } from '../../engines/embedded/follower-list.ts';
import { systemClock } from '../../ports/clock.ts';
import type { FeedDelivery } from '../../ports/feed-delivery.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Half } from '../../ports/graph.ts';
import { FeedFixture } from '../feed/fixture.ts';
import type { Life, StrikeAudit } from './strike.ts';

/** One life of the process: see `Life`. Says in lines of JSON what it has done; the last one is the audit. */
const life = JSON.parse(process.argv[2]!) as Life;
const PLANT = 20_000;
const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};
/** Of the followers one in so many comes back while fan-out goes on. */
const RETURNING = 50;
const nameOf = (i: number): string => `r${String(i).padStart(7, '0')}`;
const say = (line: object): number => writeSync(1, `${JSON.stringify(line)}\n`);
const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};

let looked = 0;

/** Ends the process in the middle of a step of fan-out, when so many followers were looked at. */
function struck(stores: FeedStores): FeedStores {
  const delivery = stores.timelines.delivery!;
  const deliver: FeedDelivery['deliver'] = async (followers, ...rest) => {
    const { numbers, last, more } = followers as NumberedFollowers;
    looked += numbers.length;
    if (life.strikeAt > 0 && looked >= life.strikeAt) {
      const half = numbers.slice(0, numbers.length >> 1);
      await delivery.deliver(new NumberedFollowers(half, last, more), ...rest);
      process.kill(process.pid, 'SIGKILL');
    }
    return delivery.deliver(followers, ...rest);
  };
  const followers: FeedDelivery['followers'] = (...args) => delivery.followers(...args);
  const own = { sliceFactor: delivery.sliceFactor, followers, deliver };
  const timelines = new Proxy(stores.timelines, {
    get(target, name) {
      if (name === 'delivery') return own;
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...stores, timelines };
}

async function plant({ stores }: FeedFixture): Promise<void> {
  const { graph, readers, timelines } = stores;
  for (let from = 0; from < life.followers; from += PLANT) {
    const names = Array.from({ length: Math.min(PLANT, life.followers - from) }, (_, i) => nameOf(from + i));
    await graph.write(names.map((actor) => ({ actor, target: 'star', half: HALF }))).durable;
    await readers.touch(names, systemClock.now()).durable;
    for (const name of names) await timelines.complete(name, await timelines.begin(name, 0), [], '0');
    progress(`${from + names.length} of ${life.followers} followers planted`);
  }
}

/** Compares every follower's timeline with what was acknowledged: read through, and in the window as it stands. */
async function audit(feed: FeedFixture, published: readonly string[]): Promise<StrikeAudit> {
  const found = { missing: 0, twice: 0, windows: 0, looked };
  for (let i = 0; i < life.followers; i++) {
    const reader = nameOf(i);
    const window = await feed.stores.timelines.page(reader, LAST_ID, 'older', 1_000);
    const { posts } = await feed.api.reads.home(reader, { limit: 100 });
    const lists = [posts.map(({ id }) => id)];
    if (window) found.windows += lists.push(window.entries.map(({ id }) => id)) - 1;
    for (const list of lists) {
      for (const post of published) {
        const times = list.filter((id) => id === post).length;
        if (times === 0) found.missing++;
        if (times > 1) found.twice++;
      }
    }
    if (i % 10_000 === 0) progress(`${i} of ${life.followers} timelines compared`);
  }
  return found;
}

const alive = setInterval(() => undefined, 1_000);
const feed = await FeedFixture.start({
  directory: life.directory,
  settings: { pullFollowers: 10 * life.followers, sliceFollowers: life.sliceFollowers },
  around: struck,
});
if (life.posts.length === 0) await plant(feed);
// These come back while the fan-outs that were cut off are on their way to them.
for (let i = 0; i < life.followers && life.posts.length > 0; i += RETURNING) {
  await feed.api.reads.home(nameOf(i), { limit: 30 });
}
const post = await feed.post('star', 'x');
say({ post });
await feed.service.settle();
if (life.strikeAt === 0) say({ audit: await audit(feed, [...life.posts, post]) });
progress('');
clearInterval(alive);
process.exit(0);
