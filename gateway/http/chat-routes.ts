import { z } from 'zod';
import { count } from '../../http/schemas.ts';
import type { ChatCalls } from '../../ports/chat-calls.ts';
import { CodedError } from '../../protocol/errors.ts';
import { kith } from '../../protocol/generated/kith.js';
import { listConversations } from '../conversation-list.ts';
import { conversationPage, eventRange, historyPage, memberPage } from './chat-schemas.ts';
import { type Route, route } from './route.ts';
import { conversationParams, userCursor } from './schemas.ts';

const NUMBER = 0xffff_ffff;
const pageLimit = count(1, 200, 50, 'How many at most.');

/** Reading over HTTP, for programs that need no socket. Writing goes over the WebSocket, where it has its outcome. */
export function chatRoutes(calls: ChatCalls): Route[] {
  return [conversations(calls), messages(calls), members(calls), events(calls)];
}

function conversations(calls: ChatCalls): Route {
  return route({
    method: 'GET',
    path: '/v1/conversations',
    summary: 'Conversations with their heads, newest activity first.',
    auth: 'user',
    limit: 'read',
    query: z.object({ cursor: z.string().max(512).default(''), limit: pageLimit }),
    status: 200,
    response: conversationPage,
    errors: ['cursor'],
    handle: async ({ identity, query }) => {
      const page = await listConversations(calls, identity.user, query.cursor, query.limit);
      return {
        conversations: page.conversations.map((row) => inJson(kith.v1.Conversation, row)),
        cursor: page.cursor,
      };
    },
  });
}

function messages(calls: ChatCalls): Route {
  const place = (words: string) => count(0, NUMBER, 0, words);
  return route({
    method: 'GET',
    path: '/v1/conversations/{id}/messages',
    summary: 'Messages by rising number: the newest, or those before, after or around one.',
    auth: 'user',
    limit: 'read',
    params: conversationParams,
    query: z.object({
      before: place('Message number; not together with `after` and `around`.'),
      after: place('Message number; not together with `before` and `around`.'),
      around: place('Message number; not together with `before` and `after`.'),
      limit: pageLimit,
    }),
    status: 200,
    response: historyPage,
    errors: ['not_found', 'not_member'],
    handle: async ({ identity, params, query }) => {
      if ([query.before, query.after, query.around].filter(Boolean).length > 1) {
        throw new CodedError('invalid', { field: 'around', detail: 'One of before, after and around.' });
      }
      const page = await calls.history(identity.user, { conversation: params.id, ...query });
      return {
        messages: page.messages.map(eventInJson),
        hasOlder: page.hasOlder,
        hasNewer: page.hasNewer,
      };
    },
  });
}

function members(calls: ChatCalls): Route {
  return route({
    method: 'GET',
    path: '/v1/conversations/{id}/members',
    summary: 'Members by user id, with how far each has read.',
    auth: 'user',
    limit: 'read',
    params: conversationParams,
    query: z.object({
      after: userCursor.default('').meta({ description: 'User id behind which the page begins.' }),
      limit: count(1, 1000, 200, 'How many at most.'),
    }),
    status: 200,
    response: memberPage,
    errors: ['not_found', 'not_member'],
    handle: async ({ identity, params, query }) => {
      const page = await calls.members(identity.user, params.id, query.after, query.limit);
      return {
        members: (page.members ?? []).map((row) => inJson(kith.v1.MemberState, row)),
        more: page.more ?? false,
      };
    },
  });
}

function events(calls: ChatCalls): Route {
  return route({
    method: 'GET',
    path: '/v1/conversations/{id}/events',
    summary: 'Events by number, at most 512 or 1 MiB at once.',
    auth: 'user',
    limit: 'read',
    params: conversationParams,
    query: z.object({
      from: count(1, NUMBER, 1, 'First event number.'),
      to: count(0, NUMBER, 0, 'Last event number; 0: the newest.'),
    }),
    status: 200,
    response: eventRange,
    errors: ['not_found', 'not_member'],
    handle: async ({ identity, params, query }) => {
      if (query.to !== 0 && query.to < query.from) {
        throw new CodedError('invalid', { field: 'to', detail: '`to` lies before `from`.' });
      }
      const range = await calls.range(identity.user, params.id, query.from, query.to);
      return { events: range.events.map(eventInJson), head: range.head, more: range.more };
    },
  });
}

function eventInJson(bytes: Uint8Array): Record<string, unknown> {
  return inJson(kith.v1.Event, kith.v1.Event.decode(bytes));
}

interface MessageType<P> {
  toObject(message: P, options: { enums: StringConstructor }): Record<string, unknown>;
}

/** As on the WebSocket with `kith.v1.json`: enums by name, numbers as numbers, defaults left out. */
function inJson<P>(type: MessageType<P>, message: P): Record<string, unknown> {
  return type.toObject(message, { enums: String });
}
