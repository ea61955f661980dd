import type { Migration } from './schema.ts';

/**
 * Partitions that grow with one author, reader or tag are cut: pairs of users and readers into shards by hash (see
 * feed-shards.ts), entries by the time in their ids (see feed-id-buckets.ts). Rows are written with the place of their
 * record in the log as write timestamp (see feed-epochs.ts), or with a number of their own. By the servers' clocks are
 * outcomes, the estimates of profiles, and posts with their entries and earlier contents where the caller brings no
 * place; sessions are written by condition only.
 */
export const FEED_MIGRATION: Migration = {
  version: 2,
  sentence: 'the feed',
  statements: [
    'CREATE TABLE IF NOT EXISTS feed_epochs (log text, ordinal int, epoch text, PRIMARY KEY (log, ordinal))',

    // Both halves between two users, from each side.
    `CREATE TABLE IF NOT EXISTS feed_relations (
      user text, shard int, other text, mine blob, theirs blob,
      PRIMARY KEY ((user, shard), other))`,
    // What a user decided, as one list; with what bears on it of the other halves.
    `CREATE TABLE IF NOT EXISTS feed_following (
      user text, other text, mine blob, theirs blob,
      PRIMARY KEY (user, other))`,
    // Who asked to follow; whether the question still stands is read from the halves.
    'CREATE TABLE IF NOT EXISTS feed_requests (user text, asker text, serial bigint, PRIMARY KEY (user, asker))',
    `CREATE TABLE IF NOT EXISTS feed_profiles (
      user text PRIMARY KEY, protected boolean, epoch text, position bigint,
      tier int, rate double, rate_at bigint)`,

    'CREATE TABLE IF NOT EXISTS feed_posts (id bigint PRIMARY KEY, bytes blob)',
    `CREATE TABLE IF NOT EXISTS feed_revisions (
      post bigint, revision int, bytes blob,
      PRIMARY KEY (post, revision))`,
    `CREATE TABLE IF NOT EXISTS feed_entries (
      source text, bucket int, id bigint, removed boolean,
      PRIMARY KEY ((source, bucket), id)) WITH CLUSTERING ORDER BY (id DESC)`,
    `CREATE TABLE IF NOT EXISTS feed_entry_buckets (
      source text, bucket int,
      PRIMARY KEY (source, bucket)) WITH CLUSTERING ORDER BY (bucket DESC)`,

    // Members that are in, and the last word about each that ever was: one write, since their partitions are the same.
    `CREATE TABLE IF NOT EXISTS feed_members (
      name text, member text,
      PRIMARY KEY (name, member)) WITH CLUSTERING ORDER BY (member DESC)`,
    `CREATE TABLE IF NOT EXISTS feed_member_words (
      name text, member text, present boolean, stamp bigint,
      PRIMARY KEY (name, member))`,

    `CREATE TABLE IF NOT EXISTS feed_outcomes (
      actor text, key text, bytes blob,
      PRIMARY KEY ((actor, key))) WITH gc_grace_seconds = 86400
      AND compaction = {'class': 'TimeWindowCompactionStrategy', 'compaction_window_unit': 'DAYS', 'compaction_window_size': 1}`,
    `CREATE TABLE IF NOT EXISTS feed_sessions (
      name text PRIMARY KEY, revision int, bytes blob, until bigint, writer text)
      WITH gc_grace_seconds = 86400`,

    'CREATE TABLE IF NOT EXISTS feed_reads (shard int, user text, at bigint, PRIMARY KEY (shard, user))',
    `CREATE TABLE IF NOT EXISTS feed_marks (
      user text, timeline text, id bigint,
      PRIMARY KEY (user, timeline))`,

    // Of a group: the last word of each actor, and the events that stand; again one write.
    `CREATE TABLE IF NOT EXISTS feed_note_words (
      user text, topic text, actor text, id bigint, present boolean, stamp bigint,
      PRIMARY KEY ((user, topic), actor))`,
    `CREATE TABLE IF NOT EXISTS feed_note_events (
      user text, topic text, id bigint, actor text,
      PRIMARY KEY ((user, topic), id)) WITH CLUSTERING ORDER BY (id DESC)`,
    // Which groups had events in a span of time, and the newest of them.
    `CREATE TABLE IF NOT EXISTS feed_note_topics (
      user text, bucket int, topic text, id bigint,
      PRIMARY KEY (user, bucket, topic)) WITH CLUSTERING ORDER BY (bucket DESC, topic ASC)`,
  ],
};
