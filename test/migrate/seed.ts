import type { RawClient } from '../support/raw-client.ts';

export interface Seeded {
  /** Conversations with the number of their messages. */
  readonly conversations: Map<string, number>;
}

/** Makes groups of alice and bob with so many messages each; the source must allow the rate. */
export async function seed(
  source: { signIn(user: string): Promise<RawClient> },
  groups: number,
  messages: number,
): Promise<Seeded> {
  const alice = await source.signIn('alice');
  alice.forget = true;
  const conversations = new Map<string, number>();
  for (let group = 0; group < groups; group++) {
    const created = await alice.ask({
      createGroup: { key: `g${group}`, title: `Group ${group}`, members: ['bob'] },
    });
    const conversation = created.opened!.conversation!;
    const sends = [];
    for (let n = 1; n <= messages; n++)
      sends.push(alice.send(conversation, n, `message ${n} of group ${group}`));
    for (const { accepted, error } of await Promise.all(sends)) {
      if (!accepted) throw new Error(`not accepted: ${JSON.stringify(error)}`);
    }
    conversations.set(conversation, messages);
  }
  await alice.cut();
  return { conversations };
}

/** No limit of rates stands in the way of `seed`. */
export const FAST = { KITH_COMMAND_RATE: '1000000', KITH_READ_RATE: '1000000' };
