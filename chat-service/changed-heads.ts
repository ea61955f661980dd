/** Generations remembered: a gateway asks every half beat, so this is minutes even with a hundred gateways. */
const KEPT_GENERATIONS = 1_024;
/** Conversations remembered over all generations; beyond, the oldest generations go. */
const KEPT_ENTRIES = 1_000_000;

export interface Joined {
  readonly conversation: string;
  readonly user: string;
}

/** What changed between two questions; within it a conversation counts once, however busy it is. */
class Generation {
  readonly conversations = new Set<string>();
  readonly joined: Joined[] = [];

  get size(): number {
    return this.conversations.size + this.joined.length;
  }
}

/**
 * Which conversations changed since when, and who became a member: answers “what changed since …” of the gateways.
 */
export class ChangedHeads {
  readonly #run: string;
  /** Times that cursors became void. */
  #voided = 0;
  #generations: Generation[] = [new Generation()];
  /** Number of the first generation kept. */
  #first = 0;
  #closedEntries = 0;

  /** `run` is unique to this run of the owner: cursors of another run are not comparable. */
  constructor(run: string) {
    this.#run = run;
  }

  /** Partitions went elsewhere, and with them what was noted of them: all cursors given so far are void. */
  forget(): void {
    this.#voided++;
    this.#generations = [new Generation()];
    this.#first = 0;
    this.#closedEntries = 0;
  }

  note(conversation: string): void {
    this.#running.conversations.add(conversation);
  }

  noteJoined(conversation: string, user: string): void {
    // Nobody asks: what is noted is let go of, and whoever asks later compares all heads.
    if (this.#running.size >= KEPT_ENTRIES) this.forget();
    this.#running.joined.push({ conversation, user });
  }

  get #running(): Generation {
    return this.#generations[this.#generations.length - 1]!;
  }

  /** What changed since the cursor; undefined: the cursor is unknown or too old. */
  since(cursor: string): { cursor: string; conversations: Set<string>; joined: Joined[] } | undefined {
    const [run, generation] = cursor.split('.');
    const from = Number(generation) - this.#first;
    if (run !== this.#name || !(from >= 0 && from <= this.#generations.length)) return undefined;
    const conversations = new Set<string>();
    const joined: Joined[] = [];
    for (const generation of this.#generations.slice(from)) {
      for (const each of generation.conversations) conversations.add(each);
      // One by one: a call takes only so many arguments.
      for (const each of generation.joined) joined.push(each);
    }
    return { cursor: this.cursor(), conversations, joined };
  }

  /** Closes the running generation: what changes from now on lies behind the cursor. */
  cursor(): string {
    if (this.#running.size > 0) {
      this.#closedEntries += this.#running.size;
      this.#generations.push(new Generation());
      this.#forgetOldest();
    }
    return `${this.#name}.${this.#first + this.#generations.length - 1}`;
  }

  get #name(): string {
    return `${this.#run}-${this.#voided}`;
  }

  #forgetOldest(): void {
    while (this.#generations.length > KEPT_GENERATIONS || this.#closedEntries > KEPT_ENTRIES) {
      this.#closedEntries -= this.#generations.shift()!.size;
      this.#first++;
    }
  }
}
