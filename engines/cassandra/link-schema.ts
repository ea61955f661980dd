import type { Migration } from './schema.ts';

/**
 * Tables of short links.
 *
 * `links`: written conditionally, and once before with time 1: the row of a code that nobody had used, so that every
 * conditional write, and no late repeat of the first, wins. `link_clicks` and `link_click_marks` are written with times
 * of their own and never with a clock.
 */
export const LINK_MIGRATION: Migration = {
  version: 3,
  sentence: 'short links, their clicks, numbers that only rise',
  statements: [
    'CREATE TABLE IF NOT EXISTS rising_numbers (name text PRIMARY KEY, next bigint)',
    'CREATE TABLE IF NOT EXISTS links (name text PRIMARY KEY, version bigint, place bigint, attempt text, body text)',
    `CREATE TABLE IF NOT EXISTS links_by_owner (
      owner text, bucket int, place bigint, name text,
      PRIMARY KEY ((owner, bucket), place)) WITH CLUSTERING ORDER BY (place DESC)`,
    `CREATE TABLE IF NOT EXISTS link_fingerprints (
      owner text, part int, fingerprint text, name text,
      PRIMARY KEY ((owner, part), fingerprint))`,
    `CREATE TABLE IF NOT EXISTS link_requests (
      owner text, key text, value text, until bigint,
      PRIMARY KEY ((owner, key)))`,
    'CREATE TABLE IF NOT EXISTS link_api_keys (id text PRIMARY KEY, owner text, body text)',
    `CREATE TABLE IF NOT EXISTS link_api_keys_by_owner (
      owner text, id text,
      PRIMARY KEY (owner, id))`,
    'CREATE TABLE IF NOT EXISTS click_budgets (link text PRIMARY KEY, taken bigint, version bigint, attempt text)',
    `CREATE TABLE IF NOT EXISTS link_clicks (
      link text, day bigint, hour int, epoch text, partition int, piece bigint, up_to bigint, bytes blob,
      PRIMARY KEY ((link, day), hour, epoch, partition, piece))`,
    `CREATE TABLE IF NOT EXISTS link_click_marks (
      epoch text, partition int, piece bigint, bytes blob,
      PRIMARY KEY ((epoch, partition), piece)) WITH CLUSTERING ORDER BY (piece DESC)`,
    // A secret ends by itself, so what is gone needs no tombstone that outlives a repair.
    `CREATE TABLE IF NOT EXISTS click_secrets (day bigint PRIMARY KEY, secret text)
      WITH gc_grace_seconds = 3600`,
  ],
};
