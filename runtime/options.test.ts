import { describe, expect, test } from 'vitest';
import { help, optionTable, readOptions } from './options.ts';

describe('options', () => {
  test('have their defaults', () => {
    expect(readOptions({}, [])).toMatchObject({
      KITH_PORT: 8080,
      KITH_DATA: './data',
      KITH_ENGINE: 'embedded',
    });
  });

  test('come from the environment, and flags go before it', () => {
    const options = readOptions({ KITH_PORT: '1', KITH_BEAT: '5' }, ['--port=2', '--log', 'warn']);
    expect(options).toMatchObject({ KITH_PORT: 2, KITH_BEAT: 5, KITH_LOG: 'warn' });
  });

  test.each([
    [{ KITH_PORT: 'eighty' }, [], /KITH_PORT is “eighty”/],
    [{ KITH_PORT: '70000' }, [], /KITH_PORT .* 0 to 65535/],
    [{ KITH_PORT: '' }, [], /KITH_PORT/],
    [{ KITH_ENGINE: 'clutser' }, [], /KITH_ENGINE is “clutser”, but must be one of/],
    [{ KITH_PROT: '1' }, [], /no option KITH_PROT/],
    [{}, ['--prot=1'], /no option KITH_PROT/],
    [{}, ['port=1'], /“port=1” is not an option/],
    [{}, ['--port'], /--port has no value/],
    [{ KITH_DATA: '' }, [], /KITH_DATA/],
    [{ KITH_JWT_JWKS: 'ftp://x' }, [], /KITH_JWT_JWKS/],
  ])('%o %o is refused in words', (environment, argv, words) => {
    expect(() => readOptions(environment, argv)).toThrow(words);
  });

  test('a secret is not repeated in the refusal', () => {
    expect(() => readOptions({ KITH_JWT_SECRET: 'hunter2' }, [])).toThrow(/^(?!.*hunter2).*32 characters/);
  });

  test('help tells all of them', () => {
    for (const name of Object.keys(optionTable)) expect(help()).toContain(name);
  });
});
