import type { LmdbEnvironment } from './lmdb-environment.ts';

/** A real environment whose commits can be held back or made to fail. */
export class Gate implements LmdbEnvironment {
  readonly #real: LmdbEnvironment;
  failing = false;
  tried = 0;
  committed = 0;
  held: Promise<void> | undefined;
  #changed: (() => void)[] = [];

  constructor(real: LmdbEnvironment) {
    this.#real = real;
  }

  rows(name: string) {
    return this.#real.rows(name);
  }

  async commit(put: () => void): Promise<void> {
    this.tried++;
    this.#tell();
    await this.held;
    if (this.failing) throw new Error('No space left on device');
    await this.#real.commit(put);
    this.committed++;
    this.#tell();
  }

  close(): Promise<void> {
    return this.#real.close();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  #tell(): void {
    for (const changed of this.#changed.splice(0)) changed();
  }
}
