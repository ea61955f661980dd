import { z } from 'zod';
import { time } from '../../http/schemas.ts';

/** kith.v1 in the proto3 JSON mapping: defaults (0, '', false, empty lists) are left out. */
const number = z.number().int().min(0).max(0xffff_ffff).optional();
const text = z.string().optional();
const role = z.enum(['NONE', 'OWNER', 'ADMIN', 'MEMBER', 'READER']).optional();
const kind = z.enum(['KIND_UNSPECIFIED', 'DIRECT', 'GROUP']).optional();

const member = z.object({ user: text, role }).meta({ id: 'Member' });
const members = z.array(member).optional();

const event = z
  .looseObject({
    event: number,
    message: number,
    at: time.optional(),
    user: text,
    device: text,
    counter: number,
    created: z.object({ kind, title: text, open: z.boolean().optional(), members }).optional(),
    posted: z.object({ text }).optional(),
    membership: z.object({ members }).optional(),
  })
  .meta({ id: 'Event', description: 'kith.v1.Event in JSON; a version to come may have further bodies.' });

const conversation = z
  .object({
    conversation: text,
    kind,
    title: text,
    peer: text,
    role,
    event: number,
    message: number,
    at: time.optional(),
    read: number,
    delivered: number,
    members: number,
  })
  .meta({ id: 'Conversation' });

const memberState = z
  .object({ user: text, role, delivered: number, read: number })
  .meta({ id: 'MemberState' });

export const conversationPage = z
  .object({
    conversations: z.array(conversation),
    cursor: z.string().meta({ description: 'For the next page; empty: there is none.' }),
  })
  .meta({ id: 'ConversationPage' });

export const historyPage = z
  .object({ messages: z.array(event), hasOlder: z.boolean(), hasNewer: z.boolean() })
  .meta({ id: 'HistoryPage' });

export const memberPage = z
  .object({ members: z.array(memberState), more: z.boolean() })
  .meta({ id: 'MemberPage' });

export const eventRange = z
  .object({
    events: z.array(event),
    head: z.number().int().meta({ description: 'Number of the newest event when this was read.' }),
    more: z.boolean().meta({ description: 'The range goes on behind the last event given.' }),
  })
  .meta({ id: 'EventRange' });
