import { describe, expect, it } from 'vitest';
import { expectOnly, history, NOW, posted, setUp } from './checker.fixture.ts';
import { digestOf } from './room-check.ts';

describe('the checker', () => {
  it('has nothing to say about a history in which nothing is wrong', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of events) alice.saw(event);
    expect(check.complete).toBe(false);
    for (const event of events) bob.saw({ ...event });
    expect(check.complete).toBe(true);
    settle();
    check.storedEvents(events);
    check.storedMessages(events.slice(2));
    check.finish();
    expect(violations.none).toBe(true);
    expect(check.count()).toEqual({ acknowledged: 3, rejected: 0, open: 0 });
    expect(check.digest()).toBe(digestOf(events));
  });

  it('takes an enum by name and by number for the same', () => {
    const { violations, alice, bob, events } = setUp();
    alice.saw(events[0]!);
    const members = [{ user: 'alice', role: 1 }];
    bob.saw({ ...events[0]!, created: { kind: 2, title: 'talk', open: true, members } });
    expect(violations.none).toBe(true);
  });
});

describe('lost', () => {
  it('is an accepted line that does not stand', () => {
    const { violations, check, events } = setUp();
    const carol = check.sent('carol', 'me too', NOW);
    check.author('carol').accepted(carol);
    for (const event of events) check.compare(event, 'alice');
    check.atHead = 2;
    check.author('carol').finish(() => undefined);
    expectOnly(violations, 'lost');
  });

  it('is an outcome that names an event which is another', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of events) {
      alice.saw(event);
      bob.saw(event);
    }
    settle();
    check.author('bob').outcome(0, 4);
    const dave = check.author('dave');
    dave.outcome(dave.sent('hi', NOW), 4);
    check.finish();
    expect(violations.counts.lost).toBeGreaterThan(0);
  });

  it('is an event, and a message, that everyone saw and the store lacks', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of events) {
      alice.saw(event);
      bob.saw(event);
    }
    settle();
    check.storedEvents(events.filter(({ event }) => event !== 4));
    expect(violations.counts.lost).toBe(1);
    check.storedMessages(events.slice(2, 4));
    expect(violations.counts.lost).toBe(2);
    expectOnly(violations, 'lost');
  });

  it('is an acknowledged line that is refused afterwards', () => {
    const { violations, check } = setUp();
    check.author('alice').outcome(0, 3);
    check.author('alice').rejected(0, 3001);
    expectOnly(violations, 'lost');
  });

  it('is not a line that was refused', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of events) {
      alice.saw(event);
      bob.saw(event);
    }
    settle();
    const late = check.sent('bob', 'too late', NOW);
    check.author('bob').rejected(late, 3001);
    check.finish();
    expect(violations.none).toBe(true);
    expect(check.count()).toEqual({ acknowledged: 3, rejected: 1, open: 0 });
  });
});

describe('doubled', () => {
  it('is a command that stands twice', () => {
    const { violations, alice, events } = setUp();
    for (const event of events) alice.saw(event);
    alice.saw(posted(6, 4, 'alice', 2, 'bye'));
    expectOnly(violations, 'doubled');
  });

  it('is a line that stands twice under two counters', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of [...events, posted(6, 4, 'alice', 3, 'bye')]) {
      alice.saw(event);
      bob.saw(event);
    }
    settle();
    check.finish();
    expectOnly(violations, 'doubled');
  });

  it('is an event that a client is given again', () => {
    const { violations, alice, events } = setUp();
    for (const event of events) alice.saw(event);
    alice.saw(events[3]!);
    expectOnly(violations, 'doubled');
  });

  it('is a line with two outcomes', () => {
    const { violations, check } = setUp();
    check.author('alice').outcome(0, 3);
    check.author('alice').outcome(0, 5);
    expectOnly(violations, 'doubled');
  });

  it('is an event that is stored twice', () => {
    const { violations, check, alice, bob, events } = setUp();
    for (const event of events) {
      alice.saw(event);
      bob.saw(event);
    }
    check.storedEvents([...events.slice(0, 3), events[2]!, ...events.slice(3)]);
    expectOnly(violations, 'doubled');
  });
});

