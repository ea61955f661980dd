import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that goes on until it is told to end. */
class Work {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();

  readonly of = (what: string) => async (): Promise<void> => {
    this.begun.push(what);
    await new Promise<void>((resolve) => this.#ends.set(what, resolve));
  };

  async end(what: string): Promise<void> {
    this.#ends.get(what)!();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('begins work while there is room, then in turn, each name for itself', async () => {
  const turns = new Turns(10);
  const work = new Work();
  for (const [what, weight] of [
    ['a', 6],
    ['b', 6],
    ['c', 1],
    ['d', 20],
    ['e', 1],
  ] as const) {
    void turns.take('here', weight, work.of(what));
  }
  void turns.take('there', 1, work.of('f'));
  expect(work.begun).toEqual(['a', 'b', 'f']);
  await work.end('a');
  expect(work.begun).toEqual(['a', 'b', 'f', 'c', 'd']);
  await work.end('b');
  await work.end('c');
  expect(work.begun).not.toContain('e');
  await work.end('d');
  expect(work.begun).toContain('e');
});

it('goes on behind work that failed', async () => {
  const turns = new Turns(1);
  const failing = turns.take('here', 1, async () => {
    throw new Error('it failed');
  });
  const next = turns.take('here', 1, async () => 'done');
  await expect(failing).rejects.toThrow('it failed');
  expect(await next).toBe('done');
});
