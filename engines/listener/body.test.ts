import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Body } from './body.ts';

test('whatever the chunks, the body is what came, or too large', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 12 }),
      fc.nat(12_000),
      (chunks, limit) => {
        const body = new Body(limit);
        for (const chunk of chunks) {
          const dying = chunk.slice();
          body.add(dying);
          dying.fill(255);
        }
        const whole = Buffer.concat(chunks);
        expect(body.tooLarge).toBe(whole.length > limit);
        expect(Buffer.from(body.bytes())).toEqual(body.tooLarge ? Buffer.alloc(0) : whole);
      },
    ),
  );
});

test('a body far beyond its limit is hopeless', () => {
  const body = new Body(10);
  body.add(new Uint8Array(11));
  expect([body.tooLarge, body.hopeless]).toEqual([true, false]);
  body.add(new Uint8Array(1024 * 1024));
  expect(body.hopeless).toBe(true);
});
