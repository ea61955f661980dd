import { FEED_MIGRATION } from './feed-schema.ts';
import { LINK_MIGRATION } from './link-schema.ts';

/** One step from a version of the schema to the next. Its statements change nothing when they are done again. */
export interface Migration {
  readonly version: number;
  /** What it brings, for the operator. */
  readonly sentence: string;
  /** In the keyspace of the installation. */
  readonly statements: readonly string[];
}

/**
 * All versions of the schema, rising. One that was released is never changed: a change is a new version.
 *
 * Numbers of events and messages cut partitions (see buckets.ts). Rows that may be written twice with different
 * contents carry a write timestamp of their own, so that the newer contents win whatever comes late; these tables must
 * never be written without one.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sentence: 'messages, conversations, accounts, values made once, worker numbers',
    statements: [
      `CREATE TABLE IF NOT EXISTS events (
        conversation text, bucket int, event bigint, bytes blob,
        PRIMARY KEY ((conversation, bucket), event))`,
      `CREATE TABLE IF NOT EXISTS messages (
        conversation text, bucket int, message bigint, bytes blob,
        PRIMARY KEY ((conversation, bucket), message)) WITH CLUSTERING ORDER BY (message DESC)`,
      `CREATE TABLE IF NOT EXISTS outcomes (
        conversation text, user text, device text, bucket int, counter bigint,
        event bigint, message bigint, code int,
        PRIMARY KEY ((conversation, user, device, bucket), counter))`,
      `CREATE TABLE IF NOT EXISTS heads (
        conversation text PRIMARY KEY, revision bigint, checkpoint blob,
        event bigint, message bigint, at bigint, kind int, title text, members int)`,
      `CREATE TABLE IF NOT EXISTS memberships_by_user (
        user text, conversation text, role int, event bigint, peer text,
        PRIMARY KEY (user, conversation))`,
      `CREATE TABLE IF NOT EXISTS marks (
        conversation text, user text, delivered bigint, read bigint,
        PRIMARY KEY (conversation, user))`,
      `CREATE TABLE IF NOT EXISTS marks_by_user (
        user text, conversation text, delivered bigint, read bigint,
        PRIMARY KEY (user, conversation))`,
      `CREATE TABLE IF NOT EXISTS accounts (
        name text PRIMARY KEY, user text, password_hash text, created_at bigint, attempt text)`,
      'CREATE TABLE IF NOT EXISTS account_names (user text PRIMARY KEY, name text)',
      `CREATE TABLE IF NOT EXISTS devices (
        user text, device text, label text, created_at bigint, last_used_at bigint, version bigint,
        refresh_hash text, previous_hash text, expires_at bigint,
        PRIMARY KEY (user, device))`,
      `CREATE TABLE IF NOT EXISTS revocations (
        day int, user text, device text, issued_before bigint, until bigint,
        PRIMARY KEY (day, user, device, issued_before, until))`,
      'CREATE TABLE IF NOT EXISTS revocation_days (every text, day int, PRIMARY KEY (every, day))',
      `CREATE TABLE IF NOT EXISTS invites (
        code text, slot int, taker text, uses bigint static, expires_at bigint static,
        PRIMARY KEY (code, slot)) WITH CLUSTERING ORDER BY (slot DESC)`,
      'CREATE TABLE IF NOT EXISTS once_values (name text PRIMARY KEY, value text)',
      'CREATE TABLE IF NOT EXISTS worker_numbers (worker int PRIMARY KEY, holder text, until bigint)',
    ],
  },
  FEED_MIGRATION,
  LINK_MIGRATION,
];
