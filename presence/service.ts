import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Registry } from '../ports/registry.ts';
import type { Service } from '../ports/service.ts';
import { Sweeper } from './sweeper.ts';

export interface PresenceServiceParts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Who is where: clears the registry of gateways that fell. Any number of processes may run it beside each other. */
export function createPresenceService({ registry, clock, logger, metrics }: PresenceServiceParts): Service {
  const fallen = metrics.counter(
    'presence_fallen_gateways_total',
    'Gateways whose lease ran out, cleared from the registry by this process.',
  );
  const sweeper = new Sweeper(registry, clock, logger, (count) => {
    fallen.value += count;
  });
  const within = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
  return {
    name: 'presence',
    async start() {
      sweeper.start();
    },
    async drain(withinMs) {
      await Promise.race([sweeper.stop(), within(withinMs)]);
    },
    /** A sweep that is cut off is taken up again by the next, here or elsewhere. */
    async stop() {
      sweeper.stop();
    },
    troubles: () => sweeper.troubles(),
  };
}
