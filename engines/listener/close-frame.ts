/** A control frame carries 125 bytes, two of them the code (RFC 6455 5.5). */
const MAX_REASON_BYTES = 123;
const encoder = new TextEncoder();

/**
 * The reason as it fits a close frame: cut at a character when too long. Throws `RangeError` for a code that RFC 6455
 * 7.4 does not allow on the wire, such as 1005 or 1006.
 */
export function fittingReason(code: number, reason: string): string {
  const standard = code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006;
  if (!standard && !(code >= 3000 && code <= 4999)) {
    throw new RangeError(`${code} is not a close code that may be sent.`);
  }
  if (reason.length * 3 <= MAX_REASON_BYTES) return reason;
  const room = new Uint8Array(MAX_REASON_BYTES);
  return reason.slice(0, encoder.encodeInto(reason, room).read);
}
