import { expect, test } from 'vitest';
import { plainAddress } from './address.ts';

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['0000:0000:0000:0000:0000:ffff:7f00:0001', '127.0.0.1'],
  ['::ffff:255.254.0.9', '255.254.0.9'],
  ['0000:0000:0000:0000:0000:0000:0000:0001', '::1'],
  ['2001:0db8:0000:0000:0000:0000:0000:00AF', '2001:db8::af'],
  ['fe80::1%eth0', 'fe80::1'],
  ['', ''],
])('%s is written %s', (given, plain) => {
  expect(plainAddress(given)).toBe(plain);
});
