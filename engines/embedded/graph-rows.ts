import type { GraphCounts, Half, Profile } from '../../ports/graph.ts';

/** flags 1, serial 4, removalsSeen 4, accepted 4, removals 4, offset 6; the epoch follows. */
const HALF_BYTES = 23;
const WANTS = 1;
const OPEN = 2;
const BLOCKS = 4;
const MUTES = 8;

export function encodeHalf(half: Half): Uint8Array {
  const row = Buffer.allocUnsafe(HALF_BYTES + half.version.epoch.length);
  row[0] =
    (half.wants ? WANTS : 0) | (half.open ? OPEN : 0) | (half.blocks ? BLOCKS : 0) | (half.mutes ? MUTES : 0);
  row.writeUInt32BE(half.serial, 1);
  row.writeUInt32BE(half.removalsSeen, 5);
  row.writeUInt32BE(half.accepted, 9);
  row.writeUInt32BE(half.removals, 13);
  row.writeUIntBE(half.version.offset, 17, 6);
  row.write(half.version.epoch, HALF_BYTES, 'latin1');
  return row;
}

export function decodeHalf(bytes: Uint8Array): Half {
  const row = bufferOf(bytes);
  const flags = row[0]!;
  return {
    serial: row.readUInt32BE(1),
    wants: (flags & WANTS) !== 0,
    open: (flags & OPEN) !== 0,
    removalsSeen: row.readUInt32BE(5),
    accepted: row.readUInt32BE(9),
    removals: row.readUInt32BE(13),
    blocks: (flags & BLOCKS) !== 0,
    mutes: (flags & MUTES) !== 0,
    version: { epoch: row.toString('latin1', HALF_BYTES), offset: row.readUIntBE(17, 6) },
  };
}

export function encodeCounts({ followers, following }: GraphCounts): Uint8Array {
  const row = Buffer.allocUnsafe(8);
  row.writeUInt32BE(followers, 0);
  row.writeUInt32BE(following, 4);
  return row;
}

export function decodeCounts(bytes: Uint8Array): GraphCounts {
  const row = bufferOf(bytes);
  return { followers: row.readUInt32BE(0), following: row.readUInt32BE(4) };
}

/** protected 1, tier 1, rate 8, rateAt 8, offset 6; the epoch follows. */
const PROFILE_BYTES = 24;

export function encodeProfile(profile: Profile): Uint8Array {
  const row = Buffer.allocUnsafe(PROFILE_BYTES + profile.version.epoch.length);
  row[0] = profile.protected ? 1 : 0;
  row[1] = profile.tier;
  row.writeDoubleBE(profile.rate, 2);
  row.writeDoubleBE(profile.rateAt, 10);
  row.writeUIntBE(profile.version.offset, 18, 6);
  row.write(profile.version.epoch, PROFILE_BYTES, 'latin1');
  return row;
}

export function decodeProfile(bytes: Uint8Array): Profile {
  const row = bufferOf(bytes);
  return {
    protected: row[0] === 1,
    tier: row[1]!,
    rate: row.readDoubleBE(2),
    rateAt: row.readDoubleBE(10),
    version: { epoch: row.toString('latin1', PROFILE_BYTES), offset: row.readUIntBE(18, 6) },
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
