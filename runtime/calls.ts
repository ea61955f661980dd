import { randomBytes } from 'node:crypto';
import { CHAT_GROUP, type ChatService } from '../chat-service/service.ts';
import { CallClient } from '../engines/calls/call-client.ts';
import { CallServer } from '../engines/calls/call-server.ts';
import { RoutedChatCalls } from '../engines/calls/routed-chat-calls.ts';
import { RoutedShortening } from '../engines/calls/routed-shortening.ts';
import type { ChatCalls } from '../ports/chat-calls.ts';
import { systemClock } from '../ports/clock.ts';
import type { LinkShortening } from '../ports/link-shortening.ts';
import type { Service } from '../ports/service.ts';
import { CLICK_GROUP } from '../shortener/aggregate.ts';
import { CallListener } from './call-listener.ts';
import type { Base } from './start.ts';

/** What services ask of each other: embedded by method calls, on the cluster over HTTP between processes. */
export interface WiredCalls {
  readonly services: readonly Service[];
  /** Where other processes call this one, known once it has started; '' : nobody does. */
  address(): string;
  /** From now on other processes may ask this of `target`. */
  answer(service: string, methods: readonly string[], target: object): void;
  /** Of `chat` in one process; on the cluster of whoever owns the conversation, wherever it runs. */
  chat(chat: ChatService | undefined): ChatCalls;
  /** Of the shorteners in other processes. */
  shortening(): LinkShortening;
}

export async function wireCalls(base: Base): Promise<WiredCalls> {
  return base.options.KITH_ENGINE === 'cluster' ? betweenProcesses(base) : withinOne(base);
}

/** Nothing listens for calls. Who would answer them is made all the same: both engines have the same metrics. */
function withinOne(base: Base): WiredCalls {
  const alone = (): never => {
    throw new Error('Embedded, all services are in one process.');
  };
  return {
    ...{ services: [], address: () => '', answer: answering(base, '', []), shortening: alone },
    chat: (chat) => chat?.calls ?? alone(),
  };
}

async function betweenProcesses(base: Base): Promise<WiredCalls> {
  const { once, log } = base.engines;
  const secret = await once.settle('call-secret', randomBytes(24).toString('hex'));
  const servers: CallServer[] = [];
  const listener = callListener(base, servers);
  const client = new CallClient(secret);
  return {
    services: [listener, serviceOf(client)],
    address: () => listener.address,
    answer: answering(base, secret, servers),
    chat: () => new RoutedChatCalls({ client, log, group: CHAT_GROUP, clock: systemClock }),
    shortening() {
      const monotonic = (): number => systemClock.monotonic();
      return new RoutedShortening({ client, log, group: CLICK_GROUP, monotonic });
    },
  };
}

function answering({ logger, metrics }: Base, secret: string, servers: CallServer[]): WiredCalls['answer'] {
  return (service, methods, target) => {
    servers.push(new CallServer({ service, methods, target, secret, logger, metrics }));
  };
}

function serviceOf(client: CallClient): Service {
  return {
    name: 'call-client',
    start: async () => undefined,
    drain: async () => undefined,
    stop: () => client.close(),
    troubles: () => [],
  };
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
