import { createChatService } from '../chat-service/service.ts';
import { systemClock } from '../ports/clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { openEmbedded } from '../runtime/embedded.ts';
import { readOptions } from '../runtime/options.ts';

/**
 * Numbers what a source that does not run any more had acknowledged and not numbered yet, as its own next start would:
 * after a crash the log is ahead of the stores. A process of its own: one process must not have the stores open twice.
 */
const options = readOptions(process.env, []);
const engines = await openEmbedded(options, silentLogger, noMetrics);
const chat = createChatService({
  ...{ ...engines, clock: systemClock, logger: silentLogger, metrics: noMetrics },
  ...{ run: 'migration', address: () => '', cacheBytes: options.KITH_CACHE },
});
// Timers of the service do not hold the process.
const alive = setInterval(() => undefined, 60_000);
try {
  await chat.start();
  await chat.drain(0);
} finally {
  await chat.stop();
  await engines.close();
  clearInterval(alive);
}
