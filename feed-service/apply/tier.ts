import type { Profile } from '../../ports/graph.ts';
import { Tier } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';

const DAY_MS = 24 * 3_600_000;
/** So many posts a day weigh as one: who posts more costs more. */
const USUAL_POSTS_A_DAY = 10;
/** A tier is left downwards only below this share of its threshold, so that nobody swings at the edge. */
const LEAVE = 0.8;
/** Followers looked at to learn which share is active: right to a few hundredths, and everybody's posts wait for it. */
const SAMPLE = 250;

/** Counts a post into the author's rate: the count of the last day, fading. */
export async function noteRate(context: ApplyContext, applying: Applying): Promise<void> {
  const { graph } = context.stores;
  const { actor, at } = applying;
  const [profile] = await graph.profiles([actor]);
  const rate = rateAt(profile, at) + 1;
  const noted = { ...(profile ?? newProfile()), rate, rateAt: at };
  await applying.wrote(graph.saveProfiles([{ user: actor, profile: noted }]));
}

export function newProfile(): Profile {
  return { protected: false, tier: Tier.FAST, rate: 0, rateAt: 0, version: { epoch: '', offset: 0 } };
}

function rateAt(profile: Profile | undefined, at: number): number {
  if (profile === undefined) return 0;
  return profile.rate * Math.exp(-Math.max(0, at - profile.rateAt) / DAY_MS);
}

/** How a post reaches the followers of a source: decided once, and kept on the post. */
export async function decideTier(
  context: ApplyContext,
  applying: Applying,
  source: string,
): Promise<TierNumber> {
  const { actor, at } = applying;
  const { graph } = context.stores;
  const { slowFollowers } = context.settings;
  const [[counts], [profile]] = await Promise.all([graph.counts([source]), graph.profiles([source])]);
  const followers = counts!.followers;
  const posts = source === actor ? rateAt(profile, at) : 0;
  const weight = Math.max(1, posts / USUAL_POSTS_A_DAY);
  const before = (profile?.tier ?? Tier.FAST) as TierNumber;
  const mayBeMore = followers * weight >= slowFollowers * LEAVE;
  const cost = mayBeMore ? followers * weight * (await activeShare(context, source, at)) : followers * weight;
  const tier = tierOf(cost, before, context.settings);
  if (tier !== before) {
    const moved = { ...(profile ?? newProfile()), tier };
    await applying.wrote(graph.saveProfiles([{ user: source, profile: moved }]));
  }
  return tier;
}

type TierNumber = 0 | 1 | 2;

function tierOf(
  cost: number,
  before: TierNumber,
  { slowFollowers, pullFollowers }: { slowFollowers: number; pullFollowers: number },
): TierNumber {
  const above = (threshold: number, held: boolean): boolean => cost >= threshold * (held ? LEAVE : 1);
  if (above(pullFollowers, before === Tier.PULL)) return Tier.PULL;
  return above(slowFollowers, before !== Tier.FAST) ? Tier.SLOW : Tier.FAST;
}

/** Of a sample of followers, those who read of late. */
async function activeShare({ stores, settings }: ApplyContext, source: string, at: number): Promise<number> {
  const sample = await stores.graph.followers(source, '', SAMPLE);
  if (sample.length === 0) return 0;
  const reads = await stores.readers.lastRead(sample);
  return reads.filter((read) => read >= at - settings.activeMs).length / sample.length;
}
