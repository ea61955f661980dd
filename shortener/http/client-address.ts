import { isIP } from 'node:net';

/**
 * The client's address as the last of `hops` trusted proxies saw it: the hops-th entry of X-Forwarded-For from the
 * right. Everything further left is the client's own claim. Where there is none, the peer's.
 */
export function forwardedAddress(peer: string, forwardedFor: string, hops: number): string {
  if (hops === 0 || forwardedFor === '') return peer;
  const entry = forwardedFor.split(',').at(-hops)?.trim() ?? '';
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1];
  const address = bracketed ?? (/^[\d.]+:\d+$/.test(entry) ? entry.split(':')[0]! : entry);
  return isIP(address) === 0 ? peer : address;
}

/** What a limit counts: an IPv6 client has at least 2^64 addresses to itself (RFC 6177), so its /64 counts as one. */
export function clientKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = '', right] = (address.split('%')[0] ?? '').split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  const groups = head.length + tail.length + (address.includes('.') ? 1 : 0);
  const zeros = right === undefined ? [] : Array<string>(Math.max(0, 8 - groups)).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}
