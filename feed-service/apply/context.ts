import type { Topic } from '../../ports/event-log.ts';
import type { Version } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Written } from '../../ports/written.ts';
import type { Slice } from '../records.ts';
import type { FeedSettings } from '../settings.ts';

/** What the verbs that apply commands work with. */
export interface ApplyContext {
  readonly stores: FeedStores;
  readonly settings: FeedSettings;
}

/** One command at its place in the log. */
export interface Applying {
  readonly actor: string;
  readonly id: string;
  readonly at: number;
  readonly version: Version;
  /** Resolves when what was written is read by everybody; its durability is waited for before the commit. */
  wrote(written: Written): Promise<void>;
  /** Hands a slice to a lane; the commit waits until it is durable. */
  emit(lane: Topic, slice: Slice): void;
}
