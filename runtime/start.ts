import { randomBytes } from 'node:crypto';
import { CHAT_GROUP, type ChatService, createChatService } from '../chat-service/service.ts';
import { CallClient } from '../engines/calls/call-client.ts';
import { CallServer } from '../engines/calls/call-server.ts';
import { CHAT_METHODS, CHAT_SERVICE, RoutedChatCalls } from '../engines/calls/routed-chat-calls.ts';
import { RoutedShortening, SHORTENER, SHORTENER_METHODS } from '../engines/calls/routed-shortening.ts';
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
import { CLICK_GROUP } from '../shortener/aggregate.ts';
import { verifierOf } from './accounts.ts';
import { CallListener } from './call-listener.ts';
import { type Engines, engineService, openEngines } from './engines.ts';
import { wireFeedApi, wireFeedService } from './feed.ts';
import { type WiredGateway, wireGateway } from './gateway.ts';
import { Lifecycle } from './lifecycle.ts';
import { createMetrics, type PrometheusMetrics } from './metrics.ts';
import { operatorRoutes } from './operator-routes.ts';
import { type Options, WrongOption } from './options.ts';
import { wireShortener } from './shortener.ts';
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

async function wire(role: Role, base: Base): Promise<Wired> {
  const { options, engines, logger, metrics } = base;
  const runs = (name: Role): boolean => role === 'all' || role === name;
  const services: Service[] = [];
  const servers: CallServer[] = [];
  const clustered = options.KITH_ENGINE === 'cluster';
  const secret = clustered ? await engines.once.settle('call-secret', randomBytes(24).toString('hex')) : '';
  const listener = clustered ? callListener(base, servers) : undefined;
  if (listener) services.push(listener);
  const client = clustered ? callClient(secret, services) : undefined;
  const called = (): string => listener?.address ?? '';
  const answerCalls = (service: string, methods: readonly string[], target: object): void => {
    servers.push(new CallServer({ service, methods, target, secret, logger, metrics }));
  };
  let address = (): string => `http://${called()}`;
  let links: (() => string) | undefined;
  let chat: ChatService | undefined;
  if (runs('chat-service')) {
    chat = createChatService({
      ...{ ...engines, clock: systemClock, logger, metrics, run: base.run, cacheBytes: options.KITH_CACHE },
      address: called,
    });
    answerCalls(CHAT_SERVICE, CHAT_METHODS, chat.calls);
    services.push(chat);
  }
  if (runs('presence')) {
    services.push(createPresenceService({ registry: engines.registry, clock: systemClock, logger, metrics }));
  }
  let edge: Edge | undefined;
  if (runs('gateway')) {
    edge = await wireEdge(base, chatCalls(chat, client, base));
    services.push(...edge.services);
    ({ address } = edge);
    if (role === 'all') services.push(wireFeedService(base, engines.feed, edge.applied));
    else edge.shortenBy(shorteningElsewhere(base, client!));
  }
  if (role === 'feed-service') services.push(wireFeedService(base, engines.feed));
  if (runs('shortener')) {
    const userOf = edge?.userOf ?? (await verifier(base, services));
    const shortener = await wireShortener(base, engines.links, userOf, called);
    if (!edge) answerCalls(SHORTENER, SHORTENER_METHODS, shortener.shortening);
    edge?.answerFirst(shortener.byHost);
    edge?.shortenBy(shortener.shortening);
    services.push(...shortener.services);
    links = shortener.address;
  }
  return { services, address, links };
}

type UserOf = (token: string) => Promise<string>;

interface Edge {
  readonly services: Service[];
  address(): string;
  readonly userOf: UserOf;
  /** Is asked first what comes to the main address. */
  readonly answerFirst: WiredGateway['answerFirst'];
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
  const { address, answerFirst, shortenBy } = gateway;
  return {
    ...{ services: [worker, ...gateway.services], address, userOf, applied: feed.api.applied },
    answerFirst,
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

/** In one process embedded: a method call. On the cluster: whoever owns the conversation, wherever it runs. */
function chatCalls(
  chat: ChatService | undefined,
  client: CallClient | undefined,
  { engines }: Base,
): ChatCalls {
  if (chat && !client) return chat.calls;
  return new RoutedChatCalls({ client: client!, log: engines.log, group: CHAT_GROUP, clock: systemClock });
}

/** Of the shorteners in other processes. */
function shorteningElsewhere({ engines }: Base, client: CallClient): LinkShortening {
  const monotonic = (): number => systemClock.monotonic();
  return new RoutedShortening({ client, log: engines.log, group: CLICK_GROUP, monotonic });
}

function callClient(secret: string, services: Service[]): CallClient {
  const client = new CallClient(secret);
  services.push({
    name: 'call-client',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => client.close(),
    troubles: () => [],
  });
  return client;
}

function callListener({ options, transport, operator }: Base, servers: readonly CallServer[]): CallListener {
  const { KITH_CALL_HOST: host, KITH_CALL_PORT: port, KITH_CALL_ADDRESS: address } = options;
  return new CallListener(transport, { host, port, address }, async (request) => {
    for (const server of servers) {
      const answer = server.handle(request);
      if (answer) return answer;
    }
    return operator(request);
  });
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
