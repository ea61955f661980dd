/** Generations remembered: a gateway asks every half beat, so this is minutes even with a hundred gateways. */
const KEPT_GENERATIONS = 1_024;
/** Conversations remembered over all generations; beyond, the oldest generations go. */
const KEPT_ENTRIES = 1_000_000;

/**
 * Which conversations changed since when: answers “what changed since …” of the gateways. A generation is what changed
 * between two questions; within it a conversation counts once, however busy it is.
 */
export class ChangedHeads {
  readonly #run: string;
  /** Times that cursors became void. */
  #voided = 0;
  #generations: Set<string>[] = [new Set()];
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
    this.#generations = [new Set()];
    this.#first = 0;
    this.#closedEntries = 0;
  }

  note(conversation: string): void {
    this.#generations[this.#generations.length - 1]!.add(conversation);
  }

  /** Conversations that changed since the cursor; undefined: the cursor is unknown or too old. */
  since(cursor: string): { cursor: string; conversations: Set<string> } | undefined {
    const [run, generation] = cursor.split('.');
    const from = Number(generation) - this.#first;
    if (run !== this.#name || !(from >= 0 && from <= this.#generations.length)) return undefined;
    const conversations = new Set<string>();
    for (const changed of this.#generations.slice(from)) for (const each of changed) conversations.add(each);
    return { cursor: this.cursor(), conversations };
  }

  /** Closes the running generation: what changes from now on lies behind the cursor. */
  cursor(): string {
    const running = this.#generations[this.#generations.length - 1]!;
    if (running.size > 0) {
      this.#closedEntries += running.size;
      this.#generations.push(new Set());
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
