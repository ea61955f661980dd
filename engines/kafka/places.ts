import type { Membership } from './membership.ts';
import type { TopicPartition } from './offsets.ts';
import { fetchBounds, fetchCommitted, keyOf } from './offsets.ts';
import type { Lane, Wire } from './wire.ts';

/** Where a group stands in one topic of one partition. */
export interface Place extends TopicPartition {
  /** Where reading starts. */
  readonly next: number;
  readonly end: number;
  readonly committed: number | undefined;
  /** Records that the group has not read and that are not kept any more. */
  readonly missed: number;
  /** Why the group cannot go on here. */
  readonly obstacle: string | undefined;
}

/** A group and the log do not belong together. */
export class Misfit extends Error {
  override name = 'Misfit';
}

export function obstacleOf(places: readonly Place[]): string | undefined {
  return places.find(({ obstacle }) => obstacle !== undefined)?.obstacle;
}

export async function findPlaces(
  wire: Wire,
  lane: Lane,
  membership: Pick<Membership, 'coordinator' | 'forgetCoordinator'>,
  groupId: string,
  wanted: readonly TopicPartition[],
): Promise<Map<string, Place>> {
  try {
    const committed = await fetchCommitted(lane, await membership.coordinator(), groupId, wanted);
    // Behind the look at what was committed: ends only rise.
    const bounds = await fetchBounds(wire, lane, wanted);
    return new Map(
      wanted.map((each) => {
        const key = keyOf(each.topic, each.partition);
        const { start, end } = bounds.get(key)!;
        return [key, placeOf(each, groupId, committed.get(key), start, end)];
      }),
    );
  } catch (error) {
    membership.forgetCoordinator();
    throw error;
  }
}

function placeOf(
  at: TopicPartition,
  groupId: string,
  committed: number | undefined,
  start: number,
  end: number,
): Place {
  const isBeyond = committed !== undefined && committed > end;
  const obstacle = isBeyond
    ? `Group ${groupId} has read partition ${at.partition} of ${at.topic} up to offset ${committed}, but Kafka ends ` +
      `at ${end}: the stores and the log do not belong together.`
    : undefined;
  const missed = committed === undefined ? 0 : Math.max(0, start - committed);
  return { ...at, next: Math.max(committed ?? start, start), end, committed, missed, obstacle };
}
