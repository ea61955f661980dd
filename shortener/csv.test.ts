import { expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

it('reads what RFC 4180 allows', () => {
  expect(readCsv('a,b\r\n1,2\r\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(readCsv('\ufeffa,"b ""c"", d",\n"x\r\ny",,z')).toEqual([
    ['a', 'b "c", d', ''],
    ['x\r\ny', '', 'z'],
  ]);
  expect(readCsv('a,\n\n,b')).toEqual([
    ['a', ''],
    ['', 'b'],
  ]);
  expect(readCsv('')).toEqual([]);
});

it('says where a quote does not end, or something stands behind it', () => {
  expect(() => readCsv('a\n"b')).toThrow('Line 2');
  expect(() => readCsv('a\n"b"c')).toThrow('Line 2');
});

it('writes what it reads, and nothing that a spreadsheet would run', () => {
  const rows = [
    ['a,b', 'c"d', 'e\r\nf', ''],
    ['ü', ' x ', '1', 'y'],
  ];
  expect(readCsv(writeCsv(rows))).toEqual(rows);
  expect(writeCsv([['=HYPERLINK("x")', '@a', '+1', '-1']])).toBe(`"'=HYPERLINK(""x"")",'@a,'+1,'-1\r\n`);
});
