import { isIP } from 'node:net';

/**
 * The address of the client. With `hops` trusted proxies in front it is the hops-th entry from the right of
 * X-Forwarded-For: each proxy appends whom it talks to, so everything further left is the client's own claim. Where
 * that entry is missing or no address, the socket's own counts.
 */
export function clientAddress(remoteAddress: string, forwardedFor: string, hops: number): string {
  if (hops > 0 && forwardedFor !== '') {
    const entry = forwardedFor.split(',').at(-hops);
    const address = entry === undefined ? '' : withoutPort(entry.trim());
    if (isIP(address)) return plain(address);
  }
  return plain(remoteAddress);
}

/**
 * What a limit by address counts: an IPv6 client has at least 2^64 addresses to itself (RFC 6177), so its /64 counts
 * as one.
 */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = '', right] = (address.split('%')[0] ?? '').split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  // An embedded IPv4 address at the end takes the place of two groups.
  const groups = [...head, ...tail].length + (address.includes('.') ? 1 : 0);
  const zeros = right === undefined ? [] : Array<string>(Math.max(0, 8 - groups)).fill('0');
  const network = [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

/** Some proxies write `1.2.3.4:5678` or `[::1]:443`. */
function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(entry);
  if (bracketed) return bracketed[1]!;
  const colon = entry.indexOf(':');
  return colon >= 0 && colon === entry.lastIndexOf(':') ? entry.slice(0, colon) : entry;
}

/** An IPv4 client of a listener for both shows as ::ffff:1.2.3.4, or spelled out in full by uWebSockets.js. */
function plain(address: string): string {
  const mapped = /^(?:::|(?:0{1,4}:){5})ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const groups = /^(?:::|(?:0{1,4}:){5})ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
  if (!groups) return address;
  const [high, low] = [Number.parseInt(groups[1]!, 16), Number.parseInt(groups[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
