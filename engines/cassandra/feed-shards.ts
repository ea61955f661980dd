/**
 * Shards of the pairs of one user: a follower list of 1,500,000 is partitions of 190,000 rows, while one of ten
 * still costs few reads. Part of the data: it can never change.
 */
export const RELATION_SHARDS = 8;
/** Shards of all readers: thousands are asked for at once, several in one read. Part of the data. */
export const READER_SHARDS = 128;

/** The shard of a name among `count`, a power of two. FNV-1a over the bytes, its halves folded. */
export function shardOf(name: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 127) return shardOfBytes(Buffer.from(name), count);
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return folded(hash, count);
}

function shardOfBytes(bytes: Uint8Array, count: number): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return folded(hash, count);
}

function folded(hash: number, count: number): number {
  return ((hash >>> 16) ^ hash) & (count - 1);
}
