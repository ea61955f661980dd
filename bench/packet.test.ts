import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kith } from '../protocol/generated/kith.js';
import { numberedText, numberOf, PacketReader, TEXT_BYTES } from './packet.ts';

type Heard = (readonly ['event', number, number] | readonly [string, number, boolean] | readonly unknown[])[];

function collect(): { heard: Heard; reader: PacketReader } {
  const heard: Heard = [];
  const reader = new PacketReader({
    event: (event, sequence) => heard.push(['event', event, sequence]),
    accepted: (request) => heard.push(['accepted', request]),
    events: (request, more) => heard.push(['events', request, more]),
    frame: (frame) => heard.push(['frame', frame.request, Object.keys(frame.toJSON())]),
  });
  return { heard, reader };
}

test('a numbered text has its size and gives its number back', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (number) => {
      const bytes = Buffer.from(numberedText(number));
      expect(bytes.length).toBe(TEXT_BYTES);
      expect(numberOf(bytes, 0, bytes.length)).toBe(number);
    }),
  );
  const other = Buffer.from('not one of ours, however long it may be');
  expect(numberOf(other, 0, other.length)).toBe(-1);
  expect(numberOf(other, 0, 3)).toBe(-1);
});

test('reads what the generated encoder writes, at any place of a buffer', () => {
  const posted = fc.record({
    event: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    message: fc.nat(2 ** 31),
    at: fc.constant(1_790_000_000_000),
    user: fc.constantFrom('alice', 'b'.repeat(64)),
    device: fc.string({ maxLength: 32 }),
    counter: fc.nat(100_000),
    sequence: fc.integer({ min: 0, max: 1_000_000 }),
  });
  const packets = fc.array(
    fc.record({ events: fc.array(posted), request: fc.nat(1000), more: fc.boolean() }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(packets, fc.nat(9), (frames, offset) => {
      const expected: Heard = [];
      const packet = frames.map(({ events, request, more }) => {
        for (const { event, sequence } of events) expected.push(['event', event, sequence]);
        expected.push(['events', request, more], ['accepted', request + 1]);
        const posts = events.map(({ sequence, ...event }) => ({
          ...event,
          posted: { text: numberedText(sequence) },
        }));
        return [
          { request, events: { conversation: 'dAbC', events: posts, more } },
          { request: request + 1, accepted: {} },
        ];
      });
      const bytes = kith.v1.ServerPacket.encode({
        frames: packet.flat() as kith.v1.ServerFrame.$Properties[],
      }).finish();
      const buffer = Buffer.concat([Buffer.alloc(offset), bytes, Buffer.alloc(3, 0xff)]);
      const { heard, reader } = collect();
      reader.read(buffer, offset, offset + bytes.length);
      expect(heard).toEqual(expected);
    }),
  );
});

test('other frames are decoded whole, and a broken packet is told', () => {
  const { heard, reader } = collect();
  const frames = [
    { request: 7, pong: { at: 1_790_000_000_000, heads: [{ conversation: 'd', event: 1, message: 0 }] } },
    { events: { conversation: 'd', events: [{ event: 1, created: { title: 'with members' } }] } },
  ] as kith.v1.ServerFrame.$Properties[];
  const bytes = kith.v1.ServerPacket.encode({ frames }).finish();
  reader.read(bytes, 0, bytes.length);
  expect(heard).toEqual([
    ['frame', 7, ['request', 'pong']],
    ['event', 1, -1],
    ['events', 0, false],
  ]);
  expect(() => collect().reader.read(bytes, 0, bytes.length - 1)).toThrow();
});
