import { expect } from 'vitest';
import { RoomCheck } from './room-check.ts';
import type { SeenEvent } from './seen-event.ts';
import { type Law, Violations } from './violations.ts';

export const NOW = 0;

/** Alice opens a room and bob joins; then each says what `said` gives, and it becomes the next event. */
export function history() {
  const created = { kind: 'GROUP', title: 'talk', open: true, members: [{ user: 'alice', role: 'OWNER' }] };
  const events: SeenEvent[] = [
    { event: 1, message: 0, at: 1, user: 'alice', device: 'd', counter: 0, created },
    {
      ...{ event: 2, message: 0, at: 2, user: 'bob', device: 'd', counter: 1 },
      membership: { members: [{ user: 'bob', role: 'MEMBER' }] },
    },
  ];
  return events;
}

export function posted(
  event: number,
  message: number,
  user: string,
  counter: number,
  text: string,
): SeenEvent {
  return { event, message, at: event, user, device: 'd', counter, posted: { text } };
}

/** What happened when nothing is wrong: two lines of alice and one of bob, all told to be what they are. */
export function setUp() {
  const violations = new Violations();
  const check = new RoomCheck('talk', violations);
  const alice = check.view('alice');
  const bob = check.view('bob');
  const lines = [
    { user: 'alice', line: check.sent('alice', 'hello', NOW), event: 3 },
    { user: 'bob', line: check.sent('bob', 'hi', NOW), event: 4 },
    { user: 'alice', line: check.sent('alice', 'bye', NOW), event: 5 },
  ];
  const events = [
    ...history(),
    posted(3, 1, 'alice', 1, 'hello'),
    posted(4, 2, 'bob', 2, 'hi'),
    posted(5, 3, 'alice', 2, 'bye'),
  ];
  const settle = (): void => {
    for (const { user, line, event } of lines) check.author(user).outcome(line, event);
  };
  return { violations, check, alice, bob, events, settle };
}

/** Exactly this law is broken, and an example says so. */
export function expectOnly(violations: Violations, law: Law): void {
  const { counts, examples } = violations;
  const broken = Object.entries(counts).filter(([, count]) => count > 0);
  expect(broken.map(([name]) => name)).toEqual([law]);
  expect(examples.length).toBeGreaterThan(0);
}
