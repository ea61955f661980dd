import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, FrameReader, opcodes } from './web-socket.ts';

/** What a server sends: a client's frame without its mask. */
function fromServer(opcode: number, payload: Uint8Array): Buffer {
  const frame = encodeFrame(opcode, payload);
  const size = frame.length - payload.length - 4;
  frame[1] = frame[1]! & 0x7f;
  return Buffer.concat([frame.subarray(0, size), frame.subarray(size + 4)]);
}

function collect() {
  const heard: { opcode: number; payload: Buffer }[] = [];
  const reader = new FrameReader({
    message: (bytes, start, end) =>
      heard.push({ opcode: opcodes.binary, payload: Buffer.from(bytes.subarray(start, end)) }),
    control: (opcode, payload) => heard.push({ opcode, payload }),
  });
  return { heard, reader };
}

test('frames come whole and in order however the stream is cut, from memory that is written again', () => {
  const length = fc.oneof(fc.nat(130), fc.constantFrom(125, 126, 65_535, 65_536, 70_000));
  const opcode = fc.constantFrom(opcodes.binary, opcodes.ping, opcodes.close);
  const frames = fc.array(fc.tuple(opcode, length), { minLength: 1, maxLength: 8 });
  const shared = Buffer.alloc(200_000);
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1 }), (list, cuts) => {
      const { heard, reader } = collect();
      const sent = list.map(([each, size], index) => ({
        opcode: each,
        payload: Buffer.alloc(size, index + 1),
      }));
      const stream = Buffer.concat(sent.map((each) => fromServer(each.opcode, each.payload)));
      for (let at = 0, turn = 0; at < stream.length; turn++) {
        const size = Math.min(stream.length - at, cuts[turn % cuts.length]!);
        stream.copy(shared, 0, at, at + size);
        reader.take(shared.subarray(0, size));
        at += size;
      }
      expect(heard.length).toBe(sent.length);
      for (const [index, each] of sent.entries()) {
        expect(heard[index]!.opcode).toBe(each.opcode);
        expect(heard[index]!.payload.equals(each.payload)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('a masked, a fragmented and a compressed frame are told, not misread', () => {
  const { reader } = collect();
  expect(() => reader.take(encodeFrame(opcodes.binary, Buffer.from('x')))).toThrow(/masked/);
  expect(() => reader.take(Buffer.from([0x02, 1, 65]))).toThrow(/fragmented/);
  expect(() => reader.take(Buffer.from([0xc2, 1, 65]))).toThrow(/compressed/);
});
