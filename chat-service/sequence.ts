import { errors } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { WINDOW_AGE_MS } from '../protocol/limits.ts';
import { type ConversationState, deviceKey } from './conversation-state.ts';
import { type DeviceWindow, see } from './device-window.ts';
import { type Decision, decide } from './rules.ts';

type CommandRecord = kith.internal.CommandRecord;
type Member = kith.v1.Member.$Properties;

/** What a record came to. */
export type Applied =
  /** It stands as this event. */
  | {
      readonly kind: 'event';
      readonly bytes: Uint8Array;
      readonly isMessage: boolean;
      readonly changed: readonly Member[];
    }
  /** It was not allowed at its place, or changes nothing: numbers, or a code. */
  | { readonly kind: 'outcome'; readonly event: number; readonly code: number }
  /** It was seen before: its outcome stands in the store. */
  | { readonly kind: 'repeat' };

/** Windows are pruned when the event number passes a multiple of this: a function of the log, as all here must be. */
const PRUNE_EVERY = 256;

/**
 * Applies one record to the state of its conversation: the pure heart of numbering. It looks at the state and the
 * record only, never at a clock, an option or a row, so that a replay, or two owners at once, make the same events.
 */
export function sequence(state: ConversationState, record: CommandRecord): Applied {
  if (record.create) {
    if (state.event > 0) return { kind: 'outcome', event: 1, code: 0 };
  } else if (state.event > 0) {
    const seen = see(windowOf(state, record), record.counter, record.at);
    if (seen === 'repeat') return { kind: 'repeat' };
    if (seen === 'too_old') return { kind: 'outcome', event: 0, code: errors.too_old.code };
  }
  const decision = decide(state, record);
  if (decision.kind === 'outcome') return decision;
  return number(state, record, decision);
}

function number(
  state: ConversationState,
  record: CommandRecord,
  decision: Extract<Decision, { kind: 'event' }>,
): Applied {
  state.event++;
  if (decision.isMessage) state.message++;
  if (record.at > state.at) state.at = record.at;
  for (const { user, role } of decision.changed) {
    if (role === kith.v1.Role.NONE) state.members.delete(user ?? '');
    else state.members.set(user ?? '', role ?? 0);
  }
  if (decision.changed.length > 0) state.version = state.event;
  if (state.event % PRUNE_EVERY === 0) prune(state);
  const bytes = kith.v1.Event.encode({
    event: state.event,
    message: decision.isMessage ? state.message : 0,
    at: record.at,
    user: record.user,
    device: record.device,
    counter: record.counter,
    ...decision.body,
  }).finish();
  return { kind: 'event', bytes, isMessage: decision.isMessage, changed: decision.changed };
}

function windowOf(state: ConversationState, record: CommandRecord): DeviceWindow {
  const key = deviceKey(record.user, record.device);
  let window = state.devices.get(key);
  if (!window) {
    window = { user: record.user, device: record.device, highest: 0, holes: [], at: record.at };
    state.devices.set(key, window);
  }
  return window;
}

function prune(state: ConversationState): void {
  for (const [key, window] of state.devices) {
    if (state.at - window.at > WINDOW_AGE_MS) state.devices.delete(key);
  }
}
