import type { SnapshotLog } from '../engines/embedded/snapshot-log.ts';
import type { SnapshotStores } from '../engines/embedded/snapshot-stores.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { MessageStore } from '../ports/message-store.ts';

/** What is moved: read beside the process that writes it. */
export interface Source {
  readonly stores: SnapshotStores;
  readonly log: SnapshotLog;
}

/** Where it goes: written by this migration alone. */
export interface Target {
  /** For people, and the same for the same place. */
  readonly name: string;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  close(): Promise<void>;
}
