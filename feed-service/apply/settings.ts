import { isNewer } from '../../ports/feed-ids.ts';
import type { ApplyContext, Applying } from './context.ts';
import { newProfile } from './tier.ts';

export async function applySettings(
  { stores }: ApplyContext,
  applying: Applying,
  isProtected: boolean,
): Promise<number> {
  const { actor, version } = applying;
  const [standing] = await stores.graph.profiles([actor]);
  if (!isNewer(version, standing?.version)) return 0;
  const profile = { ...(standing ?? newProfile()), protected: isProtected, version };
  await applying.wrote(stores.graph.saveProfiles([{ user: actor, profile }]));
  return 0;
}
