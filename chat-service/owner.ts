import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { EventLog, LogRecord, PartitionConsumer, Topic } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { Counter } from '../ports/metrics.ts';
import type { Written } from '../ports/written.ts';
import { errors } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { Applied } from './applied.ts';
import { Batch } from './batch.ts';
import type { ChangedHeads } from './changed-heads.ts';
import type { Checkpointer } from './checkpointer.ts';
import type { ConversationCache } from './conversation-cache.ts';
import type { ConversationState } from './conversation-state.ts';
import { moveOn, raiseMarks } from './conversation-state.ts';
import type { Delivery } from './deliver.ts';
import type { ReceiptKeeper } from './receipts.ts';
import { sequence } from './sequence.ts';

const { CommandRecord } = kith.internal;
const { Role } = kith.v1;
type CommandRecord = kith.internal.CommandRecord;

export interface OwnerParts {
  readonly log: EventLog;
  readonly messages: MessageStore;
  readonly conversations: ConversationStore;
  readonly cache: ConversationCache;
  readonly checkpointer: Checkpointer;
  readonly delivery: Delivery;
  readonly receipts: ReceiptKeeper;
  readonly changed: ChangedHeads;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly counters: {
    readonly events: Counter;
    readonly repeats: Counter;
    readonly rejections: Counter;
    readonly dead: Counter;
  };
}

/**
 * Owns partitions of the log: takes a batch of records, numbers them, writes the rows, delivers, and leaves
 * checkpoint and commit to the checkpointer. The path of every message, in the order things happen.
 */
export class PartitionOwner implements PartitionConsumer {
  readonly #parts: OwnerParts;
  /** How far the commands are done. */
  readonly applied = new Applied();
  readonly #whole = new Set<number>();
  readonly #writing = new Map<number, Promise<void>>();

  constructor(parts: OwnerParts) {
    this.#parts = parts;
  }

  /** The partition's log was read to its end: what is in memory is the newest. */
  isWhole(partition: number): boolean {
    return this.#whole.has(partition);
  }

  /** Resolves when the rows that are on their way to the store can be read. */
  writing(partition: number): Promise<void> | undefined {
    return this.#writing.get(partition);
  }

  assigned(partition: number): void {
    this.#whole.delete(partition);
    this.applied.assigned(partition);
    this.#parts.cache.dropPartition(partition);
    this.#parts.checkpointer.assigned(partition);
  }

  caughtUp(partition: number): void {
    this.#whole.add(partition);
  }

  async revoked(partition: number): Promise<void> {
    this.#whole.delete(partition);
    this.applied.revoked(partition);
    this.#parts.changed.forget();
    const { checkpointer, cache, logger } = this.#parts;
    try {
      await checkpointer.save(partition);
    } catch (error) {
      // The successor begins at an older checkpoint and numbers the same again.
      logger.warn({ err: error, partition }, 'a partition is given back without its last checkpoints');
    }
    checkpointer.revoked(partition);
    cache.dropPartition(partition);
  }

  records(topic: Topic, partition: number, records: readonly LogRecord[]): void | Promise<void> {
    if (topic === 'chat.receipts') return this.#parts.receipts.take(partition, records);
    const last = records[records.length - 1]!.offset;
    const taken = this.#take(partition, records);
    if (taken) return taken.then(() => this.applied.reached(partition, last));
    this.applied.reached(partition, last);
  }

