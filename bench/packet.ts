import { kith } from '../protocol/generated/kith.js';

/** Numbered texts begin with their number in this many digits. */
const DIGITS = 10;
/** Bytes of every benchmark's text. */
export const TEXT_BYTES = 200;
const FILLER = 'x'.repeat(TEXT_BYTES - DIGITS);

export function numberedText(sequence: number): string {
  return String(sequence).padStart(DIGITS, '0') + FILLER;
}

/** The number that a text begins with; −1: none. */
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < DIGITS) return -1;
  let value = 0;
  for (let at = start; at < start + DIGITS; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

export interface PacketSink {
  /** An event in the order of the packet; `sequence` −1 for what is not a numbered text. */
  event(event: number, sequence: number): void;
  accepted(request: number): void;
  /** The end of an Events frame; `request` > 0: it was the reply to a ReadRange. */
  events(request: number, more: boolean): void;
  /** Every other frame, decoded. */
  frame(frame: kith.v1.ServerFrame): void;
}

/** Field numbers of kith.proto with their wire types, as they stand in a packet. */
const lengthDelimited = (field: number): number => (field << 3) | 2;
const varint = (field: number): number => field << 3;
const PACKET_FRAME = lengthDelimited(1);
const FRAME_REQUEST = varint(1);
const FRAME_ACCEPTED = lengthDelimited(5);
const FRAME_EVENTS = lengthDelimited(6);
const EVENTS_EVENT = lengthDelimited(2);
const EVENTS_MORE = varint(3);
const EVENT_NUMBER = varint(1);
const EVENT_POSTED = lengthDelimited(8);
const POSTED_TEXT = lengthDelimited(1);

/**
 * Reads a ServerPacket by hand where there are a hundred thousand events a second: finds an event's number and the
 * number in its text and makes no object. Rare frames go through the generated decoder.
 */
export class PacketReader {
  readonly #sink: PacketSink;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  read(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#at = start;
    while (this.#at < end) {
      if (this.#varint() !== PACKET_FRAME) throw new Error('a packet holds something that is no frame');
      const length = this.#varint();
      this.#frame(this.#at + length);
    }
    if (this.#at !== end) throw new Error('a frame is longer than its packet');
  }

  #frame(end: number): void {
    const start = this.#at;
    let request = 0;
    while (this.#at < end) {
      const tag = this.#varint();
      if (tag === FRAME_REQUEST) request = this.#varint();
      else if (tag === FRAME_EVENTS) this.#events(request, this.#length());
      else if (tag === FRAME_ACCEPTED) {
        this.#at = this.#length();
        this.#sink.accepted(request);
      } else {
        this.#at = end;
        const frame = kith.v1.ServerFrame.decode(this.#bytes.subarray(start, end));
        this.#sink.frame(frame as kith.v1.ServerFrame);
      }
    }
  }

  #events(request: number, end: number): void {
    let more = false;
    while (this.#at < end) {
      const tag = this.#varint();
      if (tag === EVENTS_EVENT) this.#event(this.#length());
      else if (tag === EVENTS_MORE) more = this.#varint() !== 0;
      else this.#skip(tag);
    }
    this.#sink.events(request, more);
  }

  #event(end: number): void {
    let event = 0;
    let sequence = -1;
    while (this.#at < end) {
      const tag = this.#varint();
      if (tag === EVENT_NUMBER) event = this.#varint();
      else if (tag === EVENT_POSTED) sequence = this.#posted(this.#length());
      else this.#skip(tag);
    }
    this.#sink.event(event, sequence);
  }

  #posted(end: number): number {
    let sequence = -1;
    while (this.#at < end) {
      const tag = this.#varint();
      if (tag === POSTED_TEXT) {
        const textEnd = this.#length();
        sequence = numberOf(this.#bytes, this.#at, textEnd);
        this.#at = textEnd;
      } else this.#skip(tag);
    }
    return sequence;
  }

  /** Reads a length and tells where what it measures ends. */
  #length(): number {
    const length = this.#varint();
    return this.#at + length;
  }

  #skip(tag: number): void {
    if ((tag & 7) === 2) this.#at = this.#length();
    else if ((tag & 7) === 0) this.#varint();
    else throw new Error(`a field of wire type ${tag & 7}, which kith.proto does not use`);
  }

  /** Right up to 2^53: times in milliseconds have more than 32 bits. */
  #varint(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let factor = 128; byte >= 0x80; factor *= 128) {
      byte = bytes[this.#at++]!;
      value += (byte & 0x7f) * factor;
    }
    return value;
  }
}
