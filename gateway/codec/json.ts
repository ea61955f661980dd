import { CodedError } from '../../protocol/errors.ts';
import { kith } from '../../protocol/generated/kith.js';
import { MAX_FRAMES, SUBPROTOCOL_JSON } from '../../protocol/limits.ts';
import type { ClientFrame, Codec } from './codec.ts';

const v1 = kith.v1;
const decoder = new TextDecoder('utf-8', { fatal: true });
const toJson = { enums: String } as const;

/** Subprotocol kith.v1.json: one frame a line, in the proto3 JSON mapping. */
export const jsonCodec: Codec = {
  subprotocol: SUBPROTOCOL_JSON,
  binary: false,
  index: 1,

  decode(data, isBinary) {
    if (isBinary) throw new CodedError('malformed', { detail: 'This subprotocol takes text messages only.' });
    const lines = text(data).split('\n');
    if (lines[lines.length - 1] === '') lines.pop();
    if (lines.length === 0) throw new CodedError('malformed', { detail: 'The message holds no frame.' });
    if (lines.length > MAX_FRAMES) throw new CodedError('too_large', { field: 'frames' });
    return lines.map(parse);
  },

  encode(frame) {
    return line(v1.ServerFrame.toObject(frame as kith.v1.ServerFrame, toJson));
  },

  encodeEvents(request, conversation, events, more) {
    return line({
      ...(request > 0 && { request }),
      events: { conversation, events: events.map(event), ...(more && { more }) },
    });
  },

  encodeHistory(request, { conversation, messages, hasOlder, hasNewer }) {
    const flags = { ...(hasOlder && { hasOlder }), ...(hasNewer && { hasNewer }) };
    return line({ request, history: { conversation, messages: messages.map(event), ...flags } });
  },
};

function text(data: Uint8Array): string {
  try {
    return decoder.decode(data);
  } catch {
    throw new CodedError('malformed', { detail: 'The message is not valid UTF-8.' });
  }
}

/** fromObject coerces what it can, so the form is verified first: a number where a text belongs is an error. */
function parse(source: string): ClientFrame {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new CodedError('malformed', { detail: 'A line is not a JSON value.' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CodedError('malformed');
  if (!numbersFit(value))
    throw new CodedError('malformed', { detail: 'A number is negative, broken or too large.' });
  const problem = v1.ClientFrame.verify(value);
  if (problem)
    throw new CodedError('malformed', { detail: `The frame does not fit the protocol: ${problem}.` });
  try {
    return v1.ClientFrame.fromObject(value) as ClientFrame;
  } catch {
    throw new CodedError('malformed');
  }
}

/** Every number that a client says is a uint32; protobufjs would wrap others around without a word. */
function numbersFit(value: unknown): boolean {
  if (typeof value === 'number') return value >>> 0 === value;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(numbersFit);
}

function event(bytes: Uint8Array): object {
  return v1.Event.toObject(v1.Event.decode(bytes), toJson);
}

function line(frame: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(frame)}\n`);
}
