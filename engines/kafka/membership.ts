import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Share } from './assignment.ts';
import { decodeMember, decodeShare, encodeMember, encodeShare, share } from './assignment.ts';
import { BackOff } from './back-off.ts';
import { Code, codeOf, messageOf, refuse } from './error-codes.ts';
import { Lease } from './lease.ts';
import type { Lane, Wire } from './wire.ts';

const PROTOCOL_NAME = 'kith';
/** Requests on their way and rounding: by so much the lease ends before the group's patience. */
const MARGIN_MS = 500;

export interface GroupTimes {
  /** A member that was not heard of for so long has left. */
  readonly sessionMs: number;
  /** How long members are waited for when the group meets. */
  readonly rebalanceMs: number;
  readonly heartbeatMs: number;
}

export interface MembershipOptions {
  readonly wire: Wire;
  readonly groupId: string;
  /** Names at Kafka. */
  readonly topics: readonly string[];
  readonly partitions: number;
  readonly address: string;
  readonly times: GroupTimes;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Partitions held now, or being given back. */
  readonly holds: () => number[];
  /** The group has met: what is not among the share's partitions has to be given back, then `rejoin` called. */
  readonly shared: (share: Share) => void;
  /** The group gave up on this member: others may hold everything by now. */
  readonly lost: () => void;
  /** The lease was renewed. */
  readonly renewed: () => void;
}

interface JoinAnswer {
  readonly errorCode: number;
  readonly generationId: number;
  readonly leaderId: string;
  readonly memberId: string;
  readonly members: readonly { readonly memberId: string; readonly memberMetadata: Buffer }[];
}

