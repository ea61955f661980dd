import type { Marks } from '../ports/conversation-store.ts';
import type { Position } from '../ports/event-log.ts';
import { kith } from '../protocol/generated/kith.js';
import type { DeviceWindow } from './device-window.ts';
import { EventTail } from './event-tail.ts';

/**
 * What the owner of a partition knows of one conversation. The upper half is the sequencer's: rebuilt as checkpoint +
 * records above it, and nothing else ever decides. The lower half is memory that may be dropped at any time.
 */
export interface ConversationState {
  readonly id: string;
  /** The last record applied: one at or below it is a replay. */
  position: Position;
  /** How many records shaped the state: by it the store knows which of two checkpoints is the newer one. */
  revision: number;
  event: number;
  message: number;
  at: number;
  kind: number;
  title: string;
  open: boolean;
  /** Number of the last event that changed members. */
  version: number;
  readonly members: Map<string, number>;
  readonly devices: Map<string, DeviceWindow>;

  /** The last events of this run, so that returning clients do not touch the store. */
  readonly tail: EventTail;
  /** Members as a list, made anew when `version` moves. */
  memberList: { version: number; users: string[] };
  /** Watermarks as far as they are loaded; undefined: ask the store. */
  marks: Map<string, Marks> | undefined;
  /** Watermarks raised since the last save. */
  readonly raised: Map<string, Marks>;
  /** Records were applied since the checkpoint was last taken. */
  unsaved: boolean;
}

const UNMARKED: Marks = { delivered: 0, read: 0 };

export function newConversation(id: string, position: Position): ConversationState {
  return {
    id,
    position,
    revision: 0,
    event: 0,
    message: 0,
    at: 0,
    kind: 0,
    title: '',
    open: false,
    version: 0,
    members: new Map(),
    devices: new Map(),
    tail: new EventTail(),
    memberList: { version: -1, users: [] },
    marks: undefined,
    raised: new Map(),
    unsaved: false,
  };
}

/**
 * Notes that the record at `offset`, which was no pure repeat, shaped the state: its place and its revision move
 * together. False, and nothing noted, while the conversation does not exist: such a state is not kept, so whether it is
 * the same one for the next record hangs on how the log cut its calls, and a revision must not.
 */
export function moveOn(state: ConversationState, partition: number, offset: number): boolean {
  if (state.event === 0) return false;
  state.position = { epoch: state.position.epoch, partition, offset };
  state.revision++;
  return true;
}

/** A user's device in a conversation; neither id can contain a NUL. */
export function deviceKey(user: string, device: string): string {
  return `${user}\u0000${device}`;
}

export function memberList(state: ConversationState): string[] {
  if (state.memberList.version !== state.version) {
    state.memberList = { version: state.version, users: [...state.members.keys()] };
  }
  return state.memberList.users;
}

export function encodeCheckpoint(state: ConversationState): Uint8Array {
  return kith.internal.Checkpoint.encode({
    epoch: state.position.epoch,
    partition: state.position.partition,
    offset: state.position.offset,
    revision: state.revision,
    event: state.event,
    message: state.message,
    at: state.at,
    kind: state.kind,
    title: state.title,
    open: state.open,
    version: state.version,
    members: Array.from(state.members, ([user, role]) => ({ user, role })),
    devices: [...state.devices.values()],
  }).finish();
}

export function decodeCheckpoint(id: string, bytes: Uint8Array): ConversationState {
  const saved = kith.internal.Checkpoint.decode(bytes);
  const state = newConversation(id, { epoch: saved.epoch, partition: saved.partition, offset: saved.offset });
  // A checkpoint of an older build has no revision, and the store ordered it by its event number. Each event is one
  // record, so a revision is never below its event number: to go on from there is never below what stands.
  state.revision = Math.max(saved.revision, saved.event);
  state.event = saved.event;
  state.message = saved.message;
  state.at = saved.at;
  state.kind = saved.kind;
  state.title = saved.title;
  state.open = saved.open;
  state.version = saved.version;
  for (const member of saved.members) state.members.set(member.user ?? '', member.role ?? 0);
  for (const window of saved.devices) {
    const { user = '', device = '', highest = 0, holes = [], at = 0 } = window;
    state.devices.set(deviceKey(user ?? '', device ?? ''), {
      user: user ?? '',
      device: device ?? '',
      highest: highest ?? 0,
      holes: [...(holes ?? [])],
      at: at ?? 0,
    });
  }
  return state;
}

/** Each of the two marks by itself. */
export function highest(one: Marks = UNMARKED, other: Marks = UNMARKED): Marks {
  return { delivered: Math.max(one.delivered, other.delivered), read: Math.max(one.read, other.read) };
}

/**
 * Raises a member's watermarks in memory, never above the head; false: nothing moved. What was raised since the last
 * save may be below what stands: an owner that numbers a message again does not ask the store what its author read since.
 */
export function raiseMarks(state: ConversationState, user: string, delivered: number, read: number): boolean {
  const known = highest(state.raised.get(user), state.marks?.get(user));
  const next = highest(known, {
    delivered: Math.min(Math.max(delivered, read), state.message),
    read: Math.min(read, state.message),
  });
  if (next.delivered === known.delivered && next.read === known.read) return false;
  state.marks?.set(user, next);
  state.raised.set(user, next);
  return true;
}
