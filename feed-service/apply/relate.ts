import { isNewer } from '../../ports/feed-ids.ts';
import { type Half, standing } from '../../ports/graph.ts';
import { Reason } from '../../ports/timelines.ts';
import { mergeSource, purgeSource } from '../follow-timeline.ts';
import type { Accept, Follow, Relate } from '../records.ts';
import type { ApplyContext, Applying } from './context.ts';
import { groupName, type NoteKind } from './notes.ts';

const NOTHING: Half = {
  ...{ serial: 0, wants: false, open: false, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: '', offset: 0 } },
};

type Change = (half: Half) => Half;

export async function applyFollow(
  context: ApplyContext,
  applying: Applying,
  follow: Follow,
): Promise<number> {
  const { target, on, open, removals } = follow;
  const { mine, theirs } = await changeHalf(context, applying, target, (half) => ({
    ...half,
    ...{ serial: half.serial + 1, wants: on, open, removalsSeen: removals },
  }));
  if (target.startsWith('#')) return 0;
  const stands = standing(mine, theirs);
  await note(context, applying, target, 'follow', stands === 'follows');
  await note(context, applying, target, 'request', stands === 'asked');
  return 0;
}

export async function applyRelate(
  context: ApplyContext,
  applying: Applying,
  relate: Relate,
): Promise<number> {
  const { target, block, mute, remove } = relate;
  await changeHalf(context, applying, target, (half) => {
    const removes = remove === true || block === true;
    return {
      ...half,
      blocks: block ?? half.blocks,
      mutes: mute ?? half.mutes,
      removals: half.removals + (removes ? 1 : 0),
      // Who blocks somebody does not go on following them.
      wants: half.wants && block !== true,
    };
  });
  return 0;
}

export async function applyAccept(
  context: ApplyContext,
  applying: Applying,
  { target, serial }: Accept,
): Promise<number> {
  const { mine, theirs } = await changeHalf(context, applying, target, (half) => ({
    ...half,
    accepted: Math.max(half.accepted, serial),
  }));
  await note(context, applying, target, 'accept', standing(theirs, mine) === 'follows');
  return 0;
}

/**
 * Writes the actor's half unless it has the command already, then brings both timelines in line with what stands now:
 * also when the command comes again, since the crash may have come between the two.
 */
async function changeHalf(
  { stores }: ApplyContext,
  applying: Applying,
  target: string,
  change: Change,
): Promise<{ mine: Half; theirs: Half | undefined }> {
  const { actor, version } = applying;
  const [before] = await stores.graph.relations(actor, [target]);
  let mine = before!.mine ?? NOTHING;
  if (isNewer(version, before!.mine?.version)) {
    mine = { ...change(mine), version };
    await applying.wrote(stores.graph.write([{ actor, target, half: mine }]));
  }
  const theirs = await align(stores, actor, target);
  if (!target.startsWith('#')) await align(stores, target, actor);
  return { mine, theirs };
}

/**
 * Brings a reader's timeline in line with whether the follow stands. It is asked again after a purge: the reader's own
 * consumer may have written and merged a new follow while this one, the author's, still saw the old.
 */
async function align(
  stores: ApplyContext['stores'],
  reader: string,
  source: string,
): Promise<Half | undefined> {
  const reason = source.startsWith('#') ? Reason.tag : Reason.author;
  const ask = async () => (await stores.graph.relations(reader, [source]))[0]!;
  const first = await ask();
  if (standing(first.mine, first.theirs) !== 'follows') {
    await purgeSource(stores, reader, source, reason);
    const second = await ask();
    if (standing(second.mine, second.theirs) !== 'follows') return second.theirs;
  }
  await mergeSource(stores, reader, source, reason);
  return first.theirs;
}

async function note(
  { stores }: ApplyContext,
  applying: Applying,
  user: string,
  kind: NoteKind,
  on: boolean,
): Promise<void> {
  const { actor, id, version } = applying;
  if (user === actor) return;
  await applying.wrote(stores.notifications.note([{ user, group: groupName(kind), actor, id, on, version }]));
}
