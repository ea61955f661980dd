import { expect, it } from 'vitest';
import { Gate } from './gate.ts';

/** A task that ends when told. */
function held(): { readonly task: () => Promise<string>; begun: boolean; end(): void } {
  let end = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const self = {
    begun: false,
    end: () => end(),
    async task(): Promise<string> {
      self.begun = true;
      await gone;
      return 'done';
    },
  };
  return self;
}

it('runs as many as it may, and the others in the order of their coming', async () => {
  const gate = new Gate({ name: 'writes', running: 2, waiting: 10 });
  const tasks = Array.from({ length: 4 }, held);
  const results = tasks.map((one) => gate.run(1, one.task));
  expect(tasks.map((one) => one.begun)).toEqual([true, true, false, false]);
  tasks[1]!.end();
  await results[1];
  expect(tasks.map((one) => one.begun)).toEqual([true, true, true, false]);
  tasks[2]!.end();
  await results[2];
  const late = held();
  results.push(gate.run(1, late.task));
  expect([tasks[3]!.begun, late.begun]).toEqual([true, false]);
  late.end();
  for (const one of tasks) one.end();
  expect(await Promise.all(results)).toEqual(Array(5).fill('done'));
  expect(gate.waiting).toBe(0);
});

it('refuses what would make too much wait, but not a large one that nothing waits before', async () => {
  const gate = new Gate({ name: 'writes', running: 1, waiting: 10 });
  const [first, large, late] = [held(), held(), held()];
  const results = [gate.run(1, first.task), gate.run(50, large.task)];
  expect(gate.waiting).toBe(50);
  await expect(gate.run(1, late.task)).rejects.toThrow(
    'Too many writes wait for Cassandra; come back later.',
  );
  first.end();
  large.end();
  expect(await Promise.all(results)).toEqual(['done', 'done']);
  expect(late.begun).toBe(false);
});

it('gives the place of one who fails to the next', async () => {
  const gate = new Gate({ name: 'writes', running: 1, waiting: 10 });
  const failing = gate.run(1, () => Promise.reject(new Error('no')));
  const next = gate.run(1, async () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
  expect(await gate.run(1, async () => 'free again')).toBe('free again');
});
