import { randomBytes } from 'node:crypto';
import { type ChatService, createChatService } from '../chat-service/service.ts';
import { CHAT_METHODS, CHAT_SERVICE } from '../engines/calls/routed-chat-calls.ts';
import { SHORTENER, SHORTENER_METHODS } from '../engines/calls/routed-shortening.ts';
import { createUwsTransport, uwsLoads } from '../engines/uws/transport.ts';
import { createWsTransport } from '../engines/ws/transport.ts';
import type { AppliedCommands } from '../feed-service/applied.ts';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { systemClock } from '../ports/clock.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { Logger } from '../ports/logger.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Transport } from '../ports/transport.ts';
import { createPresenceService } from '../presence/service.ts';
import { CodedError } from '../protocol/errors.ts';
import { verifierOf } from './accounts.ts';
import { type WiredCalls, wireCalls } from './calls.ts';
import { type Engines, engineService, openEngines } from './engines.ts';
import { wireFeedApi, wireFeedService } from './feed.ts';
import { type WiredGateway, wireGateway } from './gateway.ts';
import { Lifecycle } from './lifecycle.ts';
import { createMetrics, type PrometheusMetrics } from './metrics.ts';
import { operatorRoutes } from './operator-routes.ts';
import { type Options, WrongOption } from './options.ts';
import { type WiredShortener, wireShortener } from './shortener.ts';
import { WorkerNumber } from './worker-number.ts';

/** What a process runs: one of the services, or all of them beside each other. */
export const roles = ['all', 'gateway', 'chat-service', 'presence', 'feed-service', 'shortener'] as const;
export type Role = (typeof roles)[number];

export interface Running {
  /** Where clients go; of a process without a gateway, where the other processes go. */
  readonly address: string;
  /** Where short links are; undefined: there are none here. */
  readonly links: string | undefined;
  /** Drains within the time, then stops everything. */
  stop(withinMs: number): Promise<void>;
}

/** What every service of a process is made from. */
export interface Base {
  readonly options: Options;
  readonly engines: Engines;
  readonly transport: Transport;
  readonly logger: Logger;
  readonly metrics: PrometheusMetrics;
  /** Of this process's gateway, chat-service and worker number: unlike any other run. */
  readonly run: string;
  /** Answers of the operator's paths. */
  readonly operator: (request: HttpRequest) => Promise<HttpResponse | undefined>;
}

/** Services of this process, wired by hand. Rejects with a sentence for the operator. */
export async function start(role: Role, options: Options, logger: Logger): Promise<Running> {
  if (role !== 'all' && options.KITH_ENGINE === 'embedded') {
    throw new WrongOption(
      `${role} alone needs KITH_ENGINE=cluster: embedded, all services are in one process.`,
    );
  }
  const metrics = createMetrics();
  const transport = await chooseTransport(options, logger);
  const engines = await openEngines(options, logger, metrics);
  let lifecycle: Lifecycle | undefined;
  try {
    const operator = operatorRoutes(
      () => lifecycle?.health() ?? { state: 'starting', troubles: [] },
      metrics,
    );
    const run = randomBytes(9).toString('base64url');
    const base = { options, engines, transport, logger, metrics, run, operator };
    const { services, address, links } = await wire(role, base);
    lifecycle = new Lifecycle([engineService(engines), ...services], logger);
    await lifecycle.start();
    const running = lifecycle;
    return { address: address(), links: links?.(), stop: (withinMs) => running.stop(withinMs) };
  } catch (error) {
    if (!lifecycle) await engines.close();
    throw error;
  }
}

interface Wired {
  /** In the order of dependence. */
  readonly services: Service[];
  /** Known once they have started. */
  address(): string;
  links: (() => string) | undefined;
}

