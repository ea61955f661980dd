import { shortenerHosts } from './shortener-hosts.ts';

export const MAX_TARGET = 8_192;

/** Why a target is refused. Told to the one who asked, with the sentence of `targetFaults`. */
type TargetFault = keyof typeof targetFaults;
export const targetFaults = {
  too_long: `The address has more than ${MAX_TARGET} characters.`,
  control: 'The address has control characters, blanks or line breaks in it.',
  malformed: 'This is not a whole address with a scheme and a host.',
  scheme: 'Only http and https addresses can be shortened.',
  credentials: 'The address has a user name or password in it.',
  own_host: 'The address leads back to this server.',
  shortener: 'The address leads to another shortener.',
  private_host: 'The address leads to a private, local or reserved network.',
  single_label: 'The host has no domain; it means something else on every network.',
  port: 'The address asks for port 0.',
} as const;

export type JudgedTarget =
  | { readonly target: string; readonly warning: '' | 'mixed_script' }
  | { readonly fault: TargetFault };

/**
 * Judges a target as the browsers of visitors will read it: after WHATWG parsing, in which `127.1`, `0x7f000001` and
 * `[::ffff:127.0.0.1]` are what they are, tabs vanish and backslashes are slashes. A target that passes is kept letter
 * by letter, except that a host which is not ASCII is kept as punycode.
 */
export function judgeTarget(given: string, ownHosts: ReadonlySet<string>): JudgedTarget {
  if (given.length > MAX_TARGET) return { fault: 'too_long' };
  if (hasControl(given)) return { fault: 'control' };
  // Half a character cannot be written as UTF-8.
  if (/[\ud800-\udfff]/u.test(given)) return { fault: 'malformed' };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(given)) return { fault: 'malformed' };
  if (!/^https?:/i.test(given)) return { fault: 'scheme' };
  // Without the two slashes a browser still finds a host, and a person does not see it.
  if (!/^https?:\/\/[^/\\]/i.test(given)) return { fault: 'malformed' };
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    return { fault: 'malformed' };
  }
  const fault = faultOf(url, given, ownHosts);
  if (fault !== undefined) return { fault };
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(given)![1]!;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
  if (/^[\x00-\x7f]*$/.test(authority)) return { target: given, warning: '' };
  return { target: url.href, warning: 'mixed_script' };
}

function faultOf(url: URL, given: string, ownHosts: ReadonlySet<string>): TargetFault | undefined {
  // Also an empty user (`https://@host`), which the parser forgets.
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#\\]*@/i.test(given))
    return 'credentials';
  if (url.port === '0') return 'port';
  const host = withoutDot(url.hostname);
  if (host === '') return 'malformed';
  if (host.startsWith('[')) return isPublicV6(host.slice(1, -1)) ? undefined : 'private_host';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
    if (ownHosts.has(host)) return 'own_host';
    return isPublicV4(host) ? undefined : 'private_host';
  }
  if (among(host, ownHosts)) return 'own_host';
  if (among(host, shortenerHosts)) return 'shortener';
  return nameFault(host);
}

/** Names that are never public: RFC 6761, 6762, 7686, 8375, 9476, and what clouds and routers use. */
const LOCAL_SUFFIXES = (
  'localhost local localdomain internal intranet lan home corp private test example invalid onion alt home.arpa ' +
  'in-addr.arpa ip6.arpa'
).split(' ');
/** Public names by convention that lead to any address somebody writes into them, the private ones too. */
const ADDRESS_NAMES = (
  'nip.io sslip.io xip.io localtest.me lvh.me vcap.me lacolhost.com traefik.me 127-0-0-1.org.uk backname.io ' +
  'local.gd localho.st'
).split(' ');

function nameFault(host: string): TargetFault | undefined {
  if (LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))) return 'private_host';
  if (ADDRESS_NAMES.some((name) => host === name || host.endsWith(`.${name}`))) return 'private_host';
  if (!host.includes('.')) return 'single_label';
  if (host.split('.').some((label) => label === '')) return 'malformed';
  return undefined;
}

function among(host: string, hosts: ReadonlySet<string>): boolean {
  for (let rest = host; ; ) {
    if (hosts.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
}

function withoutDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

/** C0, DEL, C1, blanks of all kinds, marks that turn the direction of text or join without being seen. */
function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]/.test(
    text,
  );
}

type Network = readonly [address: readonly number[], bits: number];
const v4 = (text: string): Network => {
  const [address = '', bits = ''] = text.split('/');
  return [address.split('.').map(Number), Number(bits)];
};
/** Of the IANA special-purpose registry (RFC 6890), not globally reachable; multicast and the reserved rest. */
const PRIVATE_V4: readonly Network[] = (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32'
)
  .split(' ')
  .map(v4);

function isPublicV4(address: string): boolean {
  const bytes = address.split('.').map(Number);
  return !PRIVATE_V4.some((network) => inNetwork(bytes, network));
}

/** Only 2000::/3 is given out at all; of it 6to4, Teredo, documentation and the like lead elsewhere or nowhere. */
const PRIVATE_V6: readonly Network[] = [
  [[0x20, 0x01, 0x00], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x20, 0x02], 16],
  [[0x3f, 0xff, 0x00], 20],
];
const GLOBAL_V6: Network = [[0x20], 3];
const NAT64 = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

function isPublicV6(address: string): boolean {
  const bytes = v6Bytes(address);
  // Behind the well-known prefix of NAT64 stands an IPv4 address (RFC 6052).
  if (NAT64.every((byte, i) => bytes[i] === byte)) return isPublicV4(bytes.slice(12).join('.'));
  return inNetwork(bytes, GLOBAL_V6) && !PRIVATE_V6.some((network) => inNetwork(bytes, network));
}

function inNetwork(bytes: readonly number[], [address, bits]: Network): boolean {
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
    if ((bytes[bit / 8]! & mask) !== ((address[bit / 8] ?? 0) & mask)) return false;
  }
  return true;
}

/** Of an address as URL writes it: hexadecimal groups, one `::` at most. */
function v6Bytes(address: string): number[] {
  const [left = '', right] = address.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const head = groups(left);
  const tail = groups(right ?? '');
  const zeros = Array<number>(right === undefined ? 0 : 8 - head.length - tail.length).fill(0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 255]);
}
