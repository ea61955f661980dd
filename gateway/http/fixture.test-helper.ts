import { TokenBuckets } from '../../http/token-bucket.ts';
import type { ChatCalls, HistoryQuery } from '../../ports/chat-calls.ts';
import type { Logger } from '../../ports/logger.ts';
import { silentLogger } from '../../ports/logger.ts';
import type { HttpRequest, HttpResponse } from '../../ports/transport.ts';
import { CodedError } from '../../protocol/errors.ts';
import { kith } from '../../protocol/generated/kith.js';
import { accountsFixture } from '../accounts/fixture.test-helper.ts';
import { createHttpApi, type HttpApiParts } from './api.ts';

/** One conversation `c1` with one message, in which everyone is a member; remembers what it was asked. */
class FewChats implements ChatCalls {
  readonly asked: unknown[][] = [];
  readonly event = kith.v1.Event.encode({
    ...{ event: 2, message: 1, at: 1_700_000_000_000, user: 'bob', device: 'd', counter: 1 },
    posted: { text: 'héllo' },
  }).finish();
  readonly created = kith.v1.Event.encode({
    event: 1,
    created: { kind: kith.v1.Kind.GROUP, members: [{ user: 'bob', role: kith.v1.Role.OWNER }] },
  }).finish();
  failure: Error | undefined;

  async memberships(user: string) {
    this.#ask('c1', 'memberships', user);
    return [{ conversation: 'c1', role: kith.v1.Role.MEMBER, event: 1, peer: '' }];
  }
  async heads(user: string, conversations: readonly string[]) {
    this.#ask('c1', 'heads', user, conversations);
    const head = { event: 2, message: 1, at: 7, kind: kith.v1.Kind.GROUP, title: '', members: 2 };
    return conversations.map((conversation) => ({ conversation, role: kith.v1.Role.MEMBER, ...head }));
  }
  async marks(user: string, conversations: readonly string[]) {
    this.#ask('c1', 'marks', user, conversations);
    return conversations.map(() => ({ delivered: 0, read: 0 }));
  }
  async range(user: string, conversation: string, from: number, to: number) {
    this.#ask(conversation, 'range', user, from, to);
    return { events: [this.created, this.event], head: 2, more: false };
  }
  async history(user: string, query: HistoryQuery) {
    this.#ask(query.conversation, 'history', user, query);
    return { messages: [this.event], hasOlder: false, hasNewer: true };
  }
  async members(user: string, conversation: string, after: string, limit: number) {
    this.#ask(conversation, 'members', user, after, limit);
    return { members: [{ user: 'bob', role: kith.v1.Role.OWNER, read: 1 }], more: true };
  }
  outcomes = () => Promise.reject(new Error('not asked over HTTP'));
  membership = this.outcomes;
  membersAmong = this.outcomes;
  applied = this.outcomes;
  changedSince = this.outcomes;

  #ask(conversation: string, ...call: unknown[]): void {
    this.asked.push(call);
    if (this.failure) throw this.failure;
    if (conversation !== 'c1') throw new CodedError('not_found');
  }
}

export interface Asking {
  readonly body?: unknown;
  /** Sent as it is, instead of `body` in JSON. */
  readonly bytes?: Uint8Array;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly remoteAddress?: string;
}

export function httpRequest(method: string, target: string, asking: Asking = {}): HttpRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const headers: Record<string, string> = {
    ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(asking.token === undefined ? {} : { authorization: `Bearer ${asking.token}` }),
    ...asking.headers,
  };
  const text = asking.body === undefined ? '' : JSON.stringify(asking.body);
  return {
    ...{ method, path, query, remoteAddress: asking.remoteAddress ?? '203.0.113.1', aborted: false },
    header: (name) => headers[name] ?? '',
    body: asking.bytes ?? Buffer.from(text),
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: what the server says is what the tests look at
  readonly body: any;
}

export function answerOf(response: HttpResponse): Answer {
  return { ...response, body: response.body === '' ? undefined : JSON.parse(response.body.toString()) };
}

/** The HTTP API over accounts in memory and one conversation. */
export function apiFixture(over: Partial<HttpApiParts> = {}) {
  const accounts = accountsFixture();
  const { clock } = accounts;
  const calls = new FewChats();
  const failures: object[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => void failures.push(fields) };
  const buckets = (capacity: number): TokenBuckets =>
    new TokenBuckets({ capacity, perSecond: capacity / 60, keys: 100 }, clock);
  const api = createHttpApi({
    ...{ accounts: accounts.accounts, authenticator: accounts.authenticator, calls, logger },
    limits: { auth: buckets(100), refresh: buckets(100), read: buckets(1000) },
    ...{ name: 'Kith', version: '0.1.0', origins: [], proxyHops: 0 },
    ...over,
  });
  const ask = async (method: string, target: string, asking: Asking = {}): Promise<Answer> =>
    answerOf(await api.handle(httpRequest(method, target, asking)));
  const register = async (name = 'alice'): Promise<Answer['body']> =>
    (await ask('POST', '/v1/accounts', { body: { name, password: 'correct horse', label: 'test' } })).body;
  return { ...accounts, api, calls, failures, buckets, ask, register };
}
