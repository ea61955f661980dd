import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { quietIdleTimer } from './idle-timer.ts';
import { assignerProtocol, describeCode, fetchExchange } from './kafkajs-parts.ts';

/** kafkajs's queue of requests, as far as its idle timer goes. */
interface Queue {
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  throttledUntil: number;
  readonly pending: unknown[];
  push(request: object): void;
  fulfillRequest(answer: { correlationId: number; payload: null; size: number }): void;
  destroy(): void;
}

const load = createRequire(import.meta.url);
const RequestQueue = load('kafkajs/src/network/requestQueue') as new (options: object) => Queue;
const silent = { debug: () => undefined, warn: () => undefined };

function queue(): Queue {
  const options = { maxInFlightRequests: null, requestTimeout: 1000, clientId: 'test', broker: 'a:1' };
  return new RequestQueue({ ...options, enforceRequestTimeout: false, logger: silent });
}

const request = (correlationId: number, sent: () => void): object => ({
  entry: { correlationId, resolve: () => undefined, reject: () => undefined },
  expectResponse: true,
  requestTimeout: null,
  sendRequest: sent,
});

beforeAll(() => quietIdleTimer());

test('a connection on which nothing waits runs no timer', () => {
  const quiet = queue();
  quiet.push(request(1, () => undefined));
  quiet.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
  expect(quiet.throttleCheckTimeoutId).toBeNull();
});

test('a request that Kafka throttles is sent when its time has come', async () => {
  const throttled = queue();
  throttled.throttledUntil = Date.now() + 30;
  await new Promise<void>((sent) => {
    throttled.push(request(1, sent));
    expect(throttled.pending).toHaveLength(1);
    expect(throttled.throttleCheckTimeoutId).not.toBeNull();
  });
  expect(throttled.pending).toHaveLength(0);
  throttled.fulfillRequest({ correlationId: 1, payload: null, size: 0 });
  throttled.destroy();
});

test('quieting twice is quieting once', () => {
  const { prototype } = RequestQueue as unknown as { prototype: { scheduleCheckPendingRequests: unknown } };
  const patched = prototype.scheduleCheckPendingRequests;
  quietIdleTimer();
  expect(prototype.scheduleCheckPendingRequests).toBe(patched);
});

test('what kafkajs is asked for inside is where it was', () => {
  const fetch = fetchExchange({
    ...{ replicaId: -1, isolationLevel: 0, maxWaitTime: 0, minBytes: 0, maxBytes: 1 },
    ...{ sessionId: 7, sessionEpoch: 8, topics: [], forgottenTopics: [] },
  });
  expect(fetch.request).toMatchObject({ apiKey: 1, apiVersion: 11 });
  expect(typeof fetch.response.decode).toBe('function');
  expect(describeCode(25)).toContain('UNKNOWN_MEMBER_ID');
  const metadata = { version: 0, topics: ['a'], userData: Buffer.from('b') };
  const { MemberMetadata } = assignerProtocol;
  expect(MemberMetadata.decode(MemberMetadata.encode(metadata))).toEqual(metadata);
});
