import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errors } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { WINDOW, WINDOW_AGE_MS } from '../protocol/limits.ts';
import {
  type ConversationState,
  decodeCheckpoint,
  encodeCheckpoint,
  moveOn,
  newConversation,
} from './conversation-state.ts';
import { type Applied, sequence } from './sequence.ts';

const { CommandRecord } = kith.internal;
const { Kind, Role } = kith.v1;
type Fields = kith.internal.CommandRecord.$Properties;

/** As the owner of the partition applies a record: pure repeats move nothing. */
function apply(state: ConversationState, each: kith.internal.CommandRecord, offset: number): Applied {
  const applied = sequence(state, each);
  if (applied.kind !== 'repeat') moveOn(state, 0, offset);
  return applied;
}

/** Records as the log has them. */
function record(fields: object): kith.internal.CommandRecord {
  const whole = { conversation: 'g1', user: 'alice', device: 'phone', counter: 1, at: 1_000, ...fields };
  return CommandRecord.decode(CommandRecord.encode(whole as Fields).finish());
}

function group(members: string[] = ['bob'], open = false): ConversationState {
  const state = newConversation('g1', { epoch: 'e', partition: 0, offset: 0 });
  apply(state, record({ counter: 0, create: { kind: Kind.GROUP, title: 'T', open, members } }), 0);
  return state;
}

const event = (applied: Applied): kith.v1.Event => {
  if (applied.kind !== 'event') throw new Error(`no event but ${JSON.stringify(applied)}`);
  return kith.v1.Event.decode(applied.bytes);
};
const send = (user: string, counter: number, text = 'hi') => record({ user, counter, send: { text } });

describe('numbering', () => {
  test('events and messages count apart, without a gap', () => {
    const state = group();
    expect(event(sequence(state, send('bob', 1)))).toMatchObject({ event: 2, message: 1, user: 'bob' });
    expect(event(sequence(state, record({ counter: 1, add: { users: ['carol'] } })))).toMatchObject({
      event: 3,
      message: 0,
    });
    expect(event(sequence(state, send('carol', 1)))).toMatchObject({ event: 4, message: 2 });
  });

  test('creating again is the same conversation', () => {
    const state = group();
    const again = sequence(state, record({ counter: 0, create: { kind: Kind.GROUP, members: ['mallory'] } }));
    expect(again).toEqual({ kind: 'outcome', event: 1, code: 0 });
    expect([...state.members.keys()]).toEqual(['alice', 'bob']);
  });
});

describe('once', () => {
  test('a command that comes again changes nothing', () => {
    const state = group();
    sequence(state, send('alice', 1));
    expect(sequence(state, send('alice', 1))).toEqual({ kind: 'repeat' });
    expect(state.event).toBe(2);
  });

  test('counters of two devices, and of two users with one device name, are apart', () => {
    const state = group();
    sequence(state, send('alice', 1));
    expect(sequence(state, send('bob', 1)).kind).toBe('event');
    expect(sequence(state, record({ device: 'laptop', send: { text: 'x' } })).kind).toBe('event');
  });

  test('a hole below the highest may be filled once', () => {
    const state = group();
    sequence(state, send('alice', 3));
    expect(sequence(state, send('alice', 1)).kind).toBe('event');
    expect(sequence(state, send('alice', 2)).kind).toBe('event');
    for (const counter of [1, 2, 3]) expect(sequence(state, send('alice', counter)).kind).toBe('repeat');
  });

  test('below the window a counter is refused, never taken as new', () => {
    const state = group();
    sequence(state, send('alice', WINDOW + 10));
    expect(sequence(state, send('alice', 9))).toEqual({
      kind: 'outcome',
      event: 0,
      code: errors.too_old.code,
    });
    expect(sequence(state, send('alice', 10)).kind).toBe('event');
  });

  test('a refused command keeps its counter', () => {
    const state = group();
    expect(sequence(state, send('mallory', 1))).toMatchObject({ code: errors.not_member.code });
    sequence(state, record({ counter: 1, add: { users: ['mallory'] } }));
    expect(sequence(state, send('mallory', 1)).kind).toBe('repeat');
    expect(sequence(state, send('mallory', 2)).kind).toBe('event');
  });

  test('windows of devices that were long silent are pruned by record time', () => {
    const state = group();
    sequence(state, send('bob', 1));
    const late = 1_000 + WINDOW_AGE_MS + 1;
    for (let counter = 1; counter <= 300; counter++)
      sequence(state, record({ counter, at: late, send: { text: 'x' } }));
    expect([...state.devices.values()].map(({ user }) => user)).toEqual(['alice']);
  });
});

