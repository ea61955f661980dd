/**
 * Frames as the client holds them in memory, whatever the codec: the messages of protocol/kith.proto with every field
 * set, enums by name, and of each oneof at most one part that is neither undefined nor null. Written out by hand so
 * that a browser that speaks JSON needs nothing generated.
 */
/** '': not known, or a kind of a newer server. */
export type Kind = '' | 'DIRECT' | 'GROUP';
/** NONE: no member (any more). */
export type Role = 'NONE' | 'OWNER' | 'ADMIN' | 'MEMBER' | 'READER';

type Part<T> = T | null | undefined;
type Nothing = Record<never, never>;

/** What changes a conversation; exactly one part. */
export interface Action {
  readonly send?: { readonly text: string; readonly shorten?: boolean };
  readonly add?: { readonly users: readonly string[] };
  readonly remove?: { readonly users: readonly string[] };
  readonly join?: Nothing;
  readonly leave?: Nothing;
}

export interface Command extends Action {
  readonly conversation: string;
  readonly counter: number;
}

export interface Hello {
  readonly version: number;
  readonly token: string;
  readonly device: string;
  readonly store: string;
  readonly known: { conversation: string; event: number }[];
  readonly agent: string;
}

export interface HistoryQuery {
  readonly conversation: string;
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  readonly limit?: number;
}

export interface Mark {
  readonly conversation: string;
  readonly delivered?: number;
  readonly read?: number;
}

/** Exactly one part. */
export interface ClientBody {
  readonly hello?: Hello;
  readonly ping?: Nothing;
  readonly command?: Command;
  readonly range?: { readonly conversation: string; readonly from: number; readonly to: number };
  readonly history?: HistoryQuery;
  readonly list?: { readonly cursor: string; readonly limit: number };
  readonly mark?: Mark;
  readonly members?: { readonly conversation: string; readonly after: string; readonly limit: number };
  readonly outcomes?: { readonly conversation: string; readonly counters: number[] };
  readonly presence?: { readonly users: string[] };
  readonly openDirect?: { readonly user: string };
  readonly createGroup?: {
    readonly key: string;
    readonly title: string;
    readonly members: string[];
    readonly open: boolean;
  };
  readonly watchFeed?: { readonly open: boolean };
}

export interface ClientFrame extends ClientBody {
  readonly request: number;
}

export interface ServerFrame {
  /** 0: news. */
  readonly request: number;
  readonly error?: Part<ErrorBody>;
  readonly welcome?: Part<Welcome>;
  readonly pong?: Part<{ at: number; heads: Head[] }>;
  readonly accepted?: Part<{ unshortened: boolean }>;
  readonly events?: Part<Events>;
  readonly history?: Part<History>;
  readonly conversations?: Part<{ conversations: ConversationInfo[]; cursor: string }>;
  readonly members?: Part<{ members: MemberState[]; more: boolean }>;
  readonly outcomes?: Part<{ outcomes: Outcome[] }>;
  readonly presence?: Part<{ users: Presence[] }>;
  readonly opened?: Part<{ conversation: string }>;
  readonly heads?: Part<{ heads: Head[] }>;
  readonly receipts?: Part<Receipts>;
  readonly feedNews?: Part<FeedNews>;
  readonly watched?: Part<{ open: boolean }>;
  readonly reconnect?: Part<{ slotMs: number; withinMs: number }>;
  readonly resumed?: Part<Nothing>;
}

/** The home timeline has something new: the newest post, and how many were announced since the last news. */
export interface FeedNews {
  head: string;
  count: number;
}

export interface ErrorBody {
  code: number;
  message: string;
  retryMs: number;
  field: string;
}

export interface Welcome {
  version: number;
  user: string;
  device: string;
  store: string;
  at: number;
  beatMs: number;
  maxFrame: number;
  maxText: number;
  resumeEvents: number;
  capabilities: string[];
  conversations: ConversationInfo[];
  cursor: string;
  /** Of those that Hello named: conversations of which I am no member (any more). */
  gone: string[];
}

export interface Head {
  conversation: string;
  event: number;
  message: number;
}

export interface Events {
  conversation: string;
  events: Event[];
  more: boolean;
}

export interface Event {
  /** Number in the conversation: 1, 2, 3 … */
  event: number;
  /** 0: not a message. */
  message: number;
  /** Milliseconds since 1970. */
  at: number;
  user: string;
  device: string;
  counter: number;
  created?: Part<Created>;
  posted?: Part<{ text: string }>;
  membership?: Part<{ members: Member[] }>;
}

export interface Created {
  kind: Kind;
  title: string;
  open: boolean;
  members: Member[];
}

export interface Member {
  user: string;
  role: Role;
}

export interface MemberState extends Member {
  delivered: number;
  read: number;
}

export interface History {
  conversation: string;
  /** By rising number. */
  messages: Event[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export interface ConversationInfo {
  conversation: string;
  kind: Kind;
  title: string;
  /** The other one of a DIRECT conversation, else ''. */
  peer: string;
  /** Mine. */
  role: Role;
  /** Head: number of the newest event. */
  event: number;
  /** Number of the newest message. */
  message: number;
  at: number;
  read: number;
  delivered: number;
  members: number;
}

export interface Outcome {
  conversation: string;
  counter: number;
  event: number;
  message: number;
  code: number;
}

export interface Receipts {
  conversation: string;
  members: MemberState[];
}

export interface Presence {
  user: string;
  online: boolean;
  /** Milliseconds since 1970; 0: never or unknown. */
  lastSeen: number;
}
