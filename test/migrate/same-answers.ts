import { expect } from 'vitest';
import type { RawClient } from '../support/raw-client.ts';
import type { Whole } from '../support/whole.ts';

/** Counters asked for, of each conversation. */
const COUNTERS = 1_000;

/**
 * What a user's device is told at both places: its conversations, and of each all events, members with roles and marks,
 * and the outcomes of its own commands. The source is frozen and the target not used yet, so all of it is the same.
 */
export async function sameAnswers(source: Whole, target: Whole, user: string): Promise<void> {
  const [there, here] = [await answers(source, user), await answers(target, user)];
  expect(there.size).toBeGreaterThan(0);
  expect(here).toEqual(there);
}

async function answers(whole: Whole, user: string): Promise<Map<string, unknown>> {
  const client = await whole.signIn(user, { device: 'sdk' });
  const found = new Map<string, unknown>();
  for (let cursor = ''; ; ) {
    const page = (await client.ask({ list: { cursor, limit: 200 } })).conversations!;
    for (const info of page.conversations ?? []) {
      found.set(info.conversation!, { info, ...(await answersOf(client, info.conversation!)) });
    }
    cursor = page.cursor ?? '';
    if (cursor === '') break;
  }
  await client.cut();
  return found;
}

async function answersOf(client: RawClient, conversation: string) {
  const events: unknown[] = [];
  for (let from = 1, more = true; more; from = events.length + 1) {
    const answer = await client.ask({ range: { conversation, from, to: 0 } });
    events.push(...(answer.events!.events ?? []));
    more = answer.events!.more ?? false;
  }
  const { members } = await client.ask({ members: { conversation, limit: 1_000 } });
  const counters = Array.from({ length: COUNTERS }, (_, index) => index + 1);
  const { outcomes } = await client.ask({ outcomes: { conversation, counters } });
  const known = outcomes!.outcomes!.filter(({ event, code }) => (event ?? 0) > 0 || (code ?? 0) > 0);
  return { events, members: members!.members, outcomes: known };
}
