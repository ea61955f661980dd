import { join } from 'node:path';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { giveUpOnSignals } from '../../migrate/give-up.ts';
import { openMove } from '../../migrate/move.ts';
import { sayTo } from '../../migrate/say.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';

/**
 * The migration with embedded stores of another folder as its target: everything but the servers. Arguments: source,
 * target, lease in ms, and what shall go wrong.
 */
const [from = '', to = '', lease = '15000', fault = ''] = process.argv.slice(2);
setInterval(() => undefined, 60_000);
const say = sayTo(process.stdout, () => systemClock.monotonic());
const move = await openMove({
  ...{ from, to, address: '', say, mapSize: 1024 ** 3, leaseMs: Number(lease) },
  async open(source) {
    const stores = await openEmbeddedStores({
      ...{ directory: join(to, 'stores'), clock: systemClock, logger: silentLogger, mapSizeBytes: 1024 ** 3 },
      newIdentity: () => source.stores.identity(),
    });
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
