import type { Clock, Timer } from '../ports/clock.ts';
import type { CheckpointRow, ConversationStore, MarkRow } from '../ports/conversation-store.ts';
import type { Subscription } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import { type ConversationState, encodeCheckpoint } from './conversation-state.ts';

/**
 * How long a conversation's checkpoint may lag behind. A checkpoint costs some microseconds however many messages it
 * covers, so a second saves nearly all of it for an active conversation; after a crash at most this much of the log is
 * numbered again.
 */
const INTERVAL_MS = 1_000;

interface PartitionProgress {
  /** Offset of the last command record applied. */
  applied: number;
  /** Offset of the last receipt record applied. */
  receipts: number;
  /** Durability of the newest writes; the next batch is numbered only when those before can be read. */
  rows: Promise<void> | undefined;
  memberships: Promise<void> | undefined;
  readonly unsaved: Set<ConversationState>;
  readonly raised: Set<ConversationState>;
  /** Resolves when the saves begun so far have ended, well or not. */
  saving: Promise<void>;
}

/**
 * Saves checkpoints and watermarks, then commits: the committed offset never passes the oldest unsaved checkpoint, nor
 * a row that is not durable.
 */
export class Checkpointer {
  readonly #store: ConversationStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #partitions = new Map<number, PartitionProgress>();
  readonly #afterSave: () => void;
  #subscription: Subscription | undefined;
  #timer: Timer | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(store: ConversationStore, clock: Clock, logger: Logger, afterSave: () => void) {
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
    this.#afterSave = afterSave;
  }

  start(subscription: Subscription): void {
    this.#subscription = subscription;
    this.#schedule();
  }

  assigned(partition: number): void {
    this.#partitions.set(partition, {
      applied: -1,
      receipts: -1,
      rows: undefined,
      memberships: undefined,
      unsaved: new Set(),
      raised: new Set(),
      saving: Promise.resolve(),
    });
  }

  revoked(partition: number): void {
    this.#partitions.delete(partition);
  }

  /** A record changed the sequencer's state of a conversation. */
  changed(state: ConversationState): void {
    const progress = this.#partitions.get(state.position.partition)!;
    if (!state.unsaved) {
      state.unsaved = true;
      progress.unsaved.add(state);
    }
    if (state.raised.size > 0) progress.raised.add(state);
  }

  /** Watermarks of a conversation rose. */
  raised(state: ConversationState, partition: number): void {
    this.#partitions.get(partition)!.raised.add(state);
  }

  /** Command records up to `offset` were applied; their rows are on the way. */
  applied(partition: number, offset: number, rows?: Promise<void>, memberships?: Promise<void>): void {
    const progress = this.#partitions.get(partition)!;
    progress.applied = offset;
    if (rows) progress.rows = quiet(rows);
    if (memberships) progress.memberships = quiet(memberships);
  }

  /** What `applied` told of was refused and is written again. */
  rewritten(partition: number, rows: Promise<void>, memberships?: Promise<void>): void {
    const progress = this.#partitions.get(partition);
    if (!progress) return;
    progress.rows = quiet(rows);
    if (memberships) progress.memberships = quiet(memberships);
  }

  receiptsApplied(partition: number, offset: number): void {
    this.#partitions.get(partition)!.receipts = offset;
  }

  #schedule(): void {
    this.#timer = this.#clock.after(INTERVAL_MS, () => {
      this.saveAll().finally(() => {
        if (this.#timer) this.#schedule();
      });
    });
  }

  /** Saves everything unsaved now; after it resolves, `commit` has been told all that is done. */
  saveAll(): Promise<void> {
    const run = this.#running.then(async () => {
      await Promise.all([...this.#partitions.keys()].map((partition) => this.save(partition)));
      this.#afterSave();
    });
    this.#running = run.catch((error: unknown) => {
      this.#logger.error({ err: error }, 'checkpoints could not be saved; they are tried again');
    });
    return this.#running;
  }

  /**
   * Saves one partition. A failure leaves everything dirty, to be tried again. Behind any save of it that is under way: one
   * that finds nothing left to save would else commit what the other has not written yet, and when the partition is given
   * away just then, the successor would begin behind records that no checkpoint has, and give their numbers again.
   */
  async save(partition: number): Promise<void> {
    const progress = this.#partitions.get(partition);
    if (!progress) return;
    const saved = progress.saving.then(() => this.#save(partition, progress));
    progress.saving = saved.catch(() => undefined);
    await saved;
  }

  async #save(partition: number, progress: PartitionProgress): Promise<void> {
    const { applied, receipts, rows, memberships } = progress;
    const taken = takeUnsaved(progress);
    try {
      // A checkpoint that stood without its rows would hide from a successor that they must be written.
      await Promise.all([rows, memberships]);
      await Promise.all([
        taken.checkpoints.length > 0 ? this.#store.saveCheckpoints(taken.checkpoints).durable : undefined,
        taken.marks.length > 0 ? this.#store.raiseMarks(taken.marks).durable : undefined,
      ]);
    } catch (error) {
      putBack(progress, taken);
      throw error;
    }
    forgetSaved(taken);
    if (this.#partitions.get(partition) === progress) this.#commit(partition, applied, receipts);
  }

  /** Everything up to `applied` is covered: what was dirty then is saved, what became dirty later lies above. */
  #commit(partition: number, applied: number, receipts: number): void {
    if (applied >= 0) this.#subscription?.commit('chat.commands', partition, applied + 1);
    if (receipts >= 0) this.#subscription?.commit('chat.receipts', partition, receipts + 1);
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.saveAll();
  }
}

interface Taken {
  readonly states: ConversationState[];
  readonly checkpoints: CheckpointRow[];
  readonly marked: ConversationState[];
  readonly marks: MarkRow[];
}

/** From here on new changes count as unsaved again, while what was taken is written. */
function takeUnsaved(progress: PartitionProgress): Taken {
  const states = [...progress.unsaved];
  const marked = [...progress.raised];
  const taken = {
    states,
    checkpoints: states.map(checkpointRow),
    marked,
    marks: marked.flatMap((state) =>
      Array.from(state.raised, ([user, marks]) => ({ conversation: state.id, user, ...marks })),
    ),
  };
  for (const state of states) state.unsaved = false;
  progress.unsaved.clear();
  progress.raised.clear();
  return taken;
}

/** Marks that were raised again meanwhile stay, to be saved next. Until here they are seen beside what the store has. */
function forgetSaved({ marked, marks }: Taken): void {
  const states = new Map(marked.map((state) => [state.id, state]));
  for (const { conversation, user, delivered, read } of marks) {
    const { raised } = states.get(conversation)!;
    const now = raised.get(user);
    if (now?.delivered === delivered && now.read === read) raised.delete(user);
  }
}

function putBack(progress: PartitionProgress, taken: Taken): void {
  for (const state of taken.states) {
    state.unsaved = true;
    progress.unsaved.add(state);
  }
  for (const state of taken.marked) progress.raised.add(state);
}

function checkpointRow(state: ConversationState): CheckpointRow {
  const { id: conversation, revision, event, message, at, kind, title } = state;
  return {
    conversation,
    revision,
    bytes: encodeCheckpoint(state),
    summary: { event, message, at, kind, title, members: state.members.size },
  };
}

/** A failure is told where the promise is awaited; until then it must not count as unhandled. */
function quiet(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}
