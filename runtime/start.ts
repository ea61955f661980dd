import { randomBytes } from 'node:crypto';
import { CHAT_GROUP, type ChatService, createChatService } from '../chat-service/service.ts';
import { CallClient } from '../engines/calls/call-client.ts';
import { CallServer } from '../engines/calls/call-server.ts';
import { CHAT_METHODS, CHAT_SERVICE, RoutedChatCalls } from '../engines/calls/routed-chat-calls.ts';
import { createUwsTransport, uwsLoads } from '../engines/uws/transport.ts';
import { createWsTransport } from '../engines/ws/transport.ts';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Transport } from '../ports/transport.ts';
import { createPresenceService } from '../presence/service.ts';
import { CodedError } from '../protocol/errors.ts';
import { CallListener } from './call-listener.ts';
import { type Engines, engineService, openEngines } from './engines.ts';
import { wireFeed } from './feed.ts';
import { type WiredGateway, wireGateway } from './gateway.ts';
import { Lifecycle } from './lifecycle.ts';
import { createMetrics, type PrometheusMetrics } from './metrics.ts';
import { operatorRoutes } from './operator-routes.ts';
import { type Options, WrongOption } from './options.ts';
import { wireShortener } from './shortener.ts';
import { WorkerNumber } from './worker-number.ts';

/** What a process runs: one of the services, or all of them beside each other. */
export const roles = ['all', 'gateway', 'chat-service', 'presence'] as const;
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
  let address = (): string => `http://${listener?.address}`;
  let links: (() => string) | undefined;
  let chat: ChatService | undefined;
  if (runs('chat-service')) {
    chat = createChatService({
      ...{ ...engines, clock: systemClock, logger, metrics, run: base.run, cacheBytes: options.KITH_CACHE },
      address: () => listener?.address ?? '',
    });
    const { calls: target } = chat;
    servers.push(
      new CallServer({ service: CHAT_SERVICE, methods: CHAT_METHODS, target, secret, logger, metrics }),
    );
    services.push(chat);
  }
  if (runs('presence')) {
    services.push(createPresenceService({ registry: engines.registry, clock: systemClock, logger, metrics }));
  }
  if (runs('gateway')) {
    const calls = chatCalls(chat, secret, base, services);
    const edge = await wireEdge(base, calls);
    services.push(...edge.services);
    ({ address, links } = edge);
  }
  return { services, address, links };
}

/** Everything that clients reach: the gateway with the feed behind it, and short links on their own port. */
async function wireEdge(base: Base, calls: ChatCalls): Promise<Wired> {
  const { engines, logger, run } = base;
  const worker = new WorkerNumber(engines.workers, run, systemClock, logger);
  const services: Service[] = [worker];
  let gateway: WiredGateway | undefined;
  const userOf = (token: string): Promise<string> =>
    gateway?.userOf(token) ?? Promise.reject(new CodedError('starting'));
  const feed = engines.feed ? await wireFeed(base, engines.feed, worker, userOf) : undefined;
  if (feed) services.push(feed.service);
  gateway = await wireGateway(base, calls, worker, feed);
  services.push(...gateway.services);
  const { address } = gateway;
  if (!engines.links) return { services, address, links: undefined };
  const shortener = await wireShortener(base, engines.links, userOf);
  services.push(...shortener.services);
  return { services, address, links: shortener.address };
}

/** In one process embedded: a method call. On the cluster: whoever owns the conversation, wherever it runs. */
function chatCalls(
  chat: ChatService | undefined,
  secret: string,
  { options, engines }: Base,
  services: Service[],
): ChatCalls {
  if (chat && options.KITH_ENGINE === 'embedded') return chat.calls;
  const client = new CallClient(secret);
  services.push({
    name: 'call-client',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => client.close(),
    troubles: () => [],
  });
  return new RoutedChatCalls({ client, log: engines.log, group: CHAT_GROUP, clock: systemClock });
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
