/** Who waits for something to happen. Told once; who comes later waits for the next time. */
export class Waiters {
  #resolves: (() => void)[] = [];

  get isEmpty(): boolean {
    return this.#resolves.length === 0;
  }

  wait(): Promise<void> {
    return new Promise((resolve) => this.#resolves.push(resolve));
  }

  tell(): void {
    if (this.isEmpty) return;
    const waiting = this.#resolves;
    this.#resolves = [];
    for (const resolve of waiting) resolve();
  }
}
