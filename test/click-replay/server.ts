import { openDiskSpool } from '../../engines/disk/click-spool.ts';
import { openEmbeddedStores } from '../../engines/embedded/embedded-stores.ts';
import { createMemoryLinkCache } from '../../engines/embedded/link-cache.ts';
import { createMemoryLiveVisits } from '../../engines/embedded/live-visits.ts';
import { openSegmentLog } from '../../engines/embedded/segment-log.ts';
import { createUwsTransport } from '../../engines/uws/transport.ts';
import { createPasswordHasher, passwordDefaults } from '../../gateway/accounts/password-hasher.ts';
import { systemClock } from '../../ports/clock.ts';
import { type EventLog, LogUnavailable } from '../../ports/event-log.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { noCountries } from '../../shortener/country.ts';
import { createShortener, shortenerDefaults } from '../../shortener/service.ts';
import { openClusterEngines } from '../shortener/cluster-engines.ts';
import type { InstanceEngines } from '../shortener/engines.ts';
import { FoldWatch } from '../shortener/fold-watch.ts';

/**
 * A redirector of its own process: arguments are a folder, a port and the operator's key, and optionally settings as JSON
 * and, for real servers in the place of the embedded engine, theirs. Its parent may tell it over IPC that the log is away
 * or back, to say when clicks go to the spool, and to settle.
 */
const [folder = '', port = '0', operatorKey = '', settings = '{}', servers = ''] = process.argv.slice(2);
const logger = {
  ...silentLogger,
  error: (fields: object, sentence: string) => console.error(sentence, fields),
};
const counters = new Map<string, { value: number }>();
const metrics: Metrics = {
  counter(name) {
    const counter = { value: 0 };
    counters.set(name, counter);
    return counter;
  },
  gauge: () => undefined,
  histogram: () => ({ observe: () => undefined }),
};
let isAway = false;
/** What the log is while it is away: every append is refused, whether it stands or not. */
function throughSwitch(log: EventLog): EventLog {
  return new Proxy(log, {
    get(target, name) {
      if (name !== 'append') {
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (...args: Parameters<EventLog['append']>) => {
        if (!isAway) return target.append(...args);
        // Half of them stand all the same: the answer was lost, not the record.
        if (Math.random() < 0.5) target.append(...args).catch(() => undefined);
        return Promise.reject(new LogUnavailable('away'));
      };
    },
  });
}

const clock = systemClock;
const folds = new FoldWatch();
const { log, ...engines } = await openEngines();
const spool = await openDiskSpool({ directory: `${folder}/spool`, limitBytes: 256 * 1024 * 1024 });
const shortener = await createShortener({
  ...{ ...engines, spool, clock, logger, metrics },
  ...{
    log: throughSwitch(log),
    transport: createUwsTransport(),
  },
  passwords: createPasswordHasher({ ...passwordDefaults, clock, logger }),
  ...{ countries: noCountries, run: `${process.pid}-${Date.now()}` },
  settings: {
    ...{ ...shortenerDefaults, listen: { host: '127.0.0.1', port: Number(port) }, proxyHops: 1 },
    ...{ baseUrl: 'https://kith.example', operatorKey, apiRate: 1_000_000 },
    ...(JSON.parse(settings) as object),
  },
});
await shortener.start();
process.stdout.write(`Kith runs at http://127.0.0.1:${shortener.port()}\n`);

process.on('message', (word: string) => {
  if (word === 'away' || word === 'back') {
    isAway = word === 'away';
    process.send?.({ word });
  } else if (word === 'spooling') {
    void spooling().then(() => process.send?.({ word }));
  } else if (word === 'settle') {
    void settle().then(() => {
      const told = Object.fromEntries(Array.from(counters, ([name, { value }]) => [name, value]));
      process.send?.({ word, counters: told, spool: spool.depth() });
    });
  }
});
process.once('disconnect', () => process.exit(0));

async function openEngines(): Promise<InstanceEngines> {
  if (servers !== '') {
    const { engines } = await openClusterEngines(
      JSON.parse(servers) as Parameters<typeof openClusterEngines>[0],
    );
    return { ...engines, log: folds.through(engines.log) };
  }
  const stores = await openEmbeddedStores({ directory: `${folder}/stores`, clock, logger });
  const { offsets, once } = stores;
  const log = await openSegmentLog({ directory: `${folder}/log`, offsets, clock, logger });
  const shortTerm = { cache: createMemoryLinkCache(), live: createMemoryLiveVisits() };
  return { ...stores.shortener, once, log, ...shortTerm };
}

async function spooling(): Promise<void> {
  while (spool.depth().entries === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function settle(): Promise<void> {
  if (!isAway) await shortener.sender.settled();
  else await shortener.sender.flushed();
  if (servers !== '') await folds.caughtUp(log);
  do await new Promise((resolve) => setImmediate(resolve));
  while (shortener.aggregator.lag() > 0);
  await shortener.aggregator.quiet();
  await shortener.aggregator.save();
}
