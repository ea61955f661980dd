import type { AccountStore } from '../ports/account-store.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FeedStores } from '../ports/feed-stores.ts';
import type { Logger } from '../ports/logger.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { Metrics } from '../ports/metrics.ts';
import { isMovingIn } from '../ports/moving-in.ts';
import type { OnceValues } from '../ports/once-values.ts';
import type { Registry } from '../ports/registry.ts';
import type { Service } from '../ports/service.ts';
import type { WorkerNumbers } from '../ports/worker-numbers.ts';
import { type Options, WrongOption } from './options.ts';
import type { ShortenerEngines } from './shortener.ts';

/** One engine for each port. */
export interface Engines {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly accounts: AccountStore;
  readonly once: OnceValues;
  readonly workers: WorkerNumbers;
  readonly registry: Registry;
  readonly mailbox: Mailbox;
  readonly feed: FeedStores;
  readonly links: ShortenerEngines;
  /** Identity of the data, told to clients. */
  readonly store: string;
  troubles(): string[];
  close(): Promise<void>;
}

/** The column of engines that the options name. Rejects with a sentence for the operator. */
export async function openEngines(options: Options, logger: Logger, metrics: Metrics): Promise<Engines> {
  // Loaded when needed: drivers of servers that are not used would cost the start a second.
  if (options.KITH_ENGINE === 'cluster') {
    const { openCluster } = await import('./cluster.ts');
    const engines = await openCluster(options, logger, metrics);
    if (!(await isMovingIn(engines.once))) return engines;
    await engines.close();
    throw new WrongOption(
      `KITH_NAME: another installation is being moved to “${options.KITH_NAME}”, and that has not ended. Run \`npm run migrate\` to its end, or choose another name.`,
    );
  }
  const { openEmbedded } = await import('./embedded.ts');
  return openEmbedded(options, logger, metrics);
}

/** Engines are opened before the services are made, so as a service they only end. */
export function engineService(engines: Engines): Service {
  return {
    name: 'engines',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => engines.close(),
    troubles: () => engines.troubles(),
  };
}
