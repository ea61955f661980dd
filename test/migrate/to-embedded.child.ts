import { join } from 'node:path';
import { type EmbeddedStores, openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import type { LinkTarget } from '../../migrate/engines.ts';
import { giveUpOnSignals } from '../../migrate/give-up.ts';
import { openMove } from '../../migrate/move.ts';
import { sayTo } from '../../migrate/say.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { beginMovingIn, endMovingIn } from '../../ports/moving-in.ts';

/**
 * The migration with embedded stores of another folder as its target: everything but the servers. Arguments: source,
 * target, lease in ms, and what shall go wrong.
 */
const [from = '', to = '', lease = '15000', fault = ''] = process.argv.slice(2);
setInterval(() => undefined, 60_000);
/** What an embedded engine does not offer as the cluster's does, by its ports: links come in the order of their places. */
function linksOf({ shortener }: EmbeddedStores): LinkTarget {
  const { links, blocks, budget, clicks } = shortener;
  const taken = new Map<string, number>();
  const put = new Map<string, string>();
  const byFingerprint = async (owner: string, print: string) => put.get(`${owner} ${print}`);
  const told = new Proxy(links, {
    get(_, name) {
      const own = name === 'byFingerprint' ? byFingerprint : Reflect.get(links, name);
      return typeof own === 'function' ? own.bind(links) : own;
    },
  });
  return {
    ...{ links: told, blocks, clicks },
    moved: {
      async putLinks(rows) {
        for (const { link } of rows) {
          if (await links.create(link)) continue;
          const standing = await links.link(link.name);
          if (standing!.version < link.version) await links.replace(standing!.version, link);
        }
      },
      // Those of the links as they stand come with them; older ones are only told here.
      async putFingerprints(rows) {
        for (const { owner, fingerprint, name } of rows) put.set(`${owner} ${fingerprint}`, name);
      },
      async codesFrom(number) {
        const lacking = number - (await blocks.highWater());
        if (lacking > 0) await blocks.lease(lacking);
      },
      async setTaken(link, count) {
        await budget.giveBack(link, Number.MAX_SAFE_INTEGER);
        await budget.take(link, count, count);
        taken.set(link, count);
      },
      taken: async (link) => taken.get(link) ?? 0,
    },
  };
}

const say = sayTo(process.stdout, () => systemClock.monotonic());
const move = await openMove({
  ...{ from, to, address: '', say, mapSize: 1024 ** 3, leaseMs: Number(lease) },
  async open(source) {
    const stores = await openEmbeddedStores({
      ...{ directory: join(to, 'stores'), clock: systemClock, logger: silentLogger, mapSizeBytes: 1024 ** 3 },
      newIdentity: () => source.stores.identity(),
    });
    await beginMovingIn(stores.once, source.stores.identity());
    for (const [name, value] of source.stores.onceValues()) await stores.once.settle(name, value);
    const { messages, conversations, accounts } = stores;
    const lossy: typeof messages = {
      write: (events, outcomes) =>
        messages.write(
          events.filter(({ event }) => event !== 7),
          outcomes,
        ),
      events: (...asked) => messages.events(...asked),
      messages: (...asked) => messages.messages(...asked),
      outcome: (name) => messages.outcome(name),
    };
    return {
      ...{ name: to, conversations, accounts, close: () => stores.close() },
      over: () => endMovingIn(stores.once, source.stores.identity()),
      links: linksOf(stores),
      feed: { ...stores.feed, epochs: { know: async () => undefined } },
      messages: fault === 'loses-event-7' ? lossy : messages,
    };
  },
});
giveUpOnSignals(() => move.giveUp());
const report = await move.run();
for (const each of move.differences) console.log(`Differs: ${each}`);
await move.close();
console.log(JSON.stringify(report ?? { moved: true }));
process.exit(report === undefined || report.differing === 0 ? 0 : 1);
