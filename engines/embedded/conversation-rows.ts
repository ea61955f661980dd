import type { Marks, Membership, Summary } from '../../ports/conversation-store.ts';

/** Rows of the conversation store as bytes: fixed fields big-endian, then at most one text in UTF-8. */

const SUMMARY_BYTES = 27;
/** Of a row written before summaries held a revision; its kind lacks the bit below. */
const OLD_SUMMARY_BYTES = 21;
const HAS_REVISION = 0x80;
const MEMBERSHIP_BYTES = 5;
const MARKS_BYTES = 8;

/** `revision`: of the checkpoint that was saved with it; below 2^48. */
export function encodeSummary(summary: Summary, revision: number): Uint8Array {
  const row = Buffer.allocUnsafe(SUMMARY_BYTES + Buffer.byteLength(summary.title));
  row.writeUInt32BE(summary.event, 0);
  row.writeUInt32BE(summary.message, 4);
  row.writeDoubleBE(summary.at, 8);
  row.writeUInt8(summary.kind | HAS_REVISION, 16);
  row.writeUInt32BE(summary.members, 17);
  row.writeUIntBE(revision, 21, 6);
  row.write(summary.title, SUMMARY_BYTES);
  return row;
}

export function decodeSummary(bytes: Uint8Array): Summary {
  const row = buffer(bytes);
  return {
    event: row.readUInt32BE(0),
    message: row.readUInt32BE(4),
    at: row.readDoubleBE(8),
    kind: row.readUInt8(16) & ~HAS_REVISION,
    members: row.readUInt32BE(17),
    title: row.toString('utf8', hasRevision(row) ? SUMMARY_BYTES : OLD_SUMMARY_BYTES),
  };
}

/** An old row's checkpoint was ordered by its event number, which a revision never stands below. */
export function revisionOf(summary: Uint8Array): number {
  const row = buffer(summary);
  return hasRevision(row) ? row.readUIntBE(21, 6) : row.readUInt32BE(0);
}

function hasRevision(row: Buffer): boolean {
  return (row.readUInt8(16) & HAS_REVISION) !== 0;
}

export function encodeMembership(membership: Membership): Uint8Array {
  const row = Buffer.allocUnsafe(MEMBERSHIP_BYTES + Buffer.byteLength(membership.peer));
  row.writeUInt32BE(membership.event, 0);
  row.writeUInt8(membership.role, 4);
  row.write(membership.peer, MEMBERSHIP_BYTES);
  return row;
}

export function decodeMembership(conversation: string, bytes: Uint8Array): Membership {
  const row = buffer(bytes);
  return {
    conversation,
    role: row.readUInt8(4),
    event: row.readUInt32BE(0),
    peer: row.toString('utf8', MEMBERSHIP_BYTES),
  };
}

export function encodeMarks(marks: Marks): Uint8Array {
  const row = Buffer.allocUnsafe(MARKS_BYTES);
  row.writeUInt32BE(marks.delivered, 0);
  row.writeUInt32BE(marks.read, 4);
  return row;
}

export function decodeMarks(bytes: Uint8Array): Marks {
  const row = buffer(bytes);
  return { delivered: row.readUInt32BE(0), read: row.readUInt32BE(4) };
}

/** The event number that memberships begin with. */
export function eventOf(bytes: Uint8Array): number {
  return buffer(bytes).readUInt32BE(0);
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