  #take(partition: number, records: readonly LogRecord[]): void | Promise<void> {
    const commands = this.#decode(records);
    // The fast path has every conversation in memory and numbers in this very turn.
    const missing = this.#missing(commands);
    if (missing.length === 0) return this.#number(partition, commands, records);
    return this.#loadAndNumber(missing, partition, commands, records);
  }

  /** undefined: a record that cannot be decoded; it is put aside and the partition goes on. */
  #decode(records: readonly LogRecord[]): (CommandRecord | undefined)[] {
    const commands = new Array<CommandRecord | undefined>(records.length);
    for (let i = 0; i < records.length; i++) {
      try {
        commands[i] = CommandRecord.decode(records[i]!.value);
      } catch (error) {
        this.#bury(records[i]!, error);
      }
    }
    return commands;
  }

  #bury(record: LogRecord, error: unknown): void {
    const { log, logger, counters } = this.#parts;
    counters.dead.value++;
    logger.error(
      { err: error, key: record.key, offset: record.offset },
      'a record cannot be decoded: put aside',
    );
    log.append('chat.commands.dead', record.key, record.value).catch((failure: unknown) => {
      logger.error({ err: failure, offset: record.offset }, 'the dead record could not be put aside');
    });
  }

  #missing(
    commands: readonly (CommandRecord | undefined)[],
    loaded?: ReadonlyMap<string, ConversationState>,
  ): string[] {
    let missing: Set<string> | undefined;
    for (const command of commands) {
      if (!command || this.#parts.cache.get(command.conversation)) continue;
      if (loaded?.has(command.conversation)) continue;
      missing ??= new Set();
      missing.add(command.conversation);
    }
    return missing ? [...missing] : [];
  }

  /**
   * What was there when it was looked for may be let go while the others are loaded, so it is looked for again, and numbered
   * in the very turn in which nothing is missing: a batch given up in its midst would leave states that have moved on over
   * rows that nobody writes.
   */
  async #loadAndNumber(
    ids: readonly string[],
    partition: number,
    commands: readonly (CommandRecord | undefined)[],
    records: readonly LogRecord[],
  ): Promise<void> {
    const loaded = new Map<string, ConversationState>();
    for (let missing = ids; missing.length > 0; missing = this.#missing(commands, loaded)) {
      const states = await Promise.all(missing.map((id) => this.#parts.cache.load(id, partition)));
      for (const state of states) loaded.set(state.id, state);
    }
    await this.#number(partition, commands, records, loaded);
  }

  #number(
    partition: number,
    commands: readonly (CommandRecord | undefined)[],
    records: readonly LogRecord[],
    loaded?: ReadonlyMap<string, ConversationState>,
  ): void | Promise<void> {
    const batch = new Batch();
    for (let i = 0; i < commands.length; i++) {
      const command = commands[i];
      if (!command) continue;
      const offset = records[i]!.offset;
      const state = this.#parts.cache.peek(command.conversation) ?? loaded?.get(command.conversation);
      if (!state)
        throw new Error(`conversation ${command.conversation} was let go while its records were numbered`);
      if (offset <= state.position.offset) continue; // replayed: the checkpoint has it
      this.#apply(batch, state, command, offset, partition);
    }
    const { checkpointer, messages, conversations } = this.#parts;
    const last = records[records.length - 1]!.offset;
    if (batch.events.length + batch.outcomes.length === 0) {
      checkpointer.applied(partition, last);
      return this.#deliver(batch);
    }
    const rows = messages.write(batch.events, batch.outcomes);
    const memberships =
      batch.memberships.length > 0 ? conversations.writeMemberships(batch.memberships) : undefined;
    checkpointer.applied(partition, last, rows.durable, memberships?.durable);
    if (rows.readable === null && (memberships?.readable ?? null) === null) return this.#deliver(batch);
    const readable = this.#untilReadable(partition, batch, rows, memberships);
    this.#writing.set(partition, readable);
    return readable.then(() => {
      if (this.#writing.get(partition) === readable) this.#writing.delete(partition);
      return this.#deliver(batch);
    });
  }

  /**
   * The state has moved on, so a failed write is repeated here, the partition standing still meanwhile: handed back to
   * the log, the records would come again as replays of what the state already knows.
   */
  async #untilReadable(
    partition: number,
    batch: Batch,
    rows: Written,
    memberships: Written | undefined,
  ): Promise<void> {
    const { messages, conversations, checkpointer, clock, logger } = this.#parts;
    for (let wait = 50; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        await Promise.all([rows.readable, memberships?.readable]);
        return;
      } catch (error) {
        logger.warn(
          { err: error, wait },
          'the store refused rows; the partition waits and writes them again',
        );
        await new Promise<void>((resolve) => clock.after(wait, resolve));
        rows = messages.write(batch.events, batch.outcomes);
        if (memberships) memberships = conversations.writeMemberships(batch.memberships);
        checkpointer.rewritten(partition, rows.durable, memberships?.durable);
      }
    }
  }

  #apply(
    batch: Batch,
    state: ConversationState,
    command: CommandRecord,
    offset: number,
    partition: number,
  ): void {
    const { cache, checkpointer, changed, counters } = this.#parts;
    const applied = sequence(state, command);
    const { conversation, user, device, counter } = command;
    if (applied.kind === 'repeat') {
      counters.repeats.value++;
      batch.repeats.push({ conversation, user, device, counter });
      return;
    }
    if (moveOn(state, partition, offset)) {
      cache.keep(state);
      checkpointer.changed(state);
    }
    if (applied.kind === 'outcome') {
      const { event, code } = applied;
      if (code > 0) counters.rejections.value++;
      const row = { conversation, user, device, counter, event, message: 0, code };
      batch.tell.push(row);
      // What became of the counter when it first came may stand in the store.
      if (code !== errors.too_old.code) batch.outcomes.push(row);
      return;
    }
    counters.events.value++;
    const message = applied.isMessage ? state.message : 0;
    if (applied.isMessage && raiseMarks(state, user, message, message)) checkpointer.raised(state, partition);
    state.tail.push(state.event, applied.bytes);
    changed.note(conversation);
    for (const { user: member, role } of applied.changed) {
      if ((role ?? 0) !== Role.NONE) changed.noteJoined(conversation, member ?? '');
    }
    batch.events.push({ conversation, event: state.event, message, bytes: applied.bytes });
    batch.outcomes.push({ conversation, user, device, counter, event: state.event, message, code: 0 });
    batch.add(state, applied.bytes, applied.changed);
  }

  /** After the rows are readable by whoever is told. Resolves when everything is handed over, so order is kept. */
  #deliver(batch: Batch): void | Promise<void> {
    const { delivery } = this.#parts;
    const waits: Promise<void>[] = [];
    for (const each of batch.parts) waits.push(delivery.events(each));
    for (const row of batch.tell) waits.push(delivery.outcome(row));
    for (const name of batch.repeats) waits.push(delivery.repeat(name));
    if (waits.length === 0) return;
    if (waits.length === 1) return waits[0];
    return Promise.all(waits).then(() => undefined);
  }
}
