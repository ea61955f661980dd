import { expect, it } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** A row in a server, and reads of it that take what is there when they begin and answer when told. */
class Row {
  value = 'old';
  readonly #answers: (() => void)[] = [];
  reads = 0;

  readonly ask = async (): Promise<string> => {
    this.reads++;
    const seen = this.value;
    await new Promise<void>((resolve) => this.#answers.push(resolve));
    if (seen === 'broken') throw new Error('broken');
    return seen;
  };

  answer(): void {
    this.#answers.shift()!();
  }
}

it('never answers with a read that began before the question', async () => {
  const row = new Row();
  const shared = new SharedReads<string>();
  const before = shared.read('q', row.ask);
  row.value = 'new';
  const after = [shared.read('q', row.ask), shared.read('q', row.ask), shared.read('q', row.ask)];
  expect(row.reads).toBe(1);
  row.answer();
  expect(await before).toBe('old');
  await expect.poll(() => row.reads).toBe(2);
  row.answer();
  expect(await Promise.all(after)).toEqual(['new', 'new', 'new']);
  expect(row.reads).toBe(2);
});

it('does not hold one question up for another, and forgets what is answered', async () => {
  const row = new Row();
  const shared = new SharedReads<string>();
  const both = [shared.read('a', row.ask), shared.read('b', row.ask)];
  expect(row.reads).toBe(2);
  row.answer();
  row.answer();
  await Promise.all(both);
  const again = shared.read('a', row.ask);
  expect(row.reads).toBe(3);
  row.answer();
  expect(await again).toBe('old');
});

it('reads anew for those behind a read that failed', async () => {
  const row = new Row();
  row.value = 'broken';
  const shared = new SharedReads<string>();
  const failing = shared.read('q', row.ask);
  row.value = 'mended';
  const next = shared.read('q', row.ask);
  row.answer();
  await expect(failing).rejects.toThrow('broken');
  await expect.poll(() => row.reads).toBe(2);
  row.answer();
  expect(await next).toBe('mended');
});
