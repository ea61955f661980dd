import type { EventLog, LogRecord, PartitionConsumer, Topic } from '../../ports/event-log.ts';
import type { Version } from '../../ports/feed-ids.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Counter } from '../../ports/metrics.ts';
import type { Written } from '../../ports/written.ts';
import type { Progress } from '../progress.ts';
import {
  Command,
  contentOf,
  encodeSlice,
  Outcome,
  publishOf,
  type Slice,
  shortEpoch,
  whole,
} from '../records.ts';
import { applyDelete, applyEdit } from './change-post.ts';
import type { ApplyContext, Applying } from './context.ts';
import { applyMark, applyReport } from './mark.ts';
import { applyPublish } from './publish.ts';
import { applyAccept, applyFollow, applyRelate } from './relate.ts';
import { applySettings } from './settings.ts';

export interface ApplierParts extends ApplyContext {
  readonly log: EventLog;
  readonly progress: Progress;
  readonly logger: Logger;
  readonly counters: { readonly commands: Counter; readonly repeats: Counter; readonly dead: Counter };
  /** Told of each command that took effect here, or was found to have. */
  readonly applied: (command: Command, id: string, code: number) => void;
}

interface Pending {
  readonly durable: Promise<void>[];
  readonly emitted: Promise<unknown>[];
}

/**
 * Applies the commands of the log: those of one author in their order, of different authors beside each other. Every
 * effect may be applied again; the commit follows when all are durable.
 */
export class Applier implements PartitionConsumer {
  readonly #parts: ApplierParts;
  readonly #context: ApplyContext;
  readonly #epoch: string;

  constructor(parts: ApplierParts) {
    this.#parts = parts;
    this.#epoch = shortEpoch(parts.log.epoch);
    this.#context = { stores: parts.stores, settings: parts.settings };
  }

  assigned(partition: number): void {
    this.#parts.progress.forget(partition);
  }

  caughtUp(): void {}

  async revoked(partition: number): Promise<void> {
    await this.#parts.progress.save(partition);
    this.#parts.progress.forget(partition);
  }

  records(topic: Topic, partition: number, records: readonly LogRecord[]): Promise<void> {
    return this.#parts.progress.during(() => this.#records(topic, partition, records));
  }

  async #records(topic: Topic, partition: number, records: readonly LogRecord[]): Promise<void> {
    const pending: Pending = { durable: [], emitted: [] };
    const byActor = new Map<string, { command: Command; offset: number }[]>();
    for (const record of records) {
      const command = this.#decode(topic, record);
      if (command === undefined) continue;
      const queue = byActor.get(command.actor);
      if (queue) queue.push({ command, offset: record.offset });
      else byActor.set(command.actor, [{ command, offset: record.offset }]);
    }
    await Promise.all(
      Array.from(byActor.values(), async (queue) => {
        for (const { command, offset } of queue) await this.#apply(command, offset, pending);
      }),
    );
    // One sync for the slices of all: an author's next post does not wait for the last one's.
    await Promise.all(pending.emitted);
    this.#parts.progress.done(partition, records[records.length - 1]!.offset, pending.durable);
  }

  #decode(topic: Topic, record: LogRecord): Command | undefined {
    try {
      return Command.decode(record.value);
    } catch (error) {
      const { log, logger, counters } = this.#parts;
      counters.dead.value++;
      logger.error({ err: error, topic, offset: record.offset }, 'a record cannot be decoded: put aside');
      log.append('feed.commands.dead', record.key, record.value).catch(() => undefined);
      return undefined;
    }
  }

  async #apply(command: Command, offset: number, { durable, emitted }: Pending): Promise<void> {
    const { stores, applied, counters } = this.#parts;
    const { actor, key, id, at } = command;
    const outcome = key === '' ? undefined : await stores.outcomes.outcome(actor, key);
    const known = outcome && Outcome.decode(outcome);
    if (known && known.id !== id) {
      counters.repeats.value++;
      applied(command, known.id, known.code);
      return;
    }
    const version: Version = { epoch: this.#epoch, offset };
    const wrote = async (written: Written): Promise<void> => {
      durable.push(written.durable);
      if (written.readable) await written.readable;
    };
    const emit = (lane: Topic, slice: Slice): void => {
      const appended = this.#parts.log.append(lane, slice.author, encodeSlice(slice));
      // It is waited for with the others; until then a failure must not count as unhandled.
      appended.catch(() => undefined);
      emitted.push(appended);
    };
    const code = await act(this.#context, { actor, id, at, version, wrote, emit }, command);
    // A replay does not judge again what was judged in its turn.
    if (key !== '' && !known) {
      await wrote(stores.outcomes.write([{ actor, key, bytes: Outcome.encode({ id, code, at }).finish() }]));
    }
    counters.commands.value++;
    applied(command, id, known?.code ?? code);
  }
}

async function act(context: ApplyContext, applying: Applying, command: Command): Promise<number> {
  switch (command.action) {
    case 'publish':
      return applyPublish(context, applying, publishOf(command.publish));
    case 'edit':
      return applyEdit(context, applying, command.edit!.post ?? '', contentOf(command.edit!.content));
    case 'delete':
      return applyDelete(context, applying, command.delete!.post ?? '');
    case 'mark':
      return applyMark(context, applying, whole(command.mark));
    case 'follow':
      return applyFollow(context, applying, whole(command.follow));
    case 'relate':
      return applyRelate(context, applying, whole(command.relate));
    case 'accept':
      return applyAccept(context, applying, whole(command.accept));
    case 'settings':
      return applySettings(context, applying, command.settings!.protected ?? false);
    case 'report':
      return applyReport(context, applying, whole(command.report));
    default:
      // Of a newer build: it did what it did there.
      return 0;
  }
}
