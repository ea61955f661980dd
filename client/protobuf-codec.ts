import { kith } from '../protocol/generated/kith.js';
import { SUBPROTOCOL_PROTO } from '../protocol/limits.ts';
import type { Codec } from './codec.ts';
import type { ServerFrame } from './wire.ts';

/** Half the bytes of JSON and cheaper to read. Needs protobufjs, so only who wants it imports this module. */
export const protobufCodec: Codec = {
  subprotocol: SUBPROTOCOL_PROTO,

  encode(frames) {
    // Unlike the generated types, the client's arrays are read-only; encoding changes nothing.
    const packet = { frames } as kith.v1.ClientPacket.$Properties;
    return kith.v1.ClientPacket.encode(packet).finish() as Uint8Array<ArrayBuffer>;
  },

  decode(data) {
    if (typeof data === 'string') throw new TypeError('A text message came where binary was agreed.');
    // Absent fields read as their defaults through the prototypes of the generated classes.
    const { frames } = kith.v1.ServerPacket.decode(bytesOf(data));
    for (const frame of frames ?? []) nameEnums(frame);
    return frames as ServerFrame[];
  },
};

const kinds = ['', 'DIRECT', 'GROUP'];
const roles = ['NONE', 'OWNER', 'ADMIN', 'MEMBER', 'READER'];

/** In place, in the few frames that hold any. */
// biome-ignore lint/suspicious/noExplicitAny: the objects change from the generated types to those of wire.ts
function nameEnums(frame: any): void {
  if (frame.events) for (const event of frame.events.events) nameInEvent(event);
  else if (frame.history) for (const event of frame.history.messages) nameInEvent(event);
  else {
    const { conversations } = frame.welcome ?? frame.conversations ?? {};
    for (const conversation of conversations ?? []) nameIn(conversation);
    const { members } = frame.members ?? frame.receipts ?? {};
    for (const member of members ?? []) nameIn(member);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function nameInEvent({ created, membership }: any): void {
  if (created) nameIn(created);
  for (const member of created?.members ?? membership?.members ?? []) nameIn(member);
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function nameIn(message: any): void {
  if ('kind' in message) message.kind = kinds[message.kind] ?? '';
  if ('role' in message) message.role = roles[message.role] ?? 'NONE';
}

/** A Buffer where there is one: protobufjs then reads strings natively instead of byte by byte. */
function bytesOf(data: ArrayBuffer): Uint8Array {
  return typeof Buffer === 'undefined' ? new Uint8Array(data) : Buffer.from(data);
}
