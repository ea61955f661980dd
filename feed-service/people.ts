import type { FeedStores } from '../ports/feed-stores.ts';
import { standing } from '../ports/graph.ts';

export interface StandingView {
  readonly followers: number;
  readonly following: number;
  readonly protected: boolean;
  readonly follows: boolean;
  readonly asked: boolean;
  readonly followsMe: boolean;
  readonly blocks: boolean;
  readonly mutes: boolean;
}

export type NameList = 'following' | 'followers' | 'requests' | 'blocks' | 'mutes';

/** What a user may know of others and of the own lists. */
export class PeopleReads {
  readonly #stores: FeedStores;

  constructor(stores: FeedStores) {
    this.#stores = stores;
  }

  /** How one stands with another. Of who blocks one it says what it says of a user whom nobody knows. */
  async standing(user: string, other: string): Promise<StandingView> {
    const { graph } = this.#stores;
    const [[counts], [relation], [profile]] = await Promise.all([
      graph.counts([other]),
      graph.relations(user, [other]),
      graph.profiles([other]),
    ]);
    const { mine, theirs } = relation!;
    const hidden = theirs?.blocks === true;
    const toward = standing(mine, theirs);
    return {
      followers: hidden ? 0 : counts!.followers,
      following: hidden ? 0 : counts!.following,
      protected: !hidden && profile?.protected === true,
      ...{ follows: toward === 'follows', asked: toward === 'asked' },
      followsMe: standing(theirs, mine) === 'follows',
      ...{ blocks: mine?.blocks === true, mutes: mine?.mutes === true },
    };
  }

  /** The user's own lists. */
  async names(
    user: string,
    list: NameList,
    after: string,
    limit: number,
  ): Promise<{ names: string[]; after: string }> {
    const { graph } = this.#stores;
    const names =
      list === 'blocks' || list === 'mutes'
        ? await graph.listed(user, list, after, limit)
        : await graph[list](user, after, limit);
    return { names, after: names.length < limit ? '' : names[names.length - 1]! };
  }

  async mark(user: string, timeline: string): Promise<{ id: string }> {
    return { id: await this.#stores.readers.mark(user, timeline) };
  }

  /** Answers what stands: never below what another device read up to. */
  async raiseMark(user: string, timeline: string, id: string): Promise<{ id: string }> {
    await this.#stores.readers.raiseMark(user, timeline, id).durable;
    return this.mark(user, timeline);
  }
}
