import type { ServerFrame } from './wire.ts';

/** proto3 JSON leaves defaults out. These put them in place, message by message, as wire.ts promises. */
// biome-ignore lint/suspicious/noExplicitAny: what JSON.parse gives has no type before it went through here
type Parsed = any;

export function fillFrame(frame: Parsed): ServerFrame {
  if (typeof frame !== 'object' || frame === null) throw new TypeError('A frame must be an object.');
  frame.request ??= 0;
  if (frame.events !== undefined) fillEvents(frame.events);
  else
    for (const body in frame) {
      // An own property only: a frame of a newer server may be called like something of Object's.
      if (Object.hasOwn(bodies, body)) bodies[body]?.(frame[body]);
    }
  return frame;
}

const bodies: Record<string, (body: Parsed) => void> = {
  error(body) {
    fill(body, { code: 0, message: '', retryMs: 0, field: '' });
  },
  welcome(body) {
    fill(body, {
      ...{ version: 0, user: '', device: '', store: '', at: 0, beatMs: 0, maxFrame: 0, maxText: 0 },
      ...{ resumeEvents: 0, cursor: '' },
    });
    body.capabilities ??= [];
    body.gone ??= [];
    each(body, 'conversations', fillConversation);
  },
  pong(body) {
    body.at ??= 0;
    each(body, 'heads', fillHead);
  },
  history(body) {
    fill(body, { conversation: '', hasOlder: false, hasNewer: false });
    each(body, 'messages', fillEvent);
  },
  conversations(body) {
    body.cursor ??= '';
    each(body, 'conversations', fillConversation);
  },
  members(body) {
    body.more ??= false;
    each(body, 'members', fillMember);
  },
  outcomes(body) {
    each(body, 'outcomes', (outcome) =>
      fill(outcome, { conversation: '', counter: 0, event: 0, message: 0, code: 0 }),
    );
  },
  presence(body) {
    each(body, 'users', (user) => fill(user, { user: '', online: false, lastSeen: 0 }));
  },
  opened(body) {
    body.conversation ??= '';
  },
  heads(body) {
    each(body, 'heads', fillHead);
  },
  receipts(body) {
    body.conversation ??= '';
    each(body, 'members', fillMember);
  },
  feedNews(body) {
    fill(body, { head: '', count: 0 });
  },
  accepted(body) {
    body.unshortened ??= false;
  },
  watched(body) {
    body.open ??= false;
  },
  reconnect(body) {
    fill(body, { slotMs: 0, withinMs: 0 });
  },
};

function fillEvents(body: Parsed): void {
  body.conversation ??= '';
  body.more ??= false;
  each(body, 'events', fillEvent);
}

/** Written out: this runs for every event that is delivered. */
function fillEvent(event: Parsed): void {
  event.event ??= 0;
  event.message ??= 0;
  event.at ??= 0;
  event.user ??= '';
  event.device ??= '';
  event.counter ??= 0;
  if (event.posted !== undefined) event.posted.text ??= '';
  else if (event.membership !== undefined) each(event.membership, 'members', fillRole);
  else if (event.created !== undefined) {
    fill(event.created, { title: '', open: false });
    event.created.kind ??= '';
    each(event.created, 'members', fillRole);
  }
}

function fillConversation(body: Parsed): void {
  fill(body, {
    ...{ conversation: '', title: '', peer: '', event: 0, message: 0, at: 0, read: 0, delivered: 0 },
    members: 0,
  });
  body.kind ??= '';
  body.role ??= 'NONE';
}

function fillHead(head: Parsed): void {
  head.conversation ??= '';
  head.event ??= 0;
  head.message ??= 0;
}

function fillMember(member: Parsed): void {
  fillRole(member);
  member.delivered ??= 0;
  member.read ??= 0;
}

function fillRole(member: Parsed): void {
  member.user ??= '';
  member.role ??= 'NONE';
}

function fill(body: Parsed, defaults: Record<string, unknown>): void {
  for (const name in defaults) body[name] ??= defaults[name];
}

function each(body: Parsed, list: string, one: (item: Parsed) => void): void {
  body[list] ??= [];
  for (const item of body[list]) one(item);
}
