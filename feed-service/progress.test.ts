import { expect, it } from 'vitest';
import type { Subscription } from '../ports/event-log.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { Progress } from './progress.ts';

function stage() {
  const commits: number[] = [];
  const progress = new Progress('feed.commands', new FakeClock(), silentLogger);
  progress.start({
    commit: (_topic: string, _partition: number, next: number) => commits.push(next),
  } as unknown as Subscription);
  return { progress, commits };
}

function write(): { readonly durable: Promise<void>; readonly stand: () => void } {
  let stand = (): void => undefined;
  const durable = new Promise<void>((resolve) => {
    stand = resolve;
  });
  return { durable, stand };
}

it('commits what is durable, though more is done all the time', async () => {
  const { progress, commits } = stage();
  const [first, second] = [write(), write()];
  progress.done(3, 5, [first.durable]);
  const saving = progress.save(3);
  progress.done(3, 6, [second.durable]);
  first.stand();
  await saving;
  expect(commits).toEqual([6]);
  const next = progress.save(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(commits).toEqual([6]);
  second.stand();
  await next;
  await progress.save(3);
  expect(commits).toEqual([6, 7]);
});

it('commits nothing of a partition that was given away meanwhile, though it came back', async () => {
  const { progress, commits } = stage();
  const [before, after] = [write(), write()];
  progress.done(3, 5, [before.durable]);
  const saving = progress.save(3);
  progress.forget(3);
  progress.done(3, 2, [after.durable]);
  before.stand();
  await saving;
  expect(commits).toEqual([]);
});
