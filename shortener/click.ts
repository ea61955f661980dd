import type { RawAddress } from '../ports/transport.ts';

/** A visit as the redirect saw it. Never leaves the process: what goes to the log is made of it by `ClickFrames`. */
export interface Click {
  /** The link's name, or ORPHANS. */
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly agent: string;
  readonly referrer: string;
  readonly language: string;
  readonly address: RawAddress;
  /** Prefetched by a browser; asked not to be followed (DNT or GPC). */
  readonly flags: number;
  /** utm_* of the address that was given. */
  readonly campaign: string;
}

export const PREFETCH = 1;
export const PRIVATE = 2;

/** Under this name visits of what is no link are counted; no link can have it. */
export const ORPHANS = '~';

/** What the log holds of a visitor: classes, and a mark for counting different ones. No address, no agent. */
export type Context = readonly [
  device: string,
  browser: string,
  language: string,
  referrer: string,
  country: string,
  campaign: string,
  /** Why it is no person; '' : it may be one. */
  bot: string,
  /** Register and rank of a HyperLogLog; -1: the visitor asked not to be followed. */
  mark: number,
];

/** Clicks of links of one partition, as a record of the topic link.clicks. */
export interface ClickFrame {
  /** Who made it: unlike any other run of any instance. */
  readonly source: string;
  /** Rises by source and partition. The n-th click of the frame has the id (source, serial, n). */
  readonly serial: number;
  /** Seconds since 1970 of the first click. */
  readonly base: number;
  readonly links: readonly string[];
  readonly contexts: readonly Context[];
  /** Four numbers each: index of the link, of the context, seconds since `base`, how many such clicks. */
  readonly clicks: readonly number[];
}

/** What an owner wants forgotten, as a record of the topic link.clicks: the log says what came before it and what after. */
export interface Erasure {
  readonly erased: string;
  /** Days since 1970, both included. */
  readonly from: number;
  readonly to: number;
}

const VERSION = 1;
const ERASURE = 2;

export function encodeErasure({ erased, from, to }: Erasure): Uint8Array {
  return Buffer.from(JSON.stringify([ERASURE, erased, from, to]));
}

/** Throws for what is neither a frame nor an erasure. */
export function decodeRecord(bytes: Uint8Array): ClickFrame | Erasure {
  if (bytes[1] !== ERASURE_DIGIT) return decodeFrame(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const [, erased, from, to] = JSON.parse(text) as [number, string, number, number];
  if (typeof erased !== 'string' || !Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
    throw new Error('This is no erasure of clicks.');
  }
  return { erased, from, to };
}

/** Behind the bracket. */
const ERASURE_DIGIT = String(ERASURE).charCodeAt(0);

export function encodeFrame(frame: ClickFrame): Uint8Array {
  const { source, serial, base, links, contexts, clicks } = frame;
  return Buffer.from(JSON.stringify([VERSION, source, serial, base, links, contexts, clicks]));
}

/** Throws for what is no frame. */
export function decodeFrame(bytes: Uint8Array): ClickFrame {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const [version, source, serial, base, links, contexts, clicks] = JSON.parse(text) as [
    ...[number, string, number, number, string[], Context[], number[]],
  ];
  const isFrame =
    version === VERSION &&
    typeof source === 'string' &&
    Number.isSafeInteger(serial) &&
    Number.isSafeInteger(base) &&
    Array.isArray(links) &&
    Array.isArray(contexts) &&
    Array.isArray(clicks) &&
    clicks.length % 4 === 0 &&
    clicks.every((each, i) => isClickNumber(each, i % 4, links.length, contexts.length));
  if (!isFrame) throw new Error('This is no frame of clicks.');
  return { source, serial, base, links, contexts, clicks };
}

function isClickNumber(value: number, place: number, links: number, contexts: number): boolean {
  if (!Number.isSafeInteger(value)) return false;
  if (place === 0) return value >= 0 && value < links;
  if (place === 1) return value >= 0 && value < contexts;
  return place === 2 || value > 0;
}

export function clicksIn(frame: ClickFrame): number {
  let sum = 0;
  for (let i = 3; i < frame.clicks.length; i += 4) sum += frame.clicks[i]!;
  return sum;
}
