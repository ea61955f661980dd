import { expect, test } from 'vitest';
import { fittingReason } from './close-frame.ts';

test('a long reason is cut between characters', () => {
  expect(fittingReason(4000, 'short')).toBe('short');
  expect(fittingReason(4000, 'a'.repeat(200))).toBe('a'.repeat(123));
  expect(fittingReason(4000, 'é'.repeat(100))).toBe('é'.repeat(61));
  expect(fittingReason(4000, '😀'.repeat(40))).toBe('😀'.repeat(30));
});

test.each([999, 1004, 1005, 1006, 1015, 2999, 5000])('%i is never sent', (code) => {
  expect(() => fittingReason(code, '')).toThrow(RangeError);
});
