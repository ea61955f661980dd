import type { MarkRow, Marks, MembershipRow } from '../ports/conversation-store.ts';
import type { CommandName, OutcomeRow, StoredOutcome } from '../ports/message-store.ts';
import type { Source, Target } from './engines.ts';
import { inParallel } from './in-parallel.ts';
import type { Touched } from './tail.ts';
import type { Tally } from './tally.ts';

const READS = 64;

export interface RowCopy {
  readonly source: Source;
  readonly target: Target;
  readonly tally: Tally;
}

/** Copies outcomes and reads every `every`th back. */
export async function copyOutcomes(
  { target, tally }: RowCopy,
  rows: readonly OutcomeRow[],
  every: number,
): Promise<void> {
  if (rows.length === 0) return;
  await target.messages.write([], rows).durable;
  tally.rows += rows.length;
  const sample = rows.filter((_, index) => index % every === 0);
  await inParallel(READS, sample, async (row) => {
    const found = await target.messages.outcome(row);
    if (found === undefined || !sameOutcome(found, row)) tally.differs(`the outcome of ${commandOf(row)}`);
  });
}

/** What records may have changed, as it stands now. */
export async function copyTouched(copy: RowCopy, touched: Touched): Promise<void> {
  const { stores } = copy.source;
  const outcomes: OutcomeRow[] = [];
  for (const name of touched.outcomes.values()) {
    const stands = stores.outcome(name);
    if (stands !== undefined) outcomes.push({ ...name, ...stands });
  }
  await copyOutcomes(copy, outcomes, 1);
  const marks: MarkRow[] = [];
  for (const { conversation, user } of touched.marks.values()) {
    const [stands] = stores.marksOf(user, [conversation]);
    if (stands!.delivered > 0 || stands!.read > 0) marks.push({ conversation, user, ...stands! });
  }
  await copyMarks(copy, marks);
  await compareMarksByUser(copy, marks);
}

/** Copies marks and compares them as a conversation shows them. */
export async function copyMarks({ target, tally }: RowCopy, rows: readonly MarkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await target.conversations.raiseMarks(rows).durable;
  tally.rows += rows.length;
  await inParallel(
    READS,
    grouped(rows, ({ conversation }) => conversation),
    async ([conversation, marks]) => {
      const found = await target.conversations.marksIn(conversation);
      for (const row of marks) {
        if (!sameMarks(found.get(row.user), row)) {
          tally.differs(`the marks of ${row.user} in conversation ${conversation}`);
        }
      }
    },
  );
}

/** Compares them as a user's list shows them. */
async function compareMarksByUser({ target, tally }: RowCopy, rows: readonly MarkRow[]): Promise<void> {
  await inParallel(
    READS,
    grouped(rows, ({ user }) => user),
    async ([user, marks]) => {
      const ids = marks.map(({ conversation }) => conversation);
      const found = await target.conversations.marksOf(user, ids);
      for (const [index, row] of marks.entries()) {
        if (!sameMarks(found[index], row))
          tally.differs(`the marks of ${user} in conversation ${row.conversation}`);
      }
    },
  );
}

/**
 * Compares a user's memberships, which came with their conversations, and writes what is lacking; brings the marks of
 * these conversations up to where they stand.
 */
export async function copyUser(copy: RowCopy, user: string): Promise<void> {
  const { source, target, tally } = copy;
  const rows = source.stores.membershipsOf(user);
  if (rows.length === 0) return;
  const lacking = await lackingMemberships(target, user, rows);
  if (lacking.length > 0) {
    await target.conversations.writeMemberships(lacking).durable;
    tally.rows += lacking.length;
    if ((await lackingMemberships(target, user, rows)).length > 0)
      tally.differs(`the memberships of ${user}`);
  }
  await copyMarksOf(copy, user, rows);
}

/** Those whose end is not shown as it should be: a row of somebody gone is right where none is shown. */
async function lackingMemberships(
  target: Target,
  user: string,
  rows: readonly MembershipRow[],
): Promise<MembershipRow[]> {
  const shown = await target.conversations.memberships(user);
  const found = new Map(shown.map((each) => [each.conversation, each]));
  return rows.filter(({ conversation, role, event, peer }) => {
    const there = found.get(conversation);
    if (role === 0) return there !== undefined;
    return there?.role !== role || there.event !== event || there.peer !== peer;
  });
}

async function copyMarksOf(copy: RowCopy, user: string, rows: readonly MembershipRow[]): Promise<void> {
  const ids = rows.map(({ conversation }) => conversation);
  const found = await copy.target.conversations.marksOf(user, ids);
  const lacking = copy.source.stores
    .marksOf(user, ids)
    .map((marks, index) => ({ conversation: ids[index]!, user, ...marks }))
    .filter((row, index) => !sameMarks(found[index], row));
  if (lacking.length === 0) return;
  await copyMarks(copy, lacking);
  await compareMarksByUser(copy, lacking);
}

/** A rejection's numbers say nothing: a command that was answered “too old” once more keeps those it had. */
function sameOutcome(a: StoredOutcome, b: StoredOutcome): boolean {
  return a.code === b.code && (a.code !== 0 || (a.event === b.event && a.message === b.message));
}

function sameMarks(a: Marks | undefined, b: Marks): boolean {
  return (a?.delivered ?? 0) === b.delivered && (a?.read ?? 0) === b.read;
}

function commandOf({ conversation, user, device, counter }: CommandName): string {
  return `command ${counter} of ${user}, device ${device}, in conversation ${conversation}`;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
