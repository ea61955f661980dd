export const SLOTS = 16_384;

/** The slot of a Redis Cluster that a key or a sharded channel is in: what stands in its first braces decides, if anything. */
export function slotOf(key: string): number {
  const open = key.indexOf('{');
  const close = open < 0 ? -1 : key.indexOf('}', open + 1);
  const hashed = close > open + 1 ? key.slice(open + 1, close) : key;
  return crc16(hashed) % SLOTS;
}

/**
 * Names to put in braces, so that each falls into another of `count` equal ranges of the slots: however many nodes share
 * the slots in ranges, each has about the same number of them.
 */
export function spreadTags(count: number): string[] {
  const tags = new Array<string>(count);
  for (let candidate = 0, found = 0; found < count; candidate++) {
    const range = Math.floor((slotOf(String(candidate)) * count) / SLOTS);
    if (tags[range] !== undefined) continue;
    tags[range] = String(candidate);
    found++;
  }
  return tags;
}

/** CRC-16/XMODEM, as the Redis Cluster specification says. */
function crc16(text: string): number {
  let crc = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return crc16OfBytes(Buffer.from(text));
    crc = ((crc << 8) & 0xffff) ^ TABLE[(crc >> 8) ^ code]!;
  }
  return crc;
}

function crc16OfBytes(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ TABLE[(crc >> 8) ^ byte]!;
  return crc;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, i) => {
  let crc = i << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc;
});
