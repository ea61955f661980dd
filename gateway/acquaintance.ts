import type { ChatCalls } from '../ports/chat-calls.ts';

/** Who of `users` shares a conversation with `user`, in the order asked: only of these presence is told. */
export async function acquainted(
  calls: ChatCalls,
  user: string,
  users: readonly string[],
): Promise<boolean[]> {
  const known = new Set<string>([user]);
  const groups: string[] = [];
  for (const { conversation, peer } of await calls.memberships(user)) {
    if (peer === '') groups.push(conversation);
    else known.add(peer);
  }
  for (const conversation of groups) {
    const unknown = users.filter((each) => !known.has(each));
    if (unknown.length === 0) break;
    const among = await calls.membersAmong(conversation, unknown);
    for (const each of among.users) known.add(each);
  }
  return users.map((each) => known.has(each));
}
