/** What was to be sent in one moment: encoded frames, one a partition. */
export type Entry = readonly { readonly partition: number; readonly bytes: Uint8Array }[];

const HEAD_BYTES = 8;

export function encodeEntry(entry: Entry): Uint8Array {
  const parts = entry.flatMap(({ partition, bytes }) => {
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(partition, 0);
    head.writeUInt32BE(bytes.length, 4);
    return [head, bytes];
  });
  return Buffer.concat(parts);
}

/** Undefined for what is no entry: it was checked by the spool, so this build cannot read what another one wrote. */
export function decodeEntry(given: Uint8Array): Entry | undefined {
  const source = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const entry: { partition: number; bytes: Uint8Array }[] = [];
  for (let at = 0; at < source.length; ) {
    if (at + HEAD_BYTES > source.length) return undefined;
    const end = at + HEAD_BYTES + source.readUInt32BE(at + 4);
    if (end > source.length) return undefined;
    entry.push({ partition: source.readUInt32BE(at), bytes: source.subarray(at + HEAD_BYTES, end) });
    at = end;
  }
  return entry;
}
