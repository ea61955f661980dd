import { describe, expect, it } from 'vitest';
import { aliasFault, readName } from './names.ts';

describe('names', () => {
  it('are codes of exactly seven letters and digits, whose case counts', () => {
    expect(readName('aZ09bcd')).toMatchObject({ name: 'aZ09bcd' });
    expect(readName('aZ09bcd')!.number).toBeGreaterThanOrEqual(0);
    expect(readName('AZ09bcd')!.number).not.toBe(readName('aZ09bcd')!.number);
  });

  it('are aliases else, whose case does not', () => {
    expect(readName('Summer-Sale_26')).toEqual({ name: 'summer-sale_26', number: -1 });
    expect(readName('abc-def')).toEqual({ name: 'abc-def', number: -1 });
  });

  it.each([
    '',
    'ab',
    '-abc',
    'abc-',
    'a/b/c',
    'a%20b',
    'abc.html',
    'föhn',
    'a b c',
    'x'.repeat(65),
    '../..',
    '~~~',
  ])('never look for “%s”', (path) => expect(readName(path)).toBeUndefined());
});

describe('aliases', () => {
  it.each(['sale', 'Sale-2026', 'a1b', 'x'.repeat(64), 'abcdefgh', 'abc_def'])('may be “%s”', (alias) =>
    expect(aliasFault(alias)).toBeUndefined(),
  );

  it.each([
    ['pricing', 'form of a code'],
    ['1234567', 'form of a code'],
    ['ab', '3 to 64'],
    ['x'.repeat(65), '3 to 64'],
    ['-abc', 'begins and ends'],
    ['a.b.c', 'letters a to z'],
    ['ünlü', 'letters a to z'],
    ['Admin', 'reserved'],
    ['v1', '3 to 64'],
    ['health', 'reserved'],
    ['openapi', 'form of a code'],
    ['PayPal', 'not allowed'],
    ['my-paypal-login', 'not allowed'],
    ['apple_id', 'not allowed'],
  ])('may not be “%s”', (alias, words) => expect(aliasFault(alias)).toContain(words));
});
