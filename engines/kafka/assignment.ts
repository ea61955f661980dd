import { assignerProtocol } from './kafkajs-parts.ts';

/** A member of a group as its leader sees it when partitions are shared out. */
export interface Member {
  readonly id: string;
  readonly topics: readonly string[];
  /** Partitions that it holds, also those that it is giving back. */
  readonly holds: readonly number[];
}

export interface Share {
  /** What the member holds from now on. */
  readonly partitions: readonly number[];
  /** What it is meant to hold in the end: also what another one must give back first. */
  readonly due: readonly number[];
}

/**
 * Shares partitions out evenly, all topics alike, so that as few as possible move. Nothing is taken away and given to
 * another in one step: a partition that its holder is to lose is nobody's until the holder has given it back and the
 * group has met again. So nobody need stop what stays with him, and no partition has two holders.
 */
export function share(members: readonly Member[], partitions: number): Map<string, Share> {
  const claims = claimsOf(members, partitions);
  const due = target(members, claims, partitions);
  return new Map(
    members.map(({ id }) => {
      const mine = due.get(id)!;
      const free = mine.filter((partition) => claims[partition]!.every((holder) => holder === id));
      return [id, { partitions: free, due: mine }];
    }),
  );
}

function claimsOf(members: readonly Member[], partitions: number): string[][] {
  const claims = Array.from({ length: partitions }, (): string[] => []);
  for (const { id, holds } of members) {
    for (const partition of new Set(holds)) claims[partition]?.push(id);
  }
  return claims;
}

function target(
  members: readonly Member[],
  claims: readonly (readonly string[])[],
  partitions: number,
): Map<string, number[]> {
  const kept = new Map<string, number[]>(members.map(({ id }) => [id, []]));
  const free: number[] = [];
  claims.forEach((holders, partition) => {
    if (holders.length === 1) kept.get(holders[0]!)!.push(partition);
    else free.push(partition);
  });
  // Who holds most gets the larger shares, so that less moves.
  const ids = Array.from(kept.keys()).sort(
    (a, b) => kept.get(b)!.length - kept.get(a)!.length || (a < b ? -1 : 1),
  );
  const least = Math.floor(partitions / ids.length);
  const larger = partitions % ids.length;
  const quota = new Map(ids.map((id, i) => [id, i < larger ? least + 1 : least]));
  for (const id of ids) free.push(...kept.get(id)!.splice(quota.get(id)!));
  free.sort((a, b) => a - b);
  let next = 0;
  for (const id of ids) {
    const mine = kept.get(id)!;
    while (mine.length < quota.get(id)!) mine.push(free[next++]!);
    mine.sort((a, b) => a - b);
  }
  return kept;
}

const { MemberMetadata, MemberAssignment } = assignerProtocol;
const VERSION = 0;

/** What a member tells the group when it joins. Kafka's own tools read the topics. */
export function encodeMember(topics: readonly string[], holds: readonly number[], address: string): Buffer {
  const userData = Buffer.from(JSON.stringify({ address, holds }));
  return MemberMetadata.encode({ version: VERSION, topics, userData });
}

export function decodeMember(id: string, metadata: Buffer): Member & { readonly address: string } {
  const { topics, userData } = MemberMetadata.decode(metadata);
  const { address, holds } = JSON.parse(userData.toString()) as { address: string; holds: number[] };
  return { id, topics, holds, address };
}

export function encodeShare(topics: readonly string[], share: Share): Buffer {
  const assignment = Object.fromEntries(topics.map((topic) => [topic, share.partitions]));
  const userData = Buffer.from(JSON.stringify({ due: share.due }));
  return MemberAssignment.encode({ version: VERSION, assignment, userData });
}

/** Empty for who was given nothing. */
export function decodeShare(buffer: Buffer): Share {
  const decoded = buffer.length === 0 ? null : MemberAssignment.decode(buffer);
  if (decoded === null) return { partitions: [], due: [] };
  const { due } = JSON.parse(decoded.userData.toString()) as { due: number[] };
  return { partitions: Object.values(decoded.assignment)[0] ?? [], due };
}
