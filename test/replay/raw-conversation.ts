import type { SeenEvent } from './seen-event.ts';

/** A command of ours without an outcome. */
export interface RawCommand {
  readonly counter: number;
  readonly action: object;
  accepted: boolean;
  /** The gateway said “come back”, and takes nothing above this counter before it has come. */
  refused: boolean;
  /** Times that the server was asked what became of it and did not know. */
  unknown: number;
  /** Its outcome is known. */
  settled: boolean;
  /** When it was last said, monotonic milliseconds. */
  saidAt: number;
  onAccepted(): void;
  onOutcome(event: number): void;
  onRejected(code: number): void;
  onForgotten(): void;
}

/** Why a range is read. */
export type Cause = 'resumed' | 'gapped' | 'lagged' | 'healed';

/** Events above a gap that are kept; what comes above is read again. */
const AHEAD = 1024;

/** What a raw client knows of one conversation: how far it has read, and what it has yet to hear of its commands. */
export class RawConversation {
  readonly id: string;
  /** The last event in order, and the newest known to exist. */
  last = 0;
  head = 0;
  /** The range that is under way. */
  reading = false;
  counter = 0;
  /** By rising counter. */
  readonly commands = new Map<number, RawCommand>();
  /** Waits until the gateway takes commands of this conversation again. */
  hold: NodeJS.Timeout | undefined;
  readonly #ahead = new Map<number, SeenEvent>();

  constructor(id: string) {
    this.id = id;
  }

  get lacks(): boolean {
    return this.last < this.head;
  }

  /** Gives `next` what is in order now; returns how many messages of those given were it. */
  offer(events: readonly SeenEvent[], next: (event: SeenEvent) => void): number {
    let messages = 0;
    for (const event of events) {
      this.head = Math.max(this.head, event.event);
      if (event.event > this.last + 1 && this.#ahead.size < AHEAD) this.#ahead.set(event.event, event);
      if (event.event !== this.last + 1) continue;
      if (event.message > 0) messages += 1;
      this.#take(event, next);
    }
    return messages;
  }

  #take(event: SeenEvent, next: (event: SeenEvent) => void): void {
    for (let each: SeenEvent | undefined = event; each; each = this.#ahead.get(this.last + 1)) {
      this.#ahead.delete(each.event);
      this.last = each.event;
      next(each);
    }
  }

  /** The connection is gone: everything that was asked or held on it is void. */
  lost(): void {
    this.reading = false;
    this.#ahead.clear();
    clearTimeout(this.hold);
    this.hold = undefined;
    for (const [counter, command] of this.commands) {
      command.refused = false;
      if (command.settled) this.commands.delete(counter);
    }
  }
}
