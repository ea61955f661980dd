import type { Logger } from '../ports/logger.ts';
import type { Service } from '../ports/service.ts';

export interface Health {
  readonly state: string;
  /** Sentences; empty: every service does its work. */
  readonly troubles: readonly string[];
}

/**
 * Starts services in the order given, which is that of dependence, and ends them in the opposite one: who holds clients
 * drains before who serves them.
 */
export class Lifecycle {
  readonly #services: readonly Service[];
  readonly #logger: Logger;
  #begun: Service[] = [];
  #state: 'new' | 'starting' | 'ready' | 'draining' | 'stopped' = 'new';

  constructor(services: readonly Service[], logger: Logger) {
    this.#services = services;
    this.#logger = logger;
  }

  /** Rejects with the reason of the service that could not start, after ending those that had. */
  async start(): Promise<void> {
    this.#state = 'starting';
    try {
      for (const service of this.#services) {
        this.#begun.push(service);
        const from = performance.now();
        await service.start();
        this.#logger.debug(
          { service: service.name, ms: Math.round(performance.now() - from) },
          'service started',
        );
      }
      this.#state = 'ready';
    } catch (error) {
      await this.stop(0);
      throw error;
    }
  }

  async stop(withinMs: number): Promise<void> {
    if (this.#state === 'draining' || this.#state === 'stopped') return;
    this.#state = 'draining';
    const backwards = [...this.#begun].reverse();
    this.#begun = [];
    if (withinMs > 0)
      for (const service of backwards) await this.#attempt(service, 'drain', service.drain(withinMs));
    for (const service of backwards) await this.#attempt(service, 'stop', service.stop());
    this.#state = 'stopped';
  }

  async #attempt(service: Service, step: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#logger.error({ err: error, service: service.name, step }, 'a service did not end cleanly');
    }
  }

  health(): Health {
    const troubles = this.#begun.flatMap((service) =>
      service.troubles().map((each) => `${service.name}: ${each}`),
    );
    return { state: this.#state, troubles };
  }
}
