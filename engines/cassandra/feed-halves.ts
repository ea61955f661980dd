import { type Half, type Standing, standing } from '../../ports/graph.ts';

/** flags 1, serial 4, removalsSeen 4, accepted 4, removals 4, offset 6; the epoch follows. Part of the data. */
const HEAD_BYTES = 23;
const WANTS = 1;
const OPEN = 2;
const BLOCKS = 4;
const MUTES = 8;

/** A half as one cell, so that it is written and read as a whole. */
export function encodeHalf(half: Half): Buffer {
  const epoch = Buffer.from(half.version.epoch);
  const cell = Buffer.allocUnsafe(HEAD_BYTES + epoch.length);
  cell[0] =
    (half.wants ? WANTS : 0) | (half.open ? OPEN : 0) | (half.blocks ? BLOCKS : 0) | (half.mutes ? MUTES : 0);
  cell.writeUInt32BE(half.serial, 1);
  cell.writeUInt32BE(half.removalsSeen, 5);
  cell.writeUInt32BE(half.accepted, 9);
  cell.writeUInt32BE(half.removals, 13);
  cell.writeUIntBE(half.version.offset, 17, 6);
  epoch.copy(cell, HEAD_BYTES);
  return cell;
}

export function decodeHalf(cell: Buffer | null): Half | undefined {
  if (cell === null) return undefined;
  const flags = cell[0]!;
  return {
    serial: cell.readUInt32BE(1),
    wants: (flags & WANTS) !== 0,
    open: (flags & OPEN) !== 0,
    removalsSeen: cell.readUInt32BE(5),
    accepted: cell.readUInt32BE(9),
    removals: cell.readUInt32BE(13),
    blocks: (flags & BLOCKS) !== 0,
    mutes: (flags & MUTES) !== 0,
    version: { epoch: cell.toString('utf8', HEAD_BYTES), offset: cell.readUIntBE(17, 6) },
  };
}

/** The same as of the halves decoded. Most rows of a long list have no second half, and cost a look at one byte. */
export function standingOf(half: Buffer | null, other: Buffer | null): Standing {
  if (half === null || (half[0]! & WANTS) === 0) return 'none';
  if (other === null) return (half[0]! & OPEN) === 0 ? 'asked' : 'follows';
  return standing(decodeHalf(half), decodeHalf(other));
}

/** Whether the half can change what the other side's follow is: else it is as if there were none. */
export function bears(half: Half | undefined): boolean {
  return half !== undefined && (half.accepted > 0 || half.removals > 0);
}
