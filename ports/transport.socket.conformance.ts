import { afterEach, expect, it } from 'vitest';
import { type Served, Stage } from './transport.fixture.ts';
import type { Transport } from './transport.ts';
import { FIRST, frame, SECOND } from './transport-peers.fixture.ts';

export function socketCases(create: () => Transport, idleSeconds: number): void {
  let stage: Stage;
  afterEach(() => stage.close());

  it('carries text and binary both ways', async () => {
    stage = await Stage.open(create());
    const { client, served } = await stage.pair();
    served.echo();
    const sent = [
      Buffer.from('grüße 😀'),
      Buffer.from([0, 255, 1]),
      Buffer.alloc(0),
      Buffer.alloc(65_536, 9),
    ];
    sent.forEach((data, index) => {
      client.webSocket.send(data, { binary: index !== 0 });
    });
    await client.received(4);
    const expected = sent.map((data, index) => ({ data, isBinary: index !== 0 }));
    expect(served.messages).toEqual(expected);
    expect(client.messages).toEqual(expected);
  });

  it('keeps the order of many messages both ways', async () => {
    stage = await Stage.open(create());
    const { client, served } = await stage.pair();
    served.echo();
    const numbers = Array.from({ length: 5000 }, (_, index) => String(index));
    for (const number of numbers) client.webSocket.send(number);
    expect(await client.received(5000)).toEqual(numbers);
  });

  it('joins fragments, with pings between them answered', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    wire.write(frame(1, 'one ', { fin: false }));
    wire.write(frame(9, 'still there?'));
    wire.write(frame(0, 'two ', { fin: false }));
    wire.write(frame(0, 'three'));
    await served.until(() => served.messages.length > 0);
    expect(served.messages).toEqual([{ data: Buffer.from('one two three'), isBinary: false }]);
    await wire.until(() => wire.frames.length > 0);
    expect(wire.frames).toEqual([{ opcode: 10, payload: Buffer.from('still there?') }]);
  });

  it('takes a frame that comes a byte at a time', async () => {
    stage = await Stage.open(create());
    const { wire, served } = await stage.rawPair();
    wire.tcp.setNoDelay(true);
    for (const byte of frame(2, 'slowly')) {
      await new Promise<void>((written) => wire.tcp.write(Buffer.from([byte]), () => written()));
    }
    await served.until(() => served.messages.length > 0);
    expect(served.messages).toEqual([{ data: Buffer.from('slowly'), isBinary: true }]);
  });

  it('answers a ping', async () => {
    stage = await Stage.open(create());
    const { client } = await stage.pair();
    client.webSocket.ping('hello');
    await client.until(() => client.pongs.length > 0);
    expect(client.pongs).toEqual(['hello']);
  });

  it('speaks the subprotocol that it prefers among those offered', async () => {
    stage = await Stage.open(create());
    const client = stage.dial(['unknown', SECOND, FIRST]);
    const served = await stage.accepted();
    await client.opened();
    expect(client.webSocket.protocol).toBe(FIRST);
    expect(served.socket.subprotocol).toBe(FIRST);
  });

  it.each([[['unknown']], [[]]])('refuses a client that offers %j with 400', async (offered) => {
    stage = await Stage.open(create());
    expect(await stage.dial(offered).refusal()).toMatchObject({ status: 400 });
    expect(stage.upgrades).toEqual([]);
    expect(stage.served).toEqual([]);
  });

  it('refuses with 403 and a text when the handler says so', async () => {
    stage = await Stage.open(create());
    stage.refusal = 'Pages of this origin may not connect.';
    const client = stage.dial([FIRST], { Origin: 'https://evil.example' });
    expect(await client.refusal()).toEqual({ status: 403, body: stage.refusal });
    expect(stage.upgrades[0]!.origin).toBe('https://evil.example');
    expect(stage.served).toEqual([]);
  });

  it('shows who connects, before and after the upgrade', async () => {
    stage = await Stage.open(create());
    stage.dial([FIRST], { Origin: 'https://a.example', Cookie: 'a=1; b=2', 'X-Forwarded-For': '192.0.2.7' });
    const { socket } = await stage.accepted();
    const { origin, remoteAddress, forwardedFor } = socket;
    expect({ origin, remoteAddress, forwardedFor }).toEqual({
      origin: 'https://a.example',
      remoteAddress: '127.0.0.1',
      forwardedFor: '192.0.2.7',
    });
    const [upgrade] = stage.upgrades;
    expect(upgrade).toMatchObject({ path: '/v1/socket', origin, remoteAddress });
    expect(upgrade!.header('cookie')).toBe('a=1; b=2');
    expect(upgrade!.header('absent')).toBe('');
  });

  it('counts its sockets', async () => {
    stage = await Stage.open(create());
    const pairs = [await stage.pair(), await stage.pair(), await stage.pair()];
    expect(stage.listener.sockets()).toBe(3);
    pairs[1]!.client.webSocket.close();
    await pairs[1]!.served.closed();
    expect(stage.listener.sockets()).toBe(2);
  });

  closingCases();

  function closingCases(): void {
    it("tells the client this side's code and reason, behind what was sent", async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      served.socket.send(Buffer.from('last words'), false);
      served.socket.close(4100, 'Come back in 3 s – bis gleich.');
      expect(await client.closed()).toEqual({ code: 4100, reason: 'Come back in 3 s – bis gleich.' });
      expect(await client.received(1)).toEqual(['last words']);
      expect(await served.closed()).toMatchObject({ code: 4100 });
    });

    it("tells the handler the client's code and reason", async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      client.webSocket.close(4321, 'enough');
      expect(await served.closed()).toEqual({ code: 4321, reason: 'enough' });
      expect(await client.closed()).toMatchObject({ code: 4321 });
    });

    it('says 1005 when the client gives no code', async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      client.webSocket.close();
      expect(await served.closed()).toEqual({ code: 1005, reason: '' });
    });

    it('cuts without a close frame', async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      served.socket.terminate();
      expect(await served.closed()).toMatchObject({ code: 1006 });
      expect(await client.closed()).toMatchObject({ code: 1006 });
    });

    it('says 1006 when the client is cut', async () => {
      stage = await Stage.open(create());
      const { wire, served } = await stage.rawPair();
      wire.tcp.resetAndDestroy();
      expect(await served.closed()).toMatchObject({ code: 1006 });
    });

    it('does nothing on a closed socket', async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      client.webSocket.close();
      await served.closed();
      everyCall(served);
    });

    it('does nothing between its own close and the end', async () => {
      stage = await Stage.open(create());
      const { served } = await stage.pair();
      served.socket.close(4000, '');
      everyCall(served);
      // The handler is not called from within `close`.
      expect(served.closes).toEqual([]);
      expect(await served.closed()).toMatchObject({ code: 4000 });
    });

    it('hands over nothing behind its own close', async () => {
      stage = await Stage.open(create());
      const { wire, served } = await stage.rawPair();
      served.onMessage = () => served.socket.close(4000, '');
      wire.write(Buffer.concat([frame(1, 'one'), frame(1, 'two'), frame(1, 'three')]));
      await served.closed();
      await wire.until(() => wire.frames.length > 0);
      wire.write(frame(1, 'four'));
      wire.write(frame(8, Buffer.from([0x0f, 0xa0])));
      await wire.closed();
      expect(served.messages).toHaveLength(1);
    });

    it.each([
      ['close', (served: Served) => served.socket.close(4000, ''), 4000],
      ['terminate', (served: Served) => served.socket.terminate(), 1006],
    ] as const)('may %s a socket while it opens, and hears of it afterwards', async (_, end, code) => {
      stage = await Stage.open(create());
      stage.onOpen = (served) => {
        end(served);
        expect(served.closes).toEqual([]);
      };
      stage.dial();
      expect(await (await stage.accepted()).closed()).toMatchObject({ code });
    });

    it('cuts a reason that does not fit, and refuses a code that may not be sent', async () => {
      stage = await Stage.open(create());
      const { client, served } = await stage.pair();
      expect(() => served.socket.close(1006, '')).toThrow(RangeError);
      served.socket.close(4000, 'é'.repeat(100));
      expect(await client.closed()).toEqual({ code: 4000, reason: 'é'.repeat(61) });
    });
  }

  it('holds 2,000 sockets that all speak', async () => {
    stage = await Stage.open(create());
    stage.onOpen = (served) => served.echo();
    const clients = [];
    for (let group = 0; group < 20; group++) {
      const dialled = Array.from({ length: 100 }, () => stage.dial());
      await Promise.all(dialled.map((client) => client.opened()));
      clients.push(...dialled);
    }
    expect(stage.listener.sockets()).toBe(2000);
    clients.forEach((client, index) => {
      client.webSocket.send(`I am ${index}`);
    });
    const heard = await Promise.all(clients.map((client) => client.received(1)));
    expect(heard).toEqual(clients.map((_, index) => [`I am ${index}`]));
  });

  it('cuts a silent peer after the idle time and keeps one that answers pings', async () => {
    stage = await Stage.open(create(), { idleSeconds });
    const { client, served: alive } = await stage.pair();
    const { wire, served: silent } = await stage.rawPair();
    // What the server sends is no sign of life from the peer.
    silent.socket.send(Buffer.from('anyone?'), false);
    expect(await silent.closed()).toMatchObject({ code: 1006 });
    await wire.closed();
    expect(wire.frames.map(({ opcode }) => opcode)).toContain(9);
    alive.echo();
    client.webSocket.send('still here');
    expect(await client.received(1)).toEqual(['still here']);
  });
}

function everyCall({ socket }: Served): void {
  expect(socket.send(Buffer.from('nobody hears'), false)).toBe('closed');
  expect(socket.buffered()).toBe(0);
  socket.close(4999, 'again');
  socket.terminate();
  expect(socket.send(Buffer.from('nobody hears'), true)).toBe('closed');
}
