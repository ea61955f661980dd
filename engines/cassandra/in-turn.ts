/**
 * Tasks of one key run one after the other. Conditional writes of one partition that overlap make each other start
 * again, so this process should not race with itself.
 */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const result = before === undefined ? task() : before.then(task, task);
    this.#last.set(key, result);
    const ended = (): void => {
      if (this.#last.get(key) === result) this.#last.delete(key);
    };
    result.then(ended, ended);
    return result;
  }
}
