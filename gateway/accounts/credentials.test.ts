import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError } from '../../protocol/errors.ts';
import { checkPassword, foldName } from './credentials.ts';

test.each([
  ['Alice', 'alice'],
  ['ＢＯＢ', 'bob'],
  ['Jose\u0301', 'jos\u00e9'],
  ['王小明', '王小明'],
  ['Ольга-2', 'ольга-2'],
  ['กำธร', 'กํ\u0e32ธร'],
  ['a.b_c-d', 'a.b_c-d'],
])('the name %s is kept as %s', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

test.each([
  '',
  'a',
  'a'.repeat(33),
  'a'.repeat(10_000),
  'a b',
  'a@b',
  'a\u0000b',
  '\u0301ab',
  'a\ud800b',
  '😀😀',
  'ﷺ'.repeat(3),
])('no name: %#', (name) => {
  expect(() => foldName(name)).toThrow(CodedError);
});

test('folding what is folded changes nothing', () => {
  const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  const fold = (name: string): string | undefined => {
    try {
      return foldName(name);
    } catch (error) {
      if (error instanceof CodedError && error.reason === 'invalid') return undefined;
      throw error;
    }
  };
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 70 })), (name) => {
      const folded = fold(name);
      if (folded !== undefined) expect(fold(folded)).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});

test('every single character that folding changes is folded in one step', () => {
  for (let point = 0; point < 0x110000; point++) {
    const character = String.fromCodePoint(point);
    const folded = character.normalize('NFKC').toLowerCase();
    if (folded === character || !/^[\p{L}\p{M}\p{Nd}._-]+$/u.test(folded)) continue;
    const name = foldName(`xq${character}`);
    if (foldName(name) !== name) throw new Error(`U+${point.toString(16)} folds twice`);
  }
});

test('a password counts characters, not units, and is the same however it was composed', () => {
  expect(checkPassword('😀'.repeat(1024), 'password')).toBe('😀'.repeat(1024));
  expect(checkPassword('pa\u0308sswort', 'password')).toBe(checkPassword('p\u00e4sswort', 'password'));
  for (const bad of ['', '1234567', '😀'.repeat(7), 'x'.repeat(1025), 'long enough \ud800']) {
    expect(() => checkPassword(bad, 'newPassword')).toThrow(
      expect.objectContaining({ reason: 'invalid', field: 'newPassword' }),
    );
  }
});
