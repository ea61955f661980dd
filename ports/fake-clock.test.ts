import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';

it('fires timers in the order of their times, each once, with the time they asked for', () => {
  const clock = new FakeClock(1_000);
  const fired: [string, number, number][] = [];
  const note = (name: string) => () => fired.push([name, clock.now(), clock.monotonic()]);
  clock.after(30, note('late'));
  clock.after(10, note('early'));
  clock.after(10, note('early too'));
  clock.after(10, note('cancelled')).cancel();
  clock.advance(9);
  expect(fired).toEqual([]);
  clock.advance(25);
  clock.advance(100);
  expect(fired).toEqual([
    ['early', 1_010, 10],
    ['early too', 1_010, 10],
    ['late', 1_030, 30],
  ]);
  expect([clock.now(), clock.monotonic(), clock.timers]).toEqual([1_134, 134, 0]);
});

it('fires what callbacks set within the span', () => {
  const clock = new FakeClock();
  let beats = 0;
  const beat = (): void => {
    beats++;
    clock.after(10, beat);
  };
  clock.after(10, beat);
  clock.advance(35);
  expect(beats).toBe(3);
});

it('jumps the wall clock alone', () => {
  const clock = new FakeClock(1_000);
  let fired = false;
  clock.after(10, () => {
    fired = true;
  });
  clock.jump(-500);
  expect([clock.now(), clock.monotonic(), fired]).toEqual([500, 0, false]);
  clock.advance(10);
  expect([clock.now(), clock.monotonic(), fired]).toEqual([510, 10, true]);
});
