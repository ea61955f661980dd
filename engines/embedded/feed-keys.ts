/** Names of rows in a SortedTable: single bytes whose order is the order meant. */

/** An id as eight bytes, highest first. */
export function idName(id: string): string {
  const { high, low } = halvesOf(id);
  return String.fromCharCode(
    ...[high >>> 24, (high >>> 16) & 255, (high >>> 8) & 255, high & 255],
    ...[low >>> 24, (low >>> 16) & 255, (low >>> 8) & 255, low & 255],
  );
}

export function idOf(name: string): string {
  let high = 0;
  let low = 0;
  for (let i = 0; i < 4; i++) {
    high = ((high << 8) | name.charCodeAt(i)) >>> 0;
    low = ((low << 8) | name.charCodeAt(i + 4)) >>> 0;
  }
  return idFrom(high, low);
}

export function halvesOf(id: string): { high: number; low: number } {
  const value = BigInt(id);
  return { high: Number(value >> 32n), low: Number(value & 0xffff_ffffn) };
}

/** From the two halves of the 64 bits. */
export function idFrom(high: number, low: number): string {
  return ((BigInt(high) << 32n) | BigInt(low)).toString();
}

/** Users are ASCII and stay as they are; tags are not. */
export function textName(text: string): string {
  return text.startsWith('#') ? Buffer.from(text).toString('latin1') : text;
}

export function textOf(name: string): string {
  return name.startsWith('#') ? Buffer.from(name, 'latin1').toString() : name;
}

/** A row that says only that it is there. */
export const PRESENT: Uint8Array = Uint8Array.of(1);