describe('disordered', () => {
  it('is another event under a number that others know', () => {
    const { violations, alice, bob, events } = setUp();
    for (const event of events) alice.saw(event);
    for (const event of events.slice(0, 3)) bob.saw(event);
    bob.saw({ ...posted(4, 2, 'bob', 2, 'hi'), posted: { text: 'ho' } });
    expectOnly(violations, 'disordered');
  });

  it('is another membership under a number that others know', () => {
    const { violations, alice, bob, events } = setUp();
    for (const event of events) alice.saw(event);
    bob.saw(events[0]!);
    bob.saw({ ...events[1]!, membership: { members: [{ user: 'bob', role: 'OWNER' }] } });
    expectOnly(violations, 'disordered');
  });

  it('is an author’s lines in another order than they were sent', () => {
    const { violations, check, alice, bob } = setUp();
    const swapped = [
      posted(3, 1, 'alice', 1, 'bye'),
      posted(4, 2, 'bob', 2, 'hi'),
      posted(5, 3, 'alice', 2, 'hello'),
    ];
    for (const event of [...history(), ...swapped]) {
      alice.saw(event);
      bob.saw(event);
    }
    check.author('alice').accepted(0);
    check.author('alice').accepted(1);
    check.finish();
    expectOnly(violations, 'disordered');
  });

  it('is a text that nobody sent', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of [...events, posted(6, 4, 'mallory', 1, 'psst')]) {
      alice.saw(event);
      bob.saw(event);
    }
    settle();
    check.finish();
    expectOnly(violations, 'disordered');
  });

  it('is a stored event that is not what everyone saw', () => {
    const { violations, check, alice, bob, events } = setUp();
    for (const event of events) {
      alice.saw(event);
      bob.saw(event);
    }
    check.storedEvents(events.map((event) => (event.event === 3 ? { ...event, user: 'bob' } : event)));
    expectOnly(violations, 'disordered');
  });
});

describe('gaps', () => {
  it('is an event that a client is not given', () => {
    const { violations, alice, bob, events } = setUp();
    for (const event of events) alice.saw(event);
    for (const event of events.filter(({ event }) => event !== 3)) bob.saw(event);
    expectOnly(violations, 'gaps');
    expect(violations.counts.gaps).toBe(1);
  });

  it('is the newest events, as many as a client was never given', () => {
    const { violations, check, alice, bob, events, settle } = setUp();
    for (const event of events) alice.saw(event);
    for (const event of events.slice(0, 3)) bob.saw(event);
    expect(check.complete).toBe(false);
    settle();
    check.finish();
    expectOnly(violations, 'gaps');
    expect(violations.counts.gaps).toBe(2);
  });

  it('is a message number that was left out', () => {
    const { violations, alice, events } = setUp();
    for (const event of events.slice(0, 3)) alice.saw(event);
    alice.saw(posted(4, 3, 'bob', 2, 'hi'));
    expectOnly(violations, 'gaps');
  });

  it('is a stored event that nobody saw', () => {
    const { violations, check, alice, bob, events } = setUp();
    for (const event of events.slice(0, 4)) {
      alice.saw(event);
      bob.saw(event);
    }
    check.storedEvents(events);
    expectOnly(violations, 'gaps');
  });
});

describe('regressions', () => {
  it('is a watermark that goes back in what one client is told', () => {
    const { violations, check, bob } = setUp();
    check.receipt(bob.told, { user: 'alice', delivered: 2, read: 1 });
    check.receipt(bob.told, { user: 'alice', delivered: 3, read: 1 });
    expect(violations.none).toBe(true);
    check.receipt(bob.told, { user: 'alice', delivered: 3, read: 0 });
    expectOnly(violations, 'regressions');
  });

  it('is not an older watermark that another client is told later', () => {
    const { violations, check, alice, bob } = setUp();
    check.receipt(bob.told, { user: 'carol', delivered: 3, read: 3 });
    check.receipt(alice.told, { user: 'carol', delivered: 2, read: 2 });
    expect(violations.none).toBe(true);
  });

  it('is a watermark above everything that was sent', () => {
    const { violations, check, bob } = setUp();
    check.receipt(bob.told, { user: 'alice', delivered: 4, read: 0 });
    expectOnly(violations, 'regressions');
  });

  it('is a stored watermark below one that was told, or above the head', () => {
    const { violations, check, bob } = setUp();
    check.receipt(bob.told, { user: 'alice', delivered: 3, read: 3 });
    check.watermarks.stored([{ user: 'alice', delivered: 3, read: 3 }], 3);
    expect(violations.none).toBe(true);
    check.watermarks.stored([{ user: 'alice', delivered: 3, read: 2 }], 3);
    expect(violations.counts.regressions).toBe(1);
    check.watermarks.stored([{ user: 'alice', delivered: 4, read: 3 }], 3);
    expect(violations.counts.regressions).toBe(2);
  });
});
