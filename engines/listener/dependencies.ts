import type { Clock } from '../../ports/clock.ts';
import { systemClock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { silentLogger } from '../../ports/logger.ts';

/** What a transport may be given. */
export interface TransportDependencies {
  /** Told of handlers that fail, which the peer only sees as 500. Silent by default. */
  readonly logger?: Logger;
  /** Times the keepalive of the `ws` engine; uWebSockets.js has a clock of its own. The system's by default. */
  readonly clock?: Clock;
}

export interface Surroundings {
  readonly clock: Clock;
  report(error: unknown, sentence: string): void;
}

export function surroundings(given: TransportDependencies): Surroundings {
  const logger = given.logger ?? silentLogger;
  return {
    clock: given.clock ?? systemClock,
    report: (error, sentence) => logger.error({ err: error }, sentence),
  };
}
