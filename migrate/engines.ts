import type { LinkImport } from '../engines/cassandra/link-import.ts';
import type { SnapshotLog } from '../engines/embedded/snapshot-log.ts';
import type { SnapshotStores } from '../engines/embedded/snapshot-stores.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { ClickStore } from '../ports/click-store.ts';
import type { CodeBlocks } from '../ports/code-blocks.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Version } from '../ports/feed-ids.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { LinkStore } from '../ports/link-store.ts';
import type { MessageStore } from '../ports/message-store.ts';

/** What is moved: read beside the process that writes it. */
export interface Source {
  readonly stores: SnapshotStores;
  readonly log: SnapshotLog;
}

export interface LinkTarget {
  readonly links: LinkStore;
  readonly blocks: CodeBlocks;
  readonly clicks: ClickStore;
  readonly moved: LinkImport;
}

type FeedPart = 'graph' | 'posts' | 'sets' | 'outcomes' | 'readers' | 'notifications';

interface FeedTarget extends Pick<FeedStores, FeedPart> {
  /** Logs that rows stand for; one that is known first is older than those that come to be known later. */
  readonly epochs: { know(versions: Iterable<Version>): Promise<void> };
}

/** Where it goes: written by this migration alone. */
export interface Target {
  /** For people, and the same for the same place. */
  readonly name: string;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly links: LinkTarget;
  readonly feed: FeedTarget;
  /** The source is frozen for good: whoever waited for that may start. May be repeated. */
  over(): Promise<void>;
  close(): Promise<void>;
}
