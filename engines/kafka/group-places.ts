import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { BackOff } from './back-off.ts';
import type { Membership } from './membership.ts';
import { findPlaces, Misfit, obstacleOf, type Place } from './places.ts';
import type { Lane, Wire } from './wire.ts';

export interface GroupPlacesOptions {
  readonly wire: Wire;
  readonly lane: Lane;
  readonly membership: Membership;
  readonly groupId: string;
  /** Names of the topics at Kafka. */
  readonly topics: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Where a group stands in its topics. */
export class GroupPlaces {
  readonly #options: GroupPlacesOptions;

  constructor(options: GroupPlacesOptions) {
    this.#options = options;
  }

  /** By `keyOf`. Rejects when Kafka does not say. */
  of(partitions: readonly number[]): Promise<Map<string, Place>> {
    const { wire, lane, membership, groupId, topics } = this.#options;
    const wanted = topics.flatMap((topic) => partitions.map((partition) => ({ topic, partition })));
    return findPlaces(wire, lane, membership, groupId, wanted);
  }

  /** Asks as often as it takes, until `isOver`. Rejects with Misfit when there is a place that no reading goes on from. */
  async check(partitions: readonly number[], isOver: () => boolean): Promise<void> {
    const { clock, logger, groupId } = this.#options;
    const backOff = new BackOff(clock);
    while (!isOver()) {
      try {
        const obstacle = obstacleOf([...(await this.of(partitions)).values()]);
        if (obstacle !== undefined) throw new Misfit(obstacle);
        return;
      } catch (error) {
        if (error instanceof Misfit) throw error;
        logger.debug({ groupId, error }, 'Kafka does not say where the group stands.');
      }
      await backOff.wait();
    }
  }
}
