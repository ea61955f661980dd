import { clusterEngines, type FeedServers } from './cluster-engines.ts';
import { FeedFixture } from './fixture.ts';

/**
 * `fan-out.child SERVERS FOLDER AUTHOR`: a worker process. Publishes a post of the author if one is named, prints its id when it
 * is acknowledged, and a line for each step of followers that were added to.
 */
const [servers = '{}', directory = '', author = ''] = process.argv.slice(2);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const alive = setInterval(() => undefined, 1_000);
const feed = await FeedFixture.start({
  directory,
  engines: clusterEngines(JSON.parse(servers) as FeedServers),
  // However long a slow machine takes from one life to the next: turned to pull the post would come to nobody here.
  settings: { slowFollowers: 1_000, sliceFollowers: 1_000, laneBudgetMs: 3_600_000 },
  around: (stores) => {
    const timelines = Object.create(stores.timelines) as typeof stores.timelines;
    for (const name of ['begin', 'complete', 'merge', 'remove', 'page', 'header', 'drop'] as const) {
      Object.assign(timelines, { [name]: stores.timelines[name].bind(stores.timelines) });
    }
    timelines.add = async (readers, entry) => {
      const stood = await stores.timelines.add(readers, entry);
      say(`added ${stood}`);
      return stood;
    };
    return { ...stores, timelines };
  },
});
say('ready');
if (author !== '') say(`post ${await feed.post(author, 'to all')}`);
if (!alive.hasRef()) await feed.stop();
