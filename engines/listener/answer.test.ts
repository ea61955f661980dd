import { expect, test } from 'vitest';
import { toAnswer } from './answer.ts';

test('framing headers of a handler are left to the engine', () => {
  const headers = { 'Content-Length': '9', 'x-a': '1', 'transfer-encoding': 'chunked' };
  expect(toAnswer({ status: 200, headers, body: 'é' })).toEqual({
    status: 200,
    reason: 'OK',
    headers: [['x-a', '1']],
    body: new Uint8Array([0xc3, 0xa9]),
    bodyless: false,
  });
});

test.each([
  { status: 200, headers: { 'x-a': 'b\r\nset-cookie: c' }, body: '' },
  { status: 200, headers: { 'x a': 'b' }, body: '' },
  { status: 101, headers: {}, body: '' },
  { status: 200.5, headers: {}, body: '' },
])('%j cannot stand on the wire', (response) => {
  expect(() => toAnswer(response)).toThrow();
});
