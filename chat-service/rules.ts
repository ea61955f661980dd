import { type ErrorName, errors } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { MAX_MEMBERS } from '../protocol/limits.ts';
import type { ConversationState } from './conversation-state.ts';

type CommandRecord = kith.internal.CommandRecord;
type Member = kith.v1.Member.$Properties;
type Body = Pick<kith.v1.Event.$Properties, 'created' | 'posted' | 'membership'>;

export type Decision =
  | {
      readonly kind: 'event';
      readonly body: Body;
      readonly isMessage: boolean;
      readonly changed: readonly Member[];
    }
  | { readonly kind: 'outcome'; readonly event: number; readonly code: number };

const { Role, Kind } = kith.v1;

/** What a command comes to at its place in the log: who may do what. One case a command, nothing else decides. */
export function decide(state: ConversationState, record: CommandRecord): Decision {
  if (record.create) return create(state, record, record.create);
  if (state.event === 0) return refused('not_found');
  const role = state.members.get(record.user) ?? Role.NONE;
  if (record.join) return join(state, record.user, role);
  if (role === Role.NONE) return refused('not_member');
  if (record.send) return send(role, record.send);
  if (record.add) return add(state, role, record.add.users ?? []);
  if (record.remove) return remove(state, role, record.remove.users ?? []);
  if (record.leave) return leave(state, record.user, role);
  return refused('unknown_frame');
}

function create(
  state: ConversationState,
  record: CommandRecord,
  asked: kith.internal.Create.$Properties,
): Decision {
  const first = asked.kind === Kind.DIRECT ? Role.MEMBER : Role.OWNER;
  const roles = new Map<string, number>([[record.user, first]]);
  for (const user of asked.members ?? []) if (!roles.has(user)) roles.set(user, Role.MEMBER);
  if (roles.size > MAX_MEMBERS) return refused('full');
  const members = Array.from(roles, ([user, role]) => ({ user, role }));
  state.kind = asked.kind ?? Kind.KIND_UNSPECIFIED;
  state.title = asked.title ?? '';
  state.open = asked.open ?? false;
  const created = { kind: state.kind, title: state.title, open: state.open, members };
  return { kind: 'event', body: { created }, isMessage: false, changed: members };
}

function send(role: number, asked: kith.v1.SendMessage.$Properties): Decision {
  if (role === Role.READER) return refused('forbidden');
  return { kind: 'event', body: { posted: { text: asked.text ?? '' } }, isMessage: true, changed: [] };
}

function join(state: ConversationState, user: string, role: number): Decision {
  if (role !== Role.NONE) return stands(state);
  if (!state.open) return refused('not_found');
  return change(state, [{ user, role: Role.MEMBER }]);
}

function add(state: ConversationState, role: number, users: readonly string[]): Decision {
  if (state.kind !== Kind.GROUP) return refused('forbidden');
  const mayAdd = role === Role.OWNER || role === Role.ADMIN || (state.open && role === Role.MEMBER);
  if (!mayAdd) return refused('forbidden');
  const added = [...new Set(users)].filter((user) => !state.members.has(user));
  return change(
    state,
    added.map((user) => ({ user, role: Role.MEMBER })),
  );
}

function remove(state: ConversationState, role: number, users: readonly string[]): Decision {
  if (state.kind !== Kind.GROUP || (role !== Role.OWNER && role !== Role.ADMIN)) return refused('forbidden');
  const removed = [...new Set(users)].filter((user) => state.members.has(user));
  if (removed.some((user) => state.members.get(user) === Role.OWNER)) return refused('forbidden');
  if (role === Role.ADMIN && removed.some((user) => state.members.get(user) === Role.ADMIN))
    return refused('forbidden');
  return change(
    state,
    removed.map((user) => ({ user, role: Role.NONE })),
  );
}

function leave(state: ConversationState, user: string, role: number): Decision {
  if (state.kind !== Kind.GROUP) return refused('forbidden');
  if (role === Role.OWNER && state.members.size > 1) {
    const owners = [...state.members.values()].filter((each) => each === Role.OWNER).length;
    if (owners === 1) return refused('last_owner');
  }
  return change(state, [{ user, role: Role.NONE }]);
}

function change(state: ConversationState, members: readonly Member[]): Decision {
  if (members.length === 0) return stands(state);
  const joining = members.filter(({ role }) => role !== Role.NONE).length;
  if (joining > 0 && state.members.size + joining > MAX_MEMBERS) return refused('full');
  return {
    kind: 'event',
    body: { membership: { members: [...members] } },
    isMessage: false,
    changed: members,
  };
}

/** It is already so, by the last membership event: a success that needs no event of its own. */
function stands(state: ConversationState): Decision {
  return { kind: 'outcome', event: state.version, code: 0 };
}

function refused(reason: ErrorName): Decision {
  return { kind: 'outcome', event: 0, code: errors[reason].code };
}
