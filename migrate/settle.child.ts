import { createChatService } from '../chat-service/service.ts';
import { createFeedService } from '../feed-service/service.ts';
import { systemClock } from '../ports/clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { openEmbedded } from '../runtime/embedded.ts';
import { settingsOf } from '../runtime/feed.ts';
import { readOptions } from '../runtime/options.ts';

/**
 * Numbers and applies what a source that does not run any more had acknowledged and not done yet, as its own next start
 * would: after a crash the log is ahead of the stores. A process of its own: one process must not have the stores open
 * twice.
 */
const options = readOptions(process.env, []);
const engines = await openEmbedded(options, silentLogger, noMetrics);
const chat = createChatService({
  ...{ ...engines, clock: systemClock, logger: silentLogger, metrics: noMetrics },
  ...{ run: 'migration', address: () => '', cacheBytes: options.KITH_CACHE },
});
const feed = createFeedService({
  ...{ log: engines.log, stores: engines.feed, clock: systemClock, logger: silentLogger, metrics: noMetrics },
  ...{ settings: settingsOf(options), announcements: { announce: () => undefined } },
});
// Timers of the services do not hold the process.
const alive = setInterval(() => undefined, 60_000);
try {
  await chat.start();
  await feed.start();
  await feed.settle();
  await feed.drain(0);
  await chat.drain(0);
} finally {
  await feed.stop();
  await chat.stop();
  await engines.close();
  clearInterval(alive);
}
