import { celebrity } from './celebrity.ts';
import { fanout } from './fanout.ts';
import { feedLag } from './feed-lag.ts';
import { feedRead } from './feed-read.ts';
import { progress } from './world.ts';
import { zipf } from './zipf.ts';

/** `main NAME SIZE FOLDER`: one run of a bench of the feed in this process; the last line is its figures in JSON. */
const [name = '', size = '0', data = '/tmp'] = process.argv.slice(2);
const benches = { fanout, celebrity, zipf, 'feed-lag': feedLag, 'feed-read': feedRead };
if (!Object.hasOwn(benches, name)) throw new Error(`There is no bench ${name}.`);
// The engines' timers hold no process: while only they are waited for, this does.
const alive = setInterval(() => undefined, 1_000);
const figures = await benches[name as keyof typeof benches](Number(size), data);
clearInterval(alive);
progress('');
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
