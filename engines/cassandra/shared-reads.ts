interface Running<Answer> {
  readonly answer: Promise<Answer>;
  /** The read that begins when this one has ended, once somebody asked for it. */
  next: Promise<Answer> | undefined;
}

/**
 * Lets those who ask the same question at the same time share one read. Who comes while a read is under way shares the
 * next one, never that one: it may have passed a row which the newcomer has been told is readable.
 */
export class SharedReads<Answer> {
  readonly #running = new Map<string, Running<Answer>>();

  read(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(question);
    if (running === undefined) return this.#start(question, ask);
    running.next ??= running.answer.then(ignore, ignore).then(() => this.#start(question, ask));
    return running.next;
  }

  #start(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const running: Running<Answer> = { answer: ask(), next: undefined };
    this.#running.set(question, running);
    const ended = (): void => {
      if (this.#running.get(question) === running && running.next === undefined) {
        this.#running.delete(question);
      }
    };
    running.answer.then(ended, ended);
    return running.answer;
  }
}

function ignore(): void {}
