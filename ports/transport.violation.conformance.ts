import { afterEach, expect, it } from 'vitest';
import { KIB, Stage } from './transport.fixture.ts';
import type { Transport } from './transport.ts';
import { frame } from './transport-peers.fixture.ts';

const badText = Buffer.from([0x61, 0xc3, 0x28]);

/** Bytes that no client may send, and the code that the handler hears. */
const violations: readonly (readonly [what: string, bytes: Buffer, code: number])[] = [
  ['text that is not UTF-8', frame(1, badText), 1007],
  ['a reserved bit', frame(1, 'a', { reserved: 4 }), 1002],
  ['an unknown opcode', frame(3, 'a'), 1002],
  ['an unknown control opcode', frame(11, 'a'), 1002],
  ['a fragmented ping', frame(9, 'a', { fin: false }), 1002],
  ['a ping of 126 bytes', frame(9, Buffer.alloc(126)), 1002],
  ['a continuation of nothing', frame(0, 'a'), 1002],
  ['a message within a fragmented one', Buffer.concat([frame(1, 'a', { fin: false }), frame(1, 'b')]), 1002],
];

export function violationCases(create: () => Transport): void {
  let stage: Stage;
  afterEach(() => stage.close());

  it.each(violations)('closes at %s, and harms nobody else', async (_, bytes, code) => {
    stage = await Stage.open(create());
    const bystander = await stage.pair();
    bystander.served.echo();
    const { wire, served } = await stage.rawPair();
    wire.write(bytes);
    expect(await served.closed()).toMatchObject({ code });
    await wire.until(() => wire.isClosed || wire.closeCode !== 1006);
    // An engine may cut without a close frame, but never say another code.
    expect([1006, code]).toContain(wire.closeCode);
    expect(served.messages).toEqual([]);
    bystander.client.webSocket.send('unharmed');
    expect(await bystander.client.received(1)).toEqual(['unharmed']);
  });

  it('never takes an unmasked frame for what it says', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    const unmasked = frame(2, 'an unmasked message', { masked: false });
    wire.tcp.end(Buffer.concat([unmasked, unmasked]));
    await served.closed();
    expect(served.messages.filter(({ data }) => data.includes('unmasked'))).toEqual([]);
  });

  it('refuses a message over the limit with 1009', async () => {
    stage = await Stage.open(create(), { maxMessageBytes: 1000 });
    const { client, served } = await stage.pair();
    client.webSocket.send(Buffer.alloc(1000));
    client.webSocket.send(Buffer.alloc(1001));
    expect(await client.closed()).toMatchObject({ code: 1009 });
    expect(await served.closed()).toMatchObject({ code: 1009 });
    expect(served.messages).toHaveLength(1);
  });

  it('refuses a message over the limit in fragments with 1009', async () => {
    stage = await Stage.open(create(), { maxMessageBytes: 1000 });
    const { wire, served } = await stage.rawPair();
    wire.write(frame(2, Buffer.alloc(600), { fin: false }));
    wire.write(frame(0, Buffer.alloc(600)));
    expect(await served.closed()).toMatchObject({ code: 1009 });
    expect(served.messages).toEqual([]);
  });

  it('cuts a message far over the limit without reading it', async () => {
    stage = await Stage.open(create(), { maxMessageBytes: 1000 });
    const { wire, served } = await stage.rawPair();
    const head = Buffer.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4]);
    wire.write(head);
    expect(await served.closed()).toMatchObject({ code: 1009 });
  });

  it('ends a half-closed peer, with its message taken', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    wire.tcp.end(frame(1, 'and gone'));
    expect(await served.closed()).toMatchObject({ code: 1006 });
    expect(served.messages.map(({ data }) => data.toString())).toEqual(['and gone']);
    await wire.closed();
  });

  it('ends a peer that is cut in mid-frame', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    const whole = frame(1, Buffer.alloc(10 * KIB, 'a'));
    wire.tcp.end(whole.subarray(0, 5 * KIB));
    expect(await served.closed()).toMatchObject({ code: 1006 });
    expect(served.messages).toEqual([]);
  });

  it('lives through connections that are no HTTP', async () => {
    stage = await Stage.open(create());
    const wire = stage.wire();
    wire.write('\x16\x03\x01 this is not HTTP\r\n\r\n');
    await wire.closed();
    const { client, served } = await stage.pair();
    served.echo();
    client.webSocket.send('unharmed');
    expect(await client.received(1)).toEqual(['unharmed']);
  });
}
