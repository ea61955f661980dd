import { FeedFixture } from './fixture.ts';

/** `kill.child FOLDER RUN`: publishes without an end and prints the id of each post that was acknowledged. */
const [directory = '', run = ''] = process.argv.slice(2);
const alive = setInterval(() => undefined, 1_000);
const feed = await FeedFixture.start({ directory, settings: { slowFollowers: 3, sliceFollowers: 2 } });
for (const reader of ['r1', 'r2', 'r3', 'r4', 'r5']) await feed.follow(reader, 'ann');
for (let i = 0; ; i += 4) {
  const posts = [0, 1, 2, 3].map((n) => feed.post('ann', `${run} ${i + n}`));
  process.stdout.write(`${(await Promise.all(posts)).join('\n')}\n`);
  if (!alive.hasRef()) break;
}
