import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { FeedNotifications, NoteGroup, NoteRow } from '../../ports/feed-notifications.ts';
import type { Written } from '../../ports/written.ts';
import { FeedCounts } from './feed-counts.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { idIn, longOf, noteBucket } from './feed-id-buckets.ts';
import { FeedNoteTopics } from './feed-note-topics.ts';
import { written } from './feed-written.ts';
import { numberIn } from './rows.ts';
import type { Session, Statement } from './session.ts';

const WORD = 'SELECT id, present, stamp FROM feed_note_words WHERE user = ? AND topic = ? AND actor = ?';
const PUT_WORD =
  'INSERT INTO feed_note_words (user, topic, actor, id, present, stamp) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?';
const PUT_EVENT =
  'INSERT INTO feed_note_events (user, topic, id, actor) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const REMOVE_EVENT = 'DELETE FROM feed_note_events USING TIMESTAMP ? WHERE user = ? AND topic = ? AND id = ?';
/** With the event itself as time: the newest of the span stays. */
const PUT_TOPIC =
  'INSERT INTO feed_note_topics (user, bucket, topic, id) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';

/** The last word of an actor in a group. */
interface Word {
  readonly id: string;
  readonly present: boolean;
  readonly stamp: number;
}

/**
 * Of each group the last word of every actor and the events that stand, in one partition and one write; and of each user
 * which groups had events in which span of time. That index is only ever added to: whether a group's newest event still
 * lies there is seen when it is read (see feed-note-topics.ts), so consumers of different actors need not agree.
 */
export class CassandraFeedNotifications implements FeedNotifications {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;
  readonly #counts: FeedCounts;
  readonly #topics: FeedNoteTopics;

  constructor(session: Session, epochs: FeedEpochs, cache: CountCache, clock: Clock) {
    this.#session = session;
    this.#epochs = epochs;
    this.#topics = new FeedNoteTopics(session);
    this.#counts = new FeedCounts(cache, clock, (name) => this.#topics.count(...placeOf(name)));
  }

  note(rows: readonly NoteRow[]): Written {
    return written(this.#note(rows));
  }

  async page(user: string, before: string, limit: number): Promise<NoteGroup[]> {
    const tops = await this.#topics.below(user, before, limit);
    const large = tops.filter(({ count }) => count === undefined);
    const sizes = await this.#counts.sizes(large.map(({ topic }) => nameOf(user, topic)));
    const sizeOf = new Map(large.map(({ topic }, i) => [topic, sizes[i]!]));
    return tops.map(({ topic, id, actors, count }) => ({
      group: topic,
      id,
      count: count ?? sizeOf.get(topic)!,
      actors,
    }));
  }

  countAbove(user: string, id: string, most: number): Promise<number> {
    return this.#topics.countAbove(user, id, most);
  }

  /** Those of one actor in one group in their order, all others beside each other. */
  async #note(rows: readonly NoteRow[]): Promise<void> {
    await this.#epochs.know(rows.map(({ version }) => version));
    const queues = new Map<string, NoteRow[]>();
    for (const row of rows) {
      const key = `${nameOf(row.user, row.group)}\n${row.actor}`;
      const queue = queues.get(key);
      if (queue) queue.push(row);
      else queues.set(key, [row]);
    }
    await Promise.all(
      Array.from(queues.values(), async (queue) => {
        for (const row of queue) await this.#one(row);
      }),
    );
  }

  async #one(row: NoteRow): Promise<void> {
    const { user, group, actor, on } = row;
    const name = nameOf(user, group);
    const stamp = this.#epochs.stamp(row.version);
    const [before, asked] = await Promise.all([this.#word(user, group, actor), this.#counts.ask([name])]);
    // The same record again writes the same again: it may have broken off between the two partitions.
    if (before !== undefined && stamp < before.stamp) return;
    if (before?.stamp === stamp && (before.present !== on || before.id !== row.id)) return;
    await Promise.all([
      this.#session.write(statementsOf(row, stamp, before), 0),
      on ? this.#session.write([indexOf(row)], 0) : undefined,
    ]);
    const delta = Number(on) - Number(before?.present ?? false);
    await this.#counts.changed(asked, new Map([[name, delta]]));
  }

  async #word(user: string, topic: string, actor: string): Promise<Word | undefined> {
    const [row] = await this.#session.rows(WORD, [user, topic, actor]);
    return (
      row && {
        id: idIn(row, 'id'),
        present: row.get('present') as boolean,
        stamp: numberIn(row, 'stamp'),
      }
    );
  }
}

/** All in the group's partition. Of two events of an actor only the last one stands. */
function statementsOf(row: NoteRow, stamp: number, before: Word | undefined): Statement[] {
  const { user, group, actor, id, on } = row;
  const word = { query: PUT_WORD, params: [user, group, actor, longOf(id), on, stamp, stamp] };
  const statements: Statement[] = [word];
  if (before?.present && !(on && before.id === id)) {
    statements.push({ query: REMOVE_EVENT, params: [stamp, user, group, longOf(before.id)] });
  }
  if (on) statements.push({ query: PUT_EVENT, params: [user, group, longOf(id), actor, stamp] });
  return statements;
}

function indexOf({ user, group, id }: NoteRow): Statement {
  return { query: PUT_TOPIC, params: [user, noteBucket(id), group, longOf(id), longOf(id)] };
}

/** A user's name holds no line break. */
function nameOf(user: string, group: string): string {
  return `notes/${user}\n${group}`;
}

function placeOf(name: string): [user: string, group: string] {
  const at = name.indexOf('\n');
  return [name.slice('notes/'.length, at), name.slice(at + 1)];
}
