import { fileURLToPath } from 'node:url';
import { revocationOf } from '../gateway/accounts/revocations.ts';
import { createHttpApi } from '../gateway/http/api.ts';
import { loadPage } from '../gateway/page/serve.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway/service.ts';
import type { Section } from '../http/openapi.ts';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { systemClock } from '../ports/clock.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';
import { httpLimits, signInOf } from './accounts.ts';
import { operatorSection } from './operator-routes.ts';
import { list, type Options, WrongOption } from './options.ts';
import type { Base } from './start.ts';
import type { WorkerNumber } from './worker-number.ts';

/** Of this program, as /v1/server tells it. */
const VERSION = '0.1.0';
/** The folder of the compiled program: this file is dist/runtime/gateway.js. */
const COMPILED = fileURLToPath(new URL('..', import.meta.url));

/** HTTP routes of services that have no listener of their own. */
export interface OtherRoutes {
  /** undefined: none of them. */
  handle(request: HttpRequest): Promise<HttpResponse | undefined>;
  readonly section: Section;
}

export interface WiredGateway {
  readonly services: Service[];
  address(): string;
  /** The user whom an access token names; rejects for one that does not stand. */
  userOf(token: string): Promise<string>;
  /** From now on `answer` is asked first about every request; undefined: the gateway answers. */
  answerFirst(answer: (request: HttpRequest) => Promise<HttpResponse> | undefined): void;
  /** From now on the API document tells also of what is answered elsewhere. */
  describe(sections: () => readonly Section[]): void;
  /** From now on links in messages are shortened for who asks for it. */
  shortenBy(shortening: LinkShortening): void;
}

/** The gateway with what only it needs: accounts, tokens, the HTTP API and the page. */
export async function wireGateway(
  base: Base,
  calls: ChatCalls,
  worker: WorkerNumber,
  others: OtherRoutes | undefined,
): Promise<WiredGateway> {
  const { options, engines, transport, logger, metrics, run, operator } = base;
  const signIn = await signInOf(options, engines, worker, logger);
  const { accounts, authenticator } = signIn;
  const page = await loadPage(COMPILED);
  let elsewhere: () => readonly Section[] = () => [];
  const api = createHttpApi({
    ...{ accounts, authenticator, calls, logger, limits: httpLimits(options) },
    ...{ name: 'Kith', version: VERSION },
    ...{ origins: list(options.KITH_ORIGINS), proxyHops: options.KITH_PROXY_HOPS },
    sections: () => [...(others ? [others.section] : []), operatorSection, ...elsewhere()],
    fallback: async (request) =>
      page(request) ?? (await operator(request)) ?? (await others?.handle(request)),
  });
  let first: Parameters<WiredGateway['answerFirst']>[0] = () => undefined;
  let shortener: LinkShortening | undefined;
  const shortening: LinkShortening = {
    shorten: (...asked) => shortener?.shorten(...asked) ?? Promise.reject(new CodedError('starting')),
  };
  const gateway = createGateway({
    ...{ ...engines, transport, calls, clock: systemClock, logger, metrics },
    id: run,
    watchers: engines.feed.watchers,
    authenticator,
    ...{ userExists: signIn.userExists, shortening },
    onRevoked: (revoked) => authenticator.revoke(revocationOf(revoked)),
    onGap: () => void authenticator.reload(),
    request: (request) => first(request) ?? api.handle(request),
    options: gatewayOptions(options),
  });
  authenticator.onRevoked((revocation) => gateway.closeRevoked(revocation));
  return {
    services: [signIn.service, gateway],
    address: () => addressOf(options, gateway),
    userOf: async (token) => (await authenticator.verify(token)).user,
    answerFirst(answer) {
      first = answer;
    },
    describe(sections) {
      elsewhere = sections;
    },
    shortenBy(given) {
      shortener = given;
    },
  };
}

function gatewayOptions(options: Options): GatewayOptions {
  return {
    listen: { host: options.KITH_HOST, port: options.KITH_PORT, ...tls(options) },
    beatMs: options.KITH_BEAT * 1000,
    queueBytes: options.KITH_QUEUE,
    maxConnections: options.KITH_MAX_CONNECTIONS,
    maxConnectionsPerUser: options.KITH_USER_CONNECTIONS,
    connectRate: options.KITH_CONNECT_RATE,
    rates: { commands: options.KITH_COMMAND_RATE, reads: options.KITH_READ_RATE },
    proxyHops: options.KITH_PROXY_HOPS,
    origins: list(options.KITH_ORIGINS),
  };
}
function tls(options: Options): Pick<GatewayOptions['listen'], 'tls'> {
  const { KITH_TLS_CERT: certFile, KITH_TLS_KEY: keyFile } = options;
  if (certFile === '' && keyFile === '') return {};
  if (certFile === '' || keyFile === '') {
    throw new WrongOption('KITH_TLS_CERT and KITH_TLS_KEY go together: give both or none.');
  }
  return { tls: { certFile, keyFile } };
}
function addressOf(options: Options, gateway: Gateway): string {
  const scheme = options.KITH_TLS_CERT === '' ? 'http' : 'https';
  const host = ['0.0.0.0', '::'].includes(options.KITH_HOST) ? 'localhost' : options.KITH_HOST;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${gateway.port()}`;
}
