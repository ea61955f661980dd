import { afterEach, expect, it } from 'vitest';
import { KIB, type Served, Stage } from './transport.fixture.ts';
import type { Transport } from './transport.ts';
import { frame, type Wire } from './transport-peers.fixture.ts';

const MESSAGE_BYTES = 64 * KIB;
/** More than any kernel holds for a connection on the loopback. */
const MOST_MESSAGES = 2000;

export function pressureCases(create: () => Transport): void {
  let stage: Stage;
  afterEach(() => stage.close());

  it('says that it buffers, drains when the peer reads again, and loses nothing', async () => {
    stage = await Stage.open(create(), { maxBufferedBytes: 128 * KIB * KIB });
    const { wire, served } = await stage.rawPair();
    wire.tcp.pause();
    // So much that the kernel takes it in several steps.
    const sent = fill(served, 24 * KIB * KIB);
    expect(served.socket.buffered()).toBeGreaterThanOrEqual(24 * KIB * KIB);
    expect(served.drains).toBe(0);
    wire.tcp.resume();
    await served.until(() => served.drains > 0);
    expect([served.drains, served.early, served.socket.buffered()]).toEqual([1, 0, 0]);
    expect(served.socket.send(numbered(sent), true)).not.toBe('closed');
    await wire.until(() => wire.frames.length > sent);
    expect(numbersOf(wire)).toEqual(Array.from({ length: sent + 1 }, (_, index) => index));
  });

  it('drains once for each time that it buffered', async () => {
    stage = await Stage.open(create(), { maxBufferedBytes: 128 * KIB * KIB });
    const { wire, served } = await stage.rawPair();
    for (let round = 1; round <= 3; round++) {
      wire.tcp.pause();
      fill(served, 256 * KIB);
      wire.tcp.resume();
      await served.until(() => served.drains === round);
    }
    const before = wire.frames.length;
    served.socket.send(Buffer.from('small'), true);
    await wire.until(() => wire.frames.at(-1)?.payload.toString() === 'small' && wire.frames.length > before);
    expect(served.drains).toBe(3);
  });

  it('closes a socket whose buffer reaches the limit, without a word', async () => {
    const maxBufferedBytes = 256 * KIB;
    stage = await Stage.open(create(), { maxBufferedBytes });
    const { wire, served } = await stage.rawPair();
    wire.tcp.pause();
    let said = served.socket.send(numbered(0), true);
    for (let number = 1; number < MOST_MESSAGES && said !== 'closed'; number++) {
      said = served.socket.send(numbered(number), true);
      expect(served.socket.buffered()).toBeLessThan(maxBufferedBytes);
    }
    expect(said).toBe('closed');
    // The handler is not called from within `send`.
    expect(served.closes).toEqual([]);
    expect(await served.closed()).toMatchObject({ code: 1006 });
    expect(served.socket.send(numbered(0), true)).toBe('closed');
    wire.tcp.resume();
    await wire.closed();
    expect(wire.closeCode).toBe(1006);
  });

  it('does not hold up others while one does not read', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    wire.tcp.pause();
    fill(served, KIB * KIB);
    const other = await stage.pair();
    other.served.echo();
    other.client.webSocket.send('quick');
    expect(await other.client.received(1)).toEqual(['quick']);
    expect(served.drains).toBe(0);
    wire.tcp.destroy();
    await served.closed();
  });

  it('sends the close frame behind what it buffered', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    wire.tcp.pause();
    const sent = fill(served, 256 * KIB);
    served.socket.close(4000, 'after all that');
    wire.tcp.resume();
    await wire.until(() => wire.closeCode !== 1006);
    expect(wire.closeCode).toBe(4000);
    expect(numbersOf(wire)).toHaveLength(sent);
    wire.write(frame(8, Buffer.from([0x0f, 0xa0])));
    await wire.closed();
  });

  /** Sends numbered messages until the socket buffers at least so many bytes. Returns how many. */
  function fill(served: Served, bytes: number): number {
    for (let number = 0; number < MOST_MESSAGES; number++) {
      const said = served.socket.send(numbered(number), true);
      expect(said).not.toBe('closed');
      if (served.socket.buffered() >= bytes) {
        expect(said).toBe('buffered');
        return number + 1;
      }
    }
    throw new Error('The kernel took everything; nothing was buffered.');
  }
}

function numbered(number: number): Buffer {
  const message = Buffer.alloc(MESSAGE_BYTES, number & 255);
  message.writeUInt32BE(number);
  return message;
}

/** The numbers of the messages that came, each checked to be whole. */
function numbersOf(wire: Wire): number[] {
  return wire.frames
    .filter(({ opcode }) => opcode === 2)
    .map(({ payload }) => {
      const number = payload.readUInt32BE(0);
      expect(payload.equals(numbered(number))).toBe(true);
      return number;
    });
}
