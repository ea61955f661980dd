import { expect, test } from 'vitest';
import { silentLogger } from '../ports/logger.ts';
import type { Socket } from '../ports/transport.ts';
import { CodedError, closes, type ErrorName } from '../protocol/errors.ts';
import { kith } from '../protocol/generated/kith.js';
import { binaryCodec } from './codec/binary.ts';
import { Connection } from './connection.ts';
import { Dispatch } from './dispatch.ts';
import { Flusher } from './flusher.ts';
import type { SignIn } from './sign-in.ts';

/** The close code and reason of a connection whose Hello is refused so. */
async function closedFor(error: Error): Promise<[number, string]> {
  const closed = new Promise<[number, string]>((resolve) => {
    const socket: Socket = {
      ...{ subprotocol: '', remoteAddress: '', forwardedFor: '', origin: '' },
      send: () => 'sent',
      buffered: () => 0,
      close: (code, reason) => resolve([code, reason]),
      terminate: () => undefined,
    };
    const connection = new Connection(socket, binaryCodec, '', new Flusher(), 0);
    const signIn = { run: () => Promise.reject(error) } as unknown as SignIn;
    const dispatch = new Dispatch({ signIn, logger: silentLogger } as unknown as ConstructorParameters<
      typeof Dispatch
    >[0]);
    const hello = kith.v1.ClientPacket.encode({ frames: [{ request: 1, hello: { version: 1 } }] }).finish();
    dispatch.message(connection, hello, true);
  });
  return closed;
}

test.each<[ErrorName, keyof typeof closes, string]>([
  ['unavailable', 'overloaded', '3'],
  ['overloaded', 'overloaded', '3'],
  ['starting', 'overloaded', '3'],
  ['internal', 'internal', 'internal'],
  ['draining', 'draining', 'draining'],
  ['token_expired', 'token_expired', 'token_expired'],
  ['revoked', 'revoked', 'revoked'],
  ['unauthenticated', 'unauthenticated', 'unauthenticated'],
])('a sign-in refused with %s is closed with %s', async (reason, close, words) => {
  expect(await closedFor(new CodedError(reason, { retryMs: 2_500 }))).toEqual([closes[close].code, words]);
});

test('what makes no sense is not to come back', async () => {
  const [code] = await closedFor(new CodedError('version'));
  expect(code).toBe(closes.malformed.code);
});
