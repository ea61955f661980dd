import type { Clock } from '../../ports/clock.ts';
import { decodeMember, decodeShare } from './assignment.ts';
import { BackOff } from './back-off.ts';
import { refuse } from './error-codes.ts';
import type { Lane, Wire } from './wire.ts';

/** While a group meets nobody is told who holds what: it is asked again so many times before the last answer is given. */
const TRIES = 5;

interface DescribeAnswer {
  readonly groups: readonly {
    readonly errorCode: number;
    readonly state: string;
    readonly members: readonly {
      readonly memberId: string;
      readonly memberMetadata: Buffer;
      readonly memberAssignment: Buffer;
    }[];
  }[];
}

/** Who holds what of a group, asked of Kafka. */
export class GroupHolders {
  readonly #wire: Wire;
  readonly #lane: Lane;
  readonly #clock: Clock;
  readonly #coordinators = new Map<string, number>();
  readonly #last = new Map<string, ReadonlyMap<number, string>>();

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire;
    this.#lane = wire.lane();
    this.#clock = clock;
  }

  async of(groupId: string): Promise<ReadonlyMap<number, string>> {
    const backOff = new BackOff(this.#clock);
    let failure: unknown;
    for (let i = 0; i < TRIES; i++) {
      try {
        const found = await this.#ask(groupId);
        failure = undefined;
        if (found !== undefined) {
          this.#last.set(groupId, found);
          return found;
        }
      } catch (error) {
        this.#coordinators.delete(groupId);
        failure = error;
      }
      await backOff.wait();
    }
    if (failure !== undefined) throw failure;
    // Partitions that stay with their holder are served while the group meets.
    return this.#last.get(groupId) ?? new Map();
  }

  /** Undefined while the group meets. */
  async #ask(groupId: string): Promise<ReadonlyMap<number, string> | undefined> {
    const coordinator = this.#coordinators.get(groupId) ?? (await this.#wire.coordinator(groupId));
    this.#coordinators.set(groupId, coordinator);
    const options = { groupIds: [groupId] };
    const answer = await this.#lane.ask<DescribeAnswer>(coordinator, 'DescribeGroups', options);
    const group = answer.groups[0];
    if (group === undefined) throw new Error('Kafka does not say anything of the group.');
    refuse(group.errorCode, 'The group cannot be described');
    if (group.state === 'PreparingRebalance' || group.state === 'CompletingRebalance') return undefined;
    const holders = new Map<number, string>();
    for (const { memberId, memberMetadata, memberAssignment } of group.members) {
      const { address } = decodeMember(memberId, memberMetadata);
      for (const partition of decodeShare(memberAssignment).partitions) holders.set(partition, address);
    }
    return holders;
  }
}