/** This member's place in its group: joins, says that it lives, and meets the group again when it is asked to. */
export class Membership {
  readonly lease: Lease;
  readonly #options: MembershipOptions;
  readonly #lane: Lane;
  readonly #backOff: BackOff;
  #memberId = '';
  #generation = -1;
  #coordinator: number | undefined;
  #mustJoin = true;
  #meeting = false;
  #stopped = false;
  #trouble: string | undefined;
  #pause: { readonly timer: Timer; readonly resolve: () => void } | undefined;
  #joined: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: MembershipOptions) {
    this.#options = options;
    this.#lane = options.wire.lane();
    this.#backOff = new BackOff(options.clock);
    const { sessionMs, rebalanceMs } = options.times;
    this.lease = new Lease(options.clock, Math.min(sessionMs, rebalanceMs) - MARGIN_MS);
  }

  /** Resolves when the first share has come; rejects when the group can never be joined. */
  join(): Promise<void> {
    const joined = new Promise<void>((resolve, reject) => {
      this.#joined = { resolve, reject };
    });
    this.#running = this.#run();
    return joined;
  }

  /** What was to be given back is given back: the group is to meet again. */
  rejoin(): void {
    this.#mustJoin = true;
    this.#wake();
  }

  /** Who commits, undefined while this is nobody. */
  get identity(): { readonly groupGenerationId: number; readonly memberId: string } | undefined {
    if (this.#memberId === '' || this.#generation < 0) return undefined;
    return { groupGenerationId: this.#generation, memberId: this.#memberId };
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Broker that keeps the group; asked for anew after an error. */
  async coordinator(): Promise<number> {
    this.#coordinator ??= await this.#options.wire.coordinator(this.#options.groupId);
    return this.#coordinator;
  }

  /** Another request found that the coordinator is not where it was thought to be. */
  forgetCoordinator(): void {
    this.#coordinator = undefined;
  }

  /** Leaves at once, so that others need not wait for the session to end. */
  async leave(): Promise<void> {
    this.#stopped = true;
    this.lease.end();
    this.#wake();
    this.#backOff.wake();
    // A join that waits for the others would hold up what is closed anyway.
    if (this.#meeting) this.#lane.close();
    await this.#running;
    await this.#sayGoodbye();
    this.#lane.close();
  }

  async #sayGoodbye(): Promise<void> {
    if (this.#memberId === '') return;
    const { groupId, wire } = this.#options;
    const lane = wire.lane();
    try {
      await lane.ask(await this.coordinator(), 'LeaveGroup', { groupId, memberId: this.#memberId });
    } catch {
      // The session ends by itself.
    } finally {
      lane.close();
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (this.#mustJoin) await this.#meet();
        else await this.#beat();
        this.#backOff.reset();
        this.#trouble = undefined;
      } catch (error) {
        if (this.#stopped) return;
        if (!this.#recover(error)) return;
        if (codeOf(error) !== Code.REBALANCE_IN_PROGRESS) await this.#backOff.wait();
      }
    }
  }

  /** Decides what an error means; false: nothing more can be done. */
  #recover(error: unknown): boolean {
    const { logger, groupId, lost } = this.#options;
    const code = codeOf(error);
    // The group met without this member’s hearing of it. As long as it is known there, nobody was given what it holds.
    if (code === Code.REBALANCE_IN_PROGRESS || code === Code.ILLEGAL_GENERATION) {
      this.#mustJoin = true;
      return true;
    }
    if (code === Code.UNKNOWN_MEMBER_ID) {
      logger.warn({ groupId, error }, 'The group gave up on this process; it joins anew.');
      this.#memberId = '';
      this.#generation = -1;
      this.#mustJoin = true;
      this.lease.end();
      lost();
      return true;
    }
    this.#coordinator = undefined;
    if (this.#joined !== undefined && isFinal(code)) {
      this.#joined.reject(error);
      return false;
    }
    if (this.#trouble === undefined) logger.warn({ groupId, error }, 'Kafka does not answer for a group.');
    this.#trouble = `Kafka does not answer for group ${groupId}: ${messageOf(error)}`;
    return true;
  }

  async #beat(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = this.#options.clock.after(this.#options.times.heartbeatMs, resolve);
      this.#pause = { timer, resolve };
    });
    this.#pause = undefined;
    if (this.#stopped || this.#mustJoin) return;
    const stamp = this.lease.stamp();
    const answer = await this.#ask<{ readonly errorCode: number }>('Heartbeat', {
      groupGenerationId: this.#generation,
      memberId: this.#memberId,
    });
    refuse(answer.errorCode, 'Heartbeat');
    this.#renew(stamp);
  }

  #wake(): void {
    this.#pause?.timer.cancel();
    this.#pause?.resolve();
  }

  /** Meets the group: everybody says what he holds, the leader shares out, everybody hears his share. */
  async #meet(): Promise<void> {
    this.#mustJoin = false;
    this.#meeting = true;
    try {
      const joined = await this.#joinGroup();
      const isLeader = joined.leaderId === joined.memberId;
      const stamp = this.lease.stamp();
      const synced = await this.#ask<{ readonly errorCode: number; readonly memberAssignment: Buffer }>(
        'SyncGroup',
        {
          generationId: joined.generationId,
          memberId: joined.memberId,
          groupAssignment: isLeader ? this.#shareOut(joined.members) : [],
        },
      );
      refuse(synced.errorCode, 'SyncGroup');
      this.#generation = joined.generationId;
      if (this.#stopped) return;
      this.#options.shared(decodeShare(synced.memberAssignment));
      this.#renew(stamp);
      this.#joined?.resolve();
      this.#joined = undefined;
    } catch (error) {
      this.#mustJoin = true;
      throw error;
    } finally {
      this.#meeting = false;
    }
  }

  async #joinGroup(): Promise<JoinAnswer> {
    const { topics, holds, address, times } = this.#options;
    for (;;) {
      const answer = await this.#ask<JoinAnswer>('JoinGroup', {
        sessionTimeout: times.sessionMs,
        rebalanceTimeout: times.rebalanceMs,
        memberId: this.#memberId,
        protocolType: 'consumer',
        groupProtocols: [{ name: PROTOCOL_NAME, metadata: encodeMember(topics, holds(), address) }],
      });
      if (answer.errorCode !== Code.MEMBER_ID_REQUIRED) refuse(answer.errorCode, 'JoinGroup');
      this.#memberId = answer.memberId;
      if (answer.errorCode === Code.NONE) return answer;
    }
  }

  #shareOut(answer: JoinAnswer['members']): { memberId: string; memberAssignment: Buffer }[] {
    const members = answer.map(({ memberId, memberMetadata }) => decodeMember(memberId, memberMetadata));
    const shares = share(members, this.#options.partitions);
    return members.map(({ id, topics }) => ({
      memberId: id,
      memberAssignment: encodeShare(topics, shares.get(id)!),
    }));
  }

  #renew(stamp: { monotonic: number; wall: number }): void {
    this.lease.renew(stamp);
    this.#options.renewed();
  }

  async #ask<Answer>(api: 'JoinGroup' | 'SyncGroup' | 'Heartbeat', options: object): Promise<Answer> {
    const { groupId } = this.#options;
    return this.#lane.ask<Answer>(await this.coordinator(), api, { groupId, ...options });
  }
}

/** Answers that no waiting changes. */
function isFinal(code: number | undefined): boolean {
  return (
    code === Code.INCONSISTENT_GROUP_PROTOCOL ||
    code === Code.INVALID_SESSION_TIMEOUT ||
    code === Code.GROUP_AUTHORIZATION_FAILED ||
    code === Code.GROUP_MAX_SIZE_REACHED
  );
}
