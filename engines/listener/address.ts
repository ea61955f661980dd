const MAPPED = '::ffff:';

/**
 * The one text for an address, so that both transports agree: dotted IPv4 also where the system handed over an
 * IPv4-mapped IPv6 address, else IPv6 as RFC 5952 writes it. `text` is an address as the system gave it, or ''.
 */
export function plainAddress(text: string): string {
  if (!text.includes(':')) return text;
  const short = shortest(text);
  return short.startsWith(MAPPED) ? dotted(short.slice(MAPPED.length)) : short;
}

function shortest(text: string): string {
  const zone = text.indexOf('%');
  const address = zone < 0 ? text : text.slice(0, zone);
  try {
    return new URL(`http://[${address}]`).hostname.slice(1, -1);
  } catch {
    return address;
  }
}

/** '7f00:1' → '127.0.0.1'. */
function dotted(groups: string): string {
  const [high = 0, low = 0] = groups.split(':').map((group) => Number.parseInt(group, 16));
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