/** Everything that the role has, each beside the others that it serves or asks. */
async function wire(role: Role, base: Base): Promise<Wired> {
  const runs = (name: Role): boolean => role === 'all' || role === name;
  const calls = await wireCalls(base);
  const services: Service[] = [...calls.services];
  let address = (): string => `http://${calls.address()}`;
  let links: (() => string) | undefined;
  let chat: ChatService | undefined;
  if (runs('chat-service')) {
    chat = wireChat(base, calls);
    services.push(chat);
  }
  if (runs('presence')) services.push(wirePresence(base));
  let edge: Edge | undefined;
  if (runs('gateway')) {
    edge = await wireEdge(base, calls.chat(chat));
    services.push(...edge.services);
    ({ address } = edge);
    if (role !== 'all') edge.shortenBy(calls.shortening());
  }
  if (runs('feed-service')) services.push(wireFeedService(base, base.engines.feed, edge?.applied));
  if (runs('shortener')) {
    const wired = await wireLinks(base, calls, edge);
    services.push(...wired.services);
    links = wired.address;
  }
  return { services, address, links };
}

function wireChat({ engines, options, logger, metrics, run }: Base, calls: WiredCalls): ChatService {
  const chat = createChatService({
    ...{ ...engines, clock: systemClock, logger, metrics, run, cacheBytes: options.KITH_CACHE },
    address: calls.address,
  });
  calls.answer(CHAT_SERVICE, CHAT_METHODS, chat.calls);
  return chat;
}

function wirePresence({ engines, logger, metrics }: Base): Service {
  return createPresenceService({ registry: engines.registry, clock: systemClock, logger, metrics });
}

/** Short links, beside a gateway in the same process or for those in others. */
async function wireLinks(
  base: Base,
  calls: WiredCalls,
  edge: Edge | undefined,
): Promise<Pick<WiredShortener, 'services' | 'address'>> {
  const services: Service[] = [];
  const userOf = edge?.userOf ?? (await verifier(base, services));
  const shortener = await wireShortener(base, base.engines.links, userOf, calls.address);
  if (edge) {
    edge.answerFirst(shortener.byHost);
    edge.describe(shortener.sections);
    edge.shortenBy(shortener.shortening);
  } else calls.answer(SHORTENER, SHORTENER_METHODS, shortener.shortening);
  return { services: [...services, ...shortener.services], address: shortener.address };
}

type UserOf = (token: string) => Promise<string>;

interface Edge {
  readonly services: Service[];
  address(): string;
  readonly userOf: UserOf;
  /** Is asked first what comes to the main address. */
  readonly answerFirst: WiredGateway['answerFirst'];
  /** Tells in its API document of what is answered elsewhere. */
  readonly describe: WiredGateway['describe'];
  /** Shortens links in messages and posts. */
  shortenBy(shortening: LinkShortening): void;
  readonly applied: AppliedCommands;
}

/** What clients reach at the main address: the gateway, and with it the API of the feed. */
async function wireEdge(base: Base, calls: ChatCalls): Promise<Edge> {
  const { engines, logger, run } = base;
  const worker = new WorkerNumber(engines.workers, run, systemClock, logger);
  let gateway: WiredGateway | undefined;
  const userOf: UserOf = (token) => gateway?.userOf(token) ?? Promise.reject(new CodedError('starting'));
  const feed = await wireFeedApi(base, engines.feed, worker, userOf);
  gateway = await wireGateway(base, calls, worker, feed);
  const { address, answerFirst, describe, shortenBy } = gateway;
  return {
    ...{ services: [worker, ...gateway.services], address, userOf, applied: feed.api.applied },
    ...{ answerFirst, describe },
    shortenBy(shortening) {
      shortenBy(shortening);
      feed.shortenBy(shortening);
    },
  };
}

/** Whom a token names, where there is no gateway that knows. */
async function verifier({ options, engines, logger }: Base, services: Service[]): Promise<UserOf> {
  const { service, authenticator } = await verifierOf(options, engines, logger);
  services.push(service);
  return async (token) => (await authenticator.verify(token)).user;
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
