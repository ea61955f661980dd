import { kith } from '../../protocol/generated/kith.js';
import { SUBPROTOCOL_JSON } from '../../protocol/limits.ts';
import type { SeenEvent } from './seen-event.ts';
import type { Marks } from './watermarks.ts';

const { ClientFrame, ClientPacket, ServerFrame, ServerPacket } = kith.v1;

interface Head {
  readonly conversation: string;
  readonly event: number;
}

export interface Outcome {
  readonly conversation: string;
  readonly counter: number;
  readonly event: number;
  readonly code: number;
}

type Part<T> = T | null | undefined;

/** The parts of protocol/kith.proto's ServerFrame that are spoken of here; every field of a part reads as set. */
export interface Said {
  readonly request: number;
  readonly error?: Part<{ readonly code: number; readonly message: string; readonly retryMs: number }>;
  readonly welcome?: Part<{
    readonly device: string;
    readonly store: string;
    readonly beatMs: number;
    readonly conversations: readonly Head[];
    readonly cursor: string;
  }>;
  readonly pong?: Part<{ readonly heads: readonly Head[] }>;
  readonly accepted?: Part<object>;
  readonly events?: Part<{
    readonly conversation: string;
    readonly events: readonly SeenEvent[];
    readonly more: boolean;
  }>;
  readonly history?: Part<{ readonly messages: readonly SeenEvent[]; readonly hasOlder: boolean }>;
  readonly conversations?: Part<{ readonly conversations: readonly Head[]; readonly cursor: string }>;
  readonly members?: Part<{ readonly members: readonly Marks[]; readonly more: boolean }>;
  readonly outcomes?: Part<{ readonly outcomes: readonly Outcome[] }>;
  readonly opened?: Part<{ readonly conversation: string }>;
  readonly heads?: Part<{ readonly heads: readonly Head[] }>;
  readonly receipts?: Part<{ readonly conversation: string; readonly members: readonly Marks[] }>;
  readonly reconnect?: Part<{ readonly slotMs: number }>;
  readonly resumed?: Part<object>;
}

/** The wire without the SDK: packets in binary, or frames as JSON objects a line. */
export function encodeFrames(subprotocol: string, frames: readonly object[]): string | Uint8Array {
  if (subprotocol === SUBPROTOCOL_JSON) return frames.map((frame) => JSON.stringify(frame)).join('\n');
  return ClientPacket.encode({ frames: frames as kith.v1.ClientFrame.$Properties[] }).finish();
}

/** Throws on what is no message of the subprotocol. Absent fields read as defaults through the generated classes. */
export function decodeFrames(data: Buffer, isBinary: boolean): Said[] {
  const frames = isBinary
    ? ServerPacket.decode(data).frames
    : lines(data.toString()).map((line) => ServerFrame.fromObject(line));
  return frames as unknown as Said[];
}

/** A command as its client said it. */
export interface SaidCommand {
  readonly conversation: string;
  readonly counter: number;
}

/** The commands in a client's own message. */
export function commandsIn(data: string | Uint8Array): SaidCommand[] {
  const frames =
    typeof data === 'string'
      ? lines(data).map((line) => ClientFrame.fromObject(line))
      : ClientPacket.decode(data).frames;
  return frames.flatMap(({ command }) => (command ? [command as unknown as SaidCommand] : []));
}

function lines(data: string): { [key: string]: unknown }[] {
  return data
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
