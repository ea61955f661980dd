import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createChatService } from '../chat-service/service.ts';
import { createUwsTransport, uwsLoads } from '../engines/uws/transport.ts';
import { createWsTransport } from '../engines/ws/transport.ts';
import { revocationOf } from '../gateway/accounts/revocations.ts';
import { createHttpApi } from '../gateway/http/api.ts';
import { loadPage } from '../gateway/page/serve.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway/service.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Service } from '../ports/service.ts';
import type { Transport } from '../ports/transport.ts';
import { httpLimits, signInOf } from './accounts.ts';
import { type Engines, openEmbedded } from './engines.ts';
import { Lifecycle } from './lifecycle.ts';
import { createMetrics } from './metrics.ts';
import { operatorRoutes } from './operator-routes.ts';
import { type Options, WrongOption } from './options.ts';

export interface Running {
  /** Where browsers and clients go. */
  readonly address: string;
  /** Drains within the time, then stops everything. */
  stop(withinMs: number): Promise<void>;
}

/** Of this program, as /v1/server tells it. */
const VERSION = '0.1.0';
/** The folder of the compiled program: this file is dist/runtime/start-all.js. */
const COMPILED = fileURLToPath(new URL('..', import.meta.url));

/** All services in this process, wired by hand. Rejects with a sentence for the operator. */
export async function startAll(options: Options, logger: Logger): Promise<Running> {
  const metrics = createMetrics();
  const transport = await chooseTransport(options, logger);
  const engines = await openEmbedded(options, logger, metrics);
  let lifecycle: Lifecycle | undefined;
  try {
    const signIn = await signInOf(options, engines, logger);
    const chat = createChatService({
      ...{ ...engines, clock: systemClock, logger, metrics },
      run: unique(),
      cacheBytes: options.KITH_CACHE,
    });
    const edge = { origins: list(options.KITH_ORIGINS), proxyHops: options.KITH_PROXY_HOPS };
    const operator = operatorRoutes(
      () => lifecycle?.health() ?? { state: 'starting', troubles: [] },
      metrics,
    );
    const page = await loadPage(COMPILED);
    const { accounts, authenticator } = signIn;
    const api = createHttpApi({
      ...{ accounts, authenticator, calls: chat.calls, logger, limits: httpLimits(options) },
      ...{ name: 'Kith', version: VERSION, ...edge },
      fallback: async (request) => page(request) ?? (await operator(request)),
    });
    const gateway = createGateway({
      ...{ ...engines, transport, calls: chat.calls, clock: systemClock, logger, metrics },
      id: unique(),
      authenticator,
      userExists: signIn.userExists,
      onRevoked: (revoked) => authenticator.revoke(revocationOf(revoked)),
      onGap: () => void authenticator.reload(),
      request: (request) => api.handle(request),
      options: gatewayOptions(options),
    });
    authenticator.onRevoked((revocation) => gateway.closeRevoked(revocation));
    lifecycle = new Lifecycle([engineService(engines), chat, signIn.service, gateway], logger);
    await lifecycle.start();
    const running = lifecycle;
    return { address: addressOf(options, gateway), stop: (withinMs) => running.stop(withinMs) };
  } catch (error) {
    if (!lifecycle) await engines.close();
    throw error;
  }
}

/** Engines are opened before the services are made, so as a service they only end. */
function engineService(engines: Engines): Service {
  return {
    name: 'engines',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => engines.close(),
    troubles: () => engines.troubles(),
  };
}

async function chooseTransport(options: Options, logger: Logger): Promise<Transport> {
  if (options.KITH_TRANSPORT === 'ws') return createWsTransport({ logger });
  if (await uwsLoads()) return createUwsTransport({ logger });
  logger.warn(
    { node: process.version },
    'no uWebSockets.js binary loads here: ws and node:http serve instead',
  );
  return createWsTransport({ logger });
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

function list(value: string): string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function addressOf(options: Options, gateway: Gateway): string {
  const scheme = options.KITH_TLS_CERT === '' ? 'http' : 'https';
  const host = ['0.0.0.0', '::'].includes(options.KITH_HOST) ? 'localhost' : options.KITH_HOST;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${gateway.port()}`;
}

function unique(): string {
  return randomBytes(9).toString('base64url');
}
