import { errors } from '../../protocol/errors.ts';
import type { Outcome } from './frames.ts';
import type { RawCommand, RawConversation } from './raw-conversation.ts';
import { AGAIN_MS, type RawLink } from './raw-link.ts';
import type { RawMemory } from './raw-memory.ts';
import type { SeenEvent } from './seen-event.ts';

/** An outcome comes sooner than this behind Accepted, in milliseconds; */
const LATE_MS = 1_000;
/** … and so often the server may not know of the command yet. */
const PATIENCE = 4;

const NEW = { accepted: false, refused: false, settled: false, saidAt: 0, unknown: 0 };
type Told = Pick<RawCommand, 'onAccepted' | 'onOutcome' | 'onRejected' | 'onForgotten'>;

/** The commands of a raw client: said in order, and followed until their outcome is known. */
export class RawCommands {
  readonly #user: string;
  readonly #memory: RawMemory;
  readonly #link: RawLink;
  readonly #failed: (error: unknown) => void;

  constructor(user: string, memory: RawMemory, link: RawLink, failed: (error: unknown) => void) {
    this.#user = user;
    this.#memory = memory;
    this.#link = link;
    this.#failed = failed;
  }

  /** After a resume: what was not accepted may never have come. */
  sayAgain(conversation: RawConversation): void {
    for (const command of conversation.commands.values()) {
      if (!command.accepted) this.#speak(conversation, command);
    }
  }

  /** An event of this device. */
  becameEvent(conversation: RawConversation, { counter, event }: SeenEvent): void {
    this.#settle(conversation, counter, (command) => command.onOutcome(event));
  }

  /** A beat: what was accepted a while ago has an outcome by now. */
  pong(): void {
    this.#askOutcomes(performance.now() - LATE_MS);
  }

  askAll(): void {
    this.#askOutcomes(performance.now());
  }

  /**
   * What became of commands accepted before `before`: the telling may have been lost with a connection. They are not
   * said again: this client takes the server at its word, or an acknowledgement that came too early would be mended
   * by the repeat and never show.
   */
  #askOutcomes(before: number): void {
    for (const { id, commands } of this.#memory.conversations.values()) {
      const late = [...commands.values()].filter(
        (each) => each.accepted && !each.settled && each.saidAt < before,
      );
      const counters = late.map(({ counter }) => counter);
      if (counters.length === 0) continue;
      this.#link.ask({ outcomes: { conversation: id, counters } }, ({ outcomes }) =>
        this.outcomes(outcomes?.outcomes),
      );
    }
  }

  /** Resolves with the outcome. */
  done(conversation: string, action: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.say(conversation, action, {
        onAccepted: () => undefined,
        onOutcome: () => resolve(),
        onRejected: (code) => reject(new Error(`The command was rejected with ${code}.`)),
        onForgotten: () => reject(new Error('The command was accepted and is not known.')),
      });
    });
  }

  /** A new command; said now, or when the connection is there and the gateway takes them. */
  say(id: string, action: object, tell: Told): void {
    const conversation = this.#memory.conversation(id);
    const counter = ++conversation.counter;
    const command = { counter, action, ...NEW, ...tell };
    conversation.commands.set(counter, command);
    if (this.#link.live && conversation.hold === undefined) this.#speak(conversation, command);
  }

  #speak(conversation: RawConversation, command: RawCommand): void {
    const { counter, action } = command;
    command.saidAt = performance.now();
    this.#link.ask({ command: { conversation: conversation.id, counter, ...action } }, ({ error }) => {
      command.refused = error !== null && error !== undefined && error.code >= 4000;
      if (command.refused) this.#holdBack(conversation, error!.retryMs);
      else if (command.settled) conversation.commands.delete(counter);
      else if (error) this.#settle(conversation, counter, (open) => open.onRejected(error.code));
      else if (!command.accepted) {
        command.accepted = true;
        command.onAccepted();
      }
    });
  }

  /** “Come back”: the gateway refuses all higher counters until this one comes again, so all come again in order. */
  #holdBack(conversation: RawConversation, retryMs: number): void {
    conversation.hold ??= setTimeout(() => {
      conversation.hold = undefined;
      if (!this.#link.live) return;
      for (const command of conversation.commands.values()) this.#speak(conversation, command);
    }, retryMs || AGAIN_MS);
  }

  outcomes(outcomes: readonly Outcome[] = []): void {
    for (const { conversation, counter, event, code } of outcomes) {
      const known = this.#memory.conversations.get(conversation);
      if (!known) continue;
      if (event === 0 && code === 0) {
        this.#unknown(known, counter);
        continue;
      }
      this.#settle(known, counter, (command) => {
        if (code === 0) command.onOutcome(event);
        else if (code === errors.too_old.code) this.#failed(new Error(`${this.#user} used an old counter.`));
        else command.onRejected(code);
      });
    }
  }

  /** Accepted means that it will have an outcome. A little later it must be known, or it is lost. */
  #unknown(conversation: RawConversation, counter: number): void {
    const command = conversation.commands.get(counter);
    if (!command?.accepted || command.settled) return;
    command.unknown += 1;
    if (command.unknown === PATIENCE) this.#settle(conversation, counter, (lost) => lost.onForgotten());
    else this.#link.after(LATE_MS, () => this.askAll());
  }

  #settle(conversation: RawConversation, counter: number, tell: (command: RawCommand) => void): void {
    const command = conversation.commands.get(counter);
    if (!command || command.settled) return;
    command.settled = true;
    // One that was refused is said once more although it stands: the gateway waits for its counter.
    if (!command.refused) conversation.commands.delete(counter);
    tell(command);
  }
}
