import { expect, test } from 'vitest';
import { type CpuProfile, profileTable, selfTimes } from './profile.ts';

const node = (id: number, functionName: string, url = '', lineNumber = -1) => ({
  id,
  callFrame: { functionName, url, lineNumber },
});

/** Two call sites of one function, an anonymous one, idleness. */
const profile: CpuProfile = {
  nodes: [
    node(1, '(idle)'),
    node(2, 'sequence', 'file:///kith/a.js', 9),
    node(3, 'sequence', 'file:///kith/a.js', 9),
    node(4, '', 'file:///kith/b.js', 0),
    node(5, '(garbage collector)'),
  ],
  startTime: 0,
  endTime: 10_000,
  samples: [2, 1, 3, 4, 5],
  timeDeltas: [1_000, 2_000, 4_000, 500, 1_500],
};

test('the time of a function is that until the next sample, from wherever it was called', () => {
  expect(selfTimes(profile)).toEqual({
    ms: 9,
    busyMs: 5,
    functions: [
      { name: 'sequence', place: 'file:///kith/a.js:10', ms: 2.5 },
      { name: '(anonymous)', place: 'file:///kith/b.js:1', ms: 1.5 },
      { name: '(garbage collector)', place: '', ms: 1 },
    ],
  });
});

test('the table tells the first of them, as shares of what was busy', () => {
  expect(profileTable(selfTimes(profile), 2, 'file:///kith/').split('\n')).toEqual([
    'busy 5 ms of 9 ms',
    '   self ms  of busy  function',
    '       2.5   50.0 %  sequence  a.js:10',
    '       1.5   30.0 %  (anonymous)  b.js:1',
    '',
  ]);
});

test('a profile without a sample has a table all the same', () => {
  const empty = { ...profile, samples: [], timeDeltas: [] };
  expect(profileTable(selfTimes(empty), 5)).toMatch(/^busy 0 ms of 0 ms/);
});
