import { expect, test } from 'vitest';
import { kith } from '../protocol/generated/kith.js';
import type { Codec } from './codec.ts';
import { jsonCodec } from './json-codec.ts';
import { protobufCodec } from './protobuf-codec.ts';
import type { ClientFrame } from './wire.ts';

const { ClientPacket, ServerFrame, ServerPacket, Kind, Role } = kith.v1;

/** One of each frame, with everything set. */
const full: kith.v1.ServerFrame.$Properties[] = [
  { request: 1, error: { code: 4000, message: 'slow', retryMs: 5, field: 'x' } },
  {
    request: 2,
    welcome: {
      ...{ version: 1, user: 'u', device: 'd', store: 's', at: 1_700_000_000_000, beatMs: 3, maxFrame: 4 },
      ...{ maxText: 5, resumeEvents: 6, capabilities: ['c'], cursor: 'n' },
      conversations: [
        {
          ...{
            conversation: 'a',
            kind: Kind.GROUP,
            title: 't',
            peer: 'p',
            role: Role.OWNER,
            event: 1,
            message: 2,
          },
          ...{ at: 3, read: 4, delivered: 5, members: 6 },
        },
      ],
    },
  },
  { request: 3, pong: { at: 1, heads: [{ conversation: 'a', event: 1, message: 1 }] } },
  { request: 4, accepted: { unshortened: true } },
  {
    events: {
      conversation: 'a',
      more: true,
      events: [
        {
          event: 1,
          at: 5,
          user: 'u',
          created: { kind: Kind.DIRECT, title: 't', open: true, members: [{ user: 'v', role: 3 }] },
        },
        { event: 2, message: 1, at: 6, user: 'u', device: 'd', counter: 7, posted: { text: 'Grüße\n“🙂”' } },
        { event: 3, at: 7, user: 'u', membership: { members: [{ user: 'v', role: Role.READER }] } },
      ],
    },
  },
  {
    request: 5,
    history: {
      conversation: 'a',
      messages: [
        { event: 2, message: 1, posted: { text: 'x' } },
        { event: 3, membership: { members: [{ user: 'v', role: 2 }] } },
      ],
      hasOlder: true,
      hasNewer: true,
    },
  },
  { request: 6, conversations: { conversations: [{ conversation: 'a' }], cursor: 'c' } },
  { request: 7, members: { members: [{ user: 'u', role: Role.ADMIN, delivered: 1, read: 2 }], more: true } },
  { outcomes: { outcomes: [{ conversation: 'a', counter: 1, event: 2, message: 3, code: 4 }] } },
  { request: 8, presence: { users: [{ user: 'u', online: true, lastSeen: 9 }] } },
  { request: 9, opened: { conversation: 'a' } },
  { heads: { heads: [{ conversation: 'a', event: 1, message: 2 }] } },
  { receipts: { conversation: 'a', members: [{ user: 'u', role: Role.MEMBER, delivered: 1, read: 2 }] } },
  { reconnect: { slotMs: 1, withinMs: 2 } },
  { resumed: {} },
];

/** The same with nothing set: in proto3 JSON such fields are not there at all. */
const bare: kith.v1.ServerFrame.$Properties[] = [
  ...['error', 'welcome', 'pong', 'accepted', 'events', 'history', 'conversations', 'members', 'outcomes'],
  ...['presence', 'opened', 'heads', 'receipts', 'reconnect', 'resumed'],
].map((body) => ({ [body]: {} }));
const bareItems: kith.v1.ServerFrame.$Properties[] = [
  { welcome: { conversations: [{}] } },
  { pong: { heads: [{}] } },
  {
    events: {
      events: [{}, { created: { members: [{}] } }, { posted: {} }, { membership: { members: [{}] } }],
    },
  },
  { history: { messages: [{}] } },
  { members: { members: [{}] } },
  { outcomes: { outcomes: [{}] } },
  { presence: { users: [{}] } },
  { receipts: { members: [{}] } },
];

/** As a server writes it: proto3 JSON without defaults. */
function asJson(frames: kith.v1.ServerFrame.$Properties[]): string {
  return frames
    .map((frame) => JSON.stringify(ServerFrame.toObject(ServerFrame.fromObject(frame), { enums: String })))
    .join('\n');
}

function asProtobuf(frames: kith.v1.ServerFrame.$Properties[]): ArrayBuffer {
  return new Uint8Array(
    ServerPacket.encode({ frames: frames.map((frame) => ServerFrame.fromObject(frame)) }).finish(),
  ).buffer;
}

/** Every field that can be read, also those that only a prototype gives. */
function fields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fields);
  if (typeof value !== 'object' || value === null) return value;
  const all: Record<string, unknown> = {};
  for (const name in value) {
    const field = (value as Record<string, unknown>)[name];
    if (typeof field !== 'function' && field !== null && field !== undefined && name !== 'body')
      all[name] = fields(field);
  }
  return all;
}

test.each([
  ['full', full],
  ['bare', bare],
  ['bare items', bareItems],
])('both codecs give the same frames, with every field set: %s', (_, frames) => {
  const json = jsonCodec.decode(asJson(frames)).map(fields);
  expect(json).toEqual(protobufCodec.decode(asProtobuf(frames)).map(fields));
});

test('frames of the client arrive as the server reads them, from both codecs', () => {
  const frames: ClientFrame[] = [
    {
      request: 1,
      hello: {
        version: 1,
        token: 't',
        device: 'd',
        store: 's',
        known: [{ conversation: 'a', event: 3 }],
        agent: 'x',
      },
    },
    { request: 2, command: { conversation: 'a', counter: 1, send: { text: 'one\ntwo' } } },
    { request: 3, command: { conversation: 'a', counter: 2, leave: {} } },
    { request: 4, range: { conversation: 'a', from: 1, to: 0 } },
    { request: 5, createGroup: { key: 'k', title: 't', members: ['u'], open: true } },
    { request: 6, mark: { conversation: 'a', read: 5 } },
    { request: 7, ping: {} },
    { request: 8, command: { conversation: 'a', counter: 3, send: { text: 'x', shorten: true } } },
  ];
  const binary = ClientPacket.decode(protobufCodec.encode(frames) as Uint8Array).frames!;
  const lines = (jsonCodec.encode(frames) as string).split('\n');
  expect(lines.length).toBe(frames.length);
  const text = lines.map((line) => kith.v1.ClientFrame.fromObject(JSON.parse(line)));
  expect(text.map(fields)).toEqual(binary.map(fields));
  expect(text[1]!.command!.send).toMatchObject({ text: 'one\ntwo', shorten: false });
  expect(text[7]!.command!.send!.shorten).toBe(true);
});

test('what a newer server says besides is passed over', () => {
  const line =
    '{"request":0,"toString":{"x":1},"events":{"conversation":"a","events":[{"event":1,"pinned":{}}]}}';
  const [frame] = jsonCodec.decode(`${line}\n\n{"hasOwnProperty":{}}`);
  expect(frame?.events?.events[0]).toMatchObject({ event: 1, message: 0, user: '' });
});

test.each([
  ['JSON', jsonCodec, [new ArrayBuffer(2), '{', 'null', '7']],
  ['protobuf', protobufCodec, ['{}', new Uint8Array([0x0a, 0x7f]).buffer]],
] as [string, Codec, (string | ArrayBuffer)[]][])('%s throws on what is no message', (_, codec, broken) => {
  for (const data of broken) expect(() => codec.decode(data)).toThrow();
});
