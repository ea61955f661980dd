import { expect, test } from 'vitest';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { FakeClock } from '../ports/fake-clock.ts';
import { silentLogger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import type { Socket } from '../ports/transport.ts';
import { kith } from '../protocol/generated/kith.js';
import { binaryCodec } from './codec/binary.ts';
import type { Dispatch } from './dispatch.ts';
import { Doors } from './doors.ts';
import { FanOut } from './fan-out.ts';
import { Flusher } from './flusher.ts';
import { Hub } from './hub.ts';
import type { Registration } from './registration.ts';
import type { GatewayOptions } from './service.ts';

test('a lagging reader is told heads though what is sent in the drain of its socket is corked', async () => {
  const [hub, flusher, clock] = [new Hub(), new Flusher(), new FakeClock()];
  const fanOut = new FanOut({
    ...{ hub, flusher, clock, logger: silentLogger, queueBytes: 1_000, calls: {} as ChatCalls },
    counters: { deliveries: { value: 0 }, lagged: { value: 0 }, missed: { value: 0 } },
    gathered: { observe: () => undefined },
    onRevoked: () => undefined,
    onFeedNews: () => undefined,
  });
  const doors = new Doors({
    ...{ hub, flusher, fanOut, clock, logger: silentLogger, metrics: noMetrics },
    ...{ dispatch: {} as Dispatch, registration: {} as Registration, feedWatch: undefined },
    options: { connectRate: 10, maxConnections: 10, proxyHops: 0, origins: [] } as unknown as GatewayOptions,
  });
  const frames: kith.v1.ServerFrame.$Properties[] = [];
  let corked = 0;
  let inCallback = false;
  const socket: Socket = {
    ...{ subprotocol: binaryCodec.subprotocol, remoteAddress: '', forwardedFor: '', origin: '' },
    send(data) {
      frames.push(...kith.v1.ServerPacket.decode(data).frames);
      if (inCallback) corked += data.length;
      return 'sent';
    },
    buffered: () => corked,
    close: () => undefined,
    terminate: () => undefined,
  };
  const handler = doors.open(socket);
  const [connection] = hub.connections;
  connection!.state = 'live';
  const room = hub.attach(connection!, 'g1', 9, 9, 2);
  connection!.behind = new Set([room]);
  for (let i = 0; i < 3; i++) connection!.sayChunk(binaryCodec.encode({ pong: { at: i } }));
  inCallback = true;
  handler.drain();
  inCallback = false;
  corked = 0;
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(frames.at(-1)?.heads?.heads).toMatchObject([{ conversation: 'g1', event: 9 }]);
  expect(connection!.lagging).toBe(false);
});
