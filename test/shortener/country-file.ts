/**
 * A file in MaxMind's format (MaxMind DB File Format Specification 2.0), as small as one can be: a tree over the bits of
 * addresses, IPv4 under ::/96, whose leaves point at the country of the network.
 */
export function countryFile(
  networks: readonly (readonly [network: string, country: string])[],
  about: { readonly type: string; readonly builtAt: number },
): Buffer {
  const tree = new Tree();
  const data: Buffer[] = [];
  const places = new Map<string, number>();
  let length = 0;
  for (const [network, country] of networks) {
    if (!places.has(country)) {
      const record = map([['country', map([['iso_code', text(country)]])]]);
      places.set(country, length);
      data.push(record);
      length += record.length;
    }
    tree.put(bitsOf(network), places.get(country)!);
  }
  const metadata = map([
    ['binary_format_major_version', whole(USHORT, 2)],
    ['binary_format_minor_version', whole(USHORT, 0)],
    ['build_epoch', Buffer.concat([extended(ULONG, 8), longOf(about.builtAt)])],
    ['database_type', text(about.type)],
    ['description', map([['en', text('Made by a test')]])],
    ['ip_version', whole(USHORT, 6)],
    ['languages', Buffer.concat([extended(ARRAY, 1), text('en')])],
    ['node_count', whole(UINT, tree.size)],
    ['record_size', whole(USHORT, 24)],
  ]);
  const separator = Buffer.alloc(SEPARATOR_BYTES);
  return Buffer.concat([tree.encode(), separator, ...data, MARKER, metadata]);
}

const SEPARATOR_BYTES = 16;
const MARKER = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
const [STRING, USHORT, UINT, MAP, ULONG, ARRAY] = [2, 5, 6, 7, 9, 11];

/** Leaves are written as the place of their data with the highest bit set. */
type Node = [left: number | undefined, right: number | undefined];
const LEAF = 2 ** 31;

class Tree {
  readonly #nodes: Node[] = [[undefined, undefined]];

  get size(): number {
    return this.#nodes.length;
  }

  put(bits: readonly number[], place: number): void {
    let at = 0;
    for (const [i, bit] of bits.entries()) {
      const node = this.#nodes[at]!;
      if (i === bits.length - 1) node[bit] = LEAF + place;
      else {
        const next = node[bit] ?? this.#nodes.push([undefined, undefined]) - 1;
        if (next >= LEAF) throw new Error('A network lies within another one.');
        node[bit] = next;
        at = next;
      }
    }
  }

  encode(): Buffer {
    const bytes = Buffer.alloc(this.size * 6);
    const record = (entry: number | undefined): number => {
      if (entry === undefined) return this.size;
      return entry < LEAF ? entry : this.size + SEPARATOR_BYTES + (entry - LEAF);
    };
    for (const [i, [left, right]] of this.#nodes.entries()) {
      bytes.writeUIntBE(record(left), i * 6, 3);
      bytes.writeUIntBE(record(right), i * 6 + 3, 3);
    }
    return bytes;
  }
}

/** The bits of a network's prefix in the tree of IPv6. */
function bitsOf(network: string): number[] {
  const [address = '', length = ''] = network.split('/');
  const isV4 = !address.includes(':');
  const bytes = isV4 ? [...Buffer.alloc(12), ...address.split('.').map(Number)] : v6Bytes(address);
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1));
  return bits.slice(0, Number(length) + (isV4 ? 96 : 0));
}

function v6Bytes(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 255]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const size = bytes.length < 29 ? [(STRING! << 5) | bytes.length] : [(STRING! << 5) | 29, bytes.length - 29];
  return Buffer.concat([Buffer.from(size), bytes]);
}

function whole(type: number | undefined, value: number): Buffer {
  const size = type === USHORT ? 2 : 4;
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return Buffer.concat([Buffer.from([(type! << 5) | size]), bytes]);
}

function longOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function extended(type: number | undefined, size: number): Buffer {
  return Buffer.from([size, type! - 7]);
}

function map(entries: readonly (readonly [string, Buffer])[]): Buffer {
  const content = entries.flatMap(([key, value]) => [text(key), value]);
  return Buffer.concat([Buffer.from([(MAP! << 5) | entries.length]), ...content]);
}