describe('who may do what', () => {
  const cases: [string, object, object][] = [
    ['a stranger sends', { user: 'mallory', send: { text: 'x' } }, { code: errors.not_member.code }],
    ['a stranger joins a closed group', { user: 'mallory', join: {} }, { code: errors.not_found.code }],
    [
      'a member adds to a closed group',
      { user: 'bob', add: { users: ['x'] } },
      { code: errors.forbidden.code },
    ],
    ['a member removes', { user: 'bob', remove: { users: ['alice'] } }, { code: errors.forbidden.code }],
    ['the last owner leaves', { leave: {} }, { code: errors.last_owner.code }],
    ['somebody present is added', { add: { users: ['bob'] } }, { event: 1, code: 0 }],
    ['a record without an action', {}, { code: errors.unknown_frame.code }],
  ];
  test.each(cases)('%s', (_name, fields, outcome) => {
    expect(sequence(group(), record(fields))).toMatchObject({ kind: 'outcome', ...outcome });
  });

  test('an open group is joined and left', () => {
    const state = group([], true);
    expect(event(sequence(state, record({ user: 'bob', join: {} }))).membership?.members).toEqual([
      { user: 'bob', role: Role.MEMBER },
    ]);
    const left = event(sequence(state, record({ user: 'bob', counter: 2, leave: {} })));
    expect(left.membership?.members?.[0]).toMatchObject({ user: 'bob' });
    expect(sequence(state, send('bob', 3))).toMatchObject({ code: errors.not_member.code });
  });

  test('nobody is added to a 1:1', () => {
    const state = newConversation('d1', { epoch: 'e', partition: 0, offset: 0 });
    sequence(state, record({ counter: 0, create: { kind: Kind.DIRECT, members: ['bob'] } }));
    expect(sequence(state, record({ add: { users: ['carol'] } }))).toMatchObject({
      code: errors.forbidden.code,
    });
  });
});

const people = ['alice', 'bob', 'carol', 'dave'];
const someone = fc.constantFrom(...people);
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ send: fc.record({ text: fc.string({ minLength: 1, maxLength: 5 }) }) }),
  },
  fc.record({ add: fc.record({ users: fc.array(someone, { minLength: 1, maxLength: 2 }) }) }),
  fc.record({ remove: fc.record({ users: fc.array(someone, { minLength: 1, maxLength: 2 }) }) }),
  fc.constant({ join: {} }),
  fc.constant({ leave: {} }),
);
const commands = fc.array(
  fc.tuple(
    someone,
    fc.constantFrom('phone', 'laptop'),
    fc.integer({ min: 1, max: 12 }),
    fc.nat(10_000),
    action,
  ),
  { maxLength: 60 },
);

describe('numbering is a function of the log', () => {
  test('checkpoint + records above it equals the whole log, wherever the checkpoint stood', () => {
    fc.assert(
      fc.property(commands, fc.nat(60), (list, cut) => {
        const records = list.map(([user, device, counter, at, what]) =>
          record({ user, device, counter, at, ...what }),
        );
        const whole = group(['bob'], true);
        const outcomes = records.map((each, i) => apply(whole, each, i + 1));

        const before = group(['bob'], true);
        const at = Math.min(cut, records.length);
        for (const [i, each] of records.slice(0, at).entries()) apply(before, each, i + 1);
        const restored = decodeCheckpoint('g1', encodeCheckpoint(before));
        const replayed = records.slice(at).map((each, i) => apply(restored, each, at + i + 1));

        expect(replayed).toEqual(outcomes.slice(at));
        expect(encodeCheckpoint(restored)).toEqual(encodeCheckpoint(whole));
        expect(whole.revision).toBe(1 + outcomes.filter(({ kind }) => kind !== 'repeat').length);
      }),
    );
  });
});

describe('the revision', () => {
  const start = (): ConversationState => newConversation('g1', { epoch: 'e', partition: 0, offset: -1 });
  const create = record({ counter: 0, create: { kind: Kind.GROUP, members: ['bob'] } });

  test('rises with every record but a pure repeat, as the place does', () => {
    const state = start();
    const records = [create, send('bob', 1), send('mallory', 1), send('bob', 1), create];
    const seen = records.map((each, i) => {
      const { kind } = apply(state, each, i);
      return [kind, state.revision, state.position.offset];
    });
    expect(seen).toEqual([
      ['event', 1, 0],
      ['event', 2, 1],
      ['outcome', 3, 2],
      ['repeat', 3, 2],
      ['outcome', 4, 4],
    ]);
    expect(state.event).toBe(2);
  });

  test('does not count what came before the conversation, whose state nobody keeps', () => {
    const state = start();
    expect(apply(state, send('bob', 1), 0)).toMatchObject({ code: errors.not_found.code });
    apply(state, create, 1);
    const fresh = start();
    apply(fresh, create, 1);
    expect(encodeCheckpoint(state)).toEqual(encodeCheckpoint(fresh));
  });

  test('goes on from the event number where an older build saved none', () => {
    const { revision: _, ...old } = kith.internal.Checkpoint.decode(encodeCheckpoint(group())).toJSON();
    const saved = kith.internal.Checkpoint.encode({ ...old, event: 9 } as object).finish();
    expect(decodeCheckpoint('g1', saved)).toMatchObject({ event: 9, revision: 9 });
    const state = group();
    for (let i = 0; i < 5; i++) apply(state, send('mallory', i + 1), i);
    expect(decodeCheckpoint('g1', encodeCheckpoint(state))).toMatchObject({ event: 1, revision: 6 });
  });
});
