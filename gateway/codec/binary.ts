import { CodedError } from '../../protocol/errors.ts';
import { kith } from '../../protocol/generated/kith.js';
import protobuf from '../../protocol/generated/runtime.js';
import { MAX_FRAMES, SUBPROTOCOL_PROTO } from '../../protocol/limits.ts';
import type { ClientFrame, Codec, EncodedHistory, ServerFrame } from './codec.ts';
import { checkUtf8 } from './utf8.ts';

const { ClientPacket, ServerFrame: ServerFrameType } = kith.v1;
const { Writer } = protobuf;

/** Tag of a length-delimited field. */
const tag = (field: number) => (field << 3) | 2;
const FRAMES = tag(1);
const FRAME_EVENTS = tag(6);
const FRAME_HISTORY = tag(7);
const CONVERSATION = tag(1);
const EVENT = tag(2);

type Writer = protobuf.Writer;

/** Subprotocol kith.v1.proto. A chunk is one field of ServerPacket: concatenated packets are one packet. */
export const binaryCodec: Codec = {
  subprotocol: SUBPROTOCOL_PROTO,
  binary: true,
  index: 0,

  decode(data, isBinary) {
    if (!isBinary)
      throw new CodedError('malformed', { detail: 'This subprotocol takes binary messages only.' });
    let frames: ClientFrame[];
    try {
      frames = ClientPacket.decode(data).frames;
    } catch {
      throw new CodedError('malformed');
    }
    if (frames.length === 0) throw new CodedError('malformed', { detail: 'The packet holds no frame.' });
    if (frames.length > MAX_FRAMES) throw new CodedError('too_large', { field: 'frames' });
    for (const frame of frames) checkUtf8(frame, data);
    return frames;
  },

  encode(frame: ServerFrame) {
    return ServerFrameType.encode(frame, Writer.create().uint32(FRAMES).fork()).ldelim().finish();
  },

  encodeEvents(request, conversation, events, more) {
    const writer = open(request, FRAME_EVENTS);
    writer.uint32(CONVERSATION).string(conversation);
    for (const event of events) writer.uint32(EVENT).bytes(event);
    if (more) writer.uint32(3 << 3).bool(true);
    return writer.ldelim().ldelim().finish();
  },

  encodeHistory(request, history: EncodedHistory) {
    const writer = open(request, FRAME_HISTORY);
    writer.uint32(CONVERSATION).string(history.conversation);
    for (const message of history.messages) writer.uint32(EVENT).bytes(message);
    if (history.hasOlder) writer.uint32(3 << 3).bool(true);
    if (history.hasNewer) writer.uint32(4 << 3).bool(true);
    return writer.ldelim().ldelim().finish();
  },
};

function open(request: number, body: number): Writer {
  const writer = Writer.create().uint32(FRAMES).fork();
  if (request > 0) writer.uint32(1 << 3).uint32(request);
  return writer.uint32(body).fork();
}
