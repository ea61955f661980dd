import { expect, test } from 'vitest';
import type { Summary } from '../../ports/conversation-store.ts';
import { decodeSummary, encodeSummary, revisionOf } from './conversation-rows.ts';

const summary: Summary = {
  event: 7,
  message: 5,
  at: 1_700_000_000_123,
  kind: 2,
  title: 'team é',
  members: 3,
};

/** As a build wrote it that knew no revisions. */
function oldRow(): Uint8Array {
  const row = Buffer.alloc(21 + Buffer.byteLength(summary.title));
  row.writeUInt32BE(summary.event, 0);
  row.writeUInt32BE(summary.message, 4);
  row.writeDoubleBE(summary.at, 8);
  row.writeUInt8(summary.kind, 16);
  row.writeUInt32BE(summary.members, 17);
  row.write(summary.title, 21);
  return row;
}

test('a summary is read as it was written, and so is its revision', () => {
  for (const revision of [1, 2 ** 32, 2 ** 48 - 1]) {
    const row = encodeSummary(summary, revision);
    expect(decodeSummary(row)).toEqual(summary);
    expect(revisionOf(row)).toBe(revision);
  }
});

test('a row of an older build is read, its event number in place of the revision', () => {
  expect(decodeSummary(oldRow())).toEqual(summary);
  expect(revisionOf(oldRow())).toBe(7);
});
