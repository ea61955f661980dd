import { celebrity } from './celebrity.ts';
import { fanout } from './fanout.ts';
import { feedLag } from './feed-lag.ts';
import { feedRead } from './feed-read.ts';
import { progress } from './world.ts';
import { zipf } from './zipf.ts';

type Measure = (size: number, data: string) => Promise<Record<string, Record<string, number>>>;

/**
 * `main NAME SIZE FOLDER [cluster]`: one run of a bench of the feed in this process, on the embedded engine or on real
 * servers; the last line is its figures in JSON.
 */
const [name = '', size = '0', data = '/tmp', engine = ''] = process.argv.slice(2);
const embedded = { fanout, celebrity, zipf, 'feed-lag': feedLag, 'feed-read': feedRead };
const benches: Readonly<Record<string, Measure>> = engine === 'cluster' ? await onCluster() : embedded;
if (!Object.hasOwn(benches, name)) throw new Error(`There is no bench ${name}.`);
// The engines' timers hold no process: while only they are waited for, this does.
const alive = setInterval(() => undefined, 1_000);
const figures = await benches[name]!(Number(size), data);
clearInterval(alive);
progress('');
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));

/** Drivers of servers that are not used are not loaded. */
async function onCluster() {
  const { fanoutCluster } = await import('./fanout-cluster.ts');
  const { feedLagCluster } = await import('./feed-lag-cluster.ts');
  const { feedReadCluster } = await import('./feed-read-cluster.ts');
  return { fanout: fanoutCluster, 'feed-lag': feedLagCluster, 'feed-read': feedReadCluster };
}
