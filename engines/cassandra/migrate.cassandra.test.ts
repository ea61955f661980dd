import { expect, it } from 'vitest';
import type { Logger } from '../../ports/logger.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import { Child } from '../embedded/child-process.ts';
import { openCassandraStores } from './cassandra-stores.ts';
import { connect } from './connect.ts';
import { MIGRATIONS, type Migration } from './schema.ts';
import { testOptions } from './stores-under-test.ts';

/** A keyspace that no other run has used; names of keyspaces are short and without capitals. */
function newKeyspace(): string {
  return `kith_${Math.random().toString(36).slice(2, 14)}`;
}

const NEWEST = MIGRATIONS.at(-1)!.version;

const another: Migration = {
  version: NEWEST + 1,
  sentence: 'something more',
  statements: [
    'CREATE TABLE IF NOT EXISTS more (name text PRIMARY KEY)',
    'ALTER TABLE more ADD IF NOT EXISTS value text',
  ],
};

async function drop(keyspace: string): Promise<void> {
  const client = await connect(testOptions(keyspace), undefined, { ...testOptions(keyspace), waitMs: 5_000 });
  await client.execute(`DROP KEYSPACE IF EXISTS ${keyspace}`, [], { prepare: false, readTimeout: 30_000 });
  await client.shutdown();
}

function sentenceOf({ sentence }: Migration): string {
  return `migrating the keyspace: ${sentence}`;
}

/** Collects what was migrated. */
function listening(said: string[]): Logger {
  const hear = (_: object, sentence: string): void => void said.push(sentence);
  return { debug: hear, info: hear, warn: hear, error: hear };
}

it('makes the schema once while four processes start on nothing', async () => {
  const keyspace = newKeyspace();
  const { contactPoints } = testOptions(keyspace);
  const children = Array.from(
    { length: 4 },
    () => new Child('../cassandra/open.child.ts', contactPoints[0]!, keyspace, '1'),
  );
  const said = await Promise.all(
    children.map(async (child) => {
      const lines: string[] = [];
      for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
      return lines;
    }),
  );
  for (const lines of said) expect(lines.at(-1)).toBe('open: works');
  const migrations = said.flat().filter((line) => line.startsWith('migrating'));
  expect(migrations).toEqual(MIGRATIONS.map(sentenceOf));
  await drop(keyspace);
});

it('brings an older schema up to date, and does nothing the next time', async () => {
  const keyspace = newKeyspace();
  const said: string[] = [];
  const options = { ...testOptions(keyspace), logger: listening(said) };
  await (await openCassandraStores(options)).close();
  const migrations = [...MIGRATIONS, another];
  for (let start = 0; start < 2; start++) {
    const stores = await openCassandraStores({ ...options, migrations });
    expect(await stores.once.settle('a', 'b')).toBe('b');
    await stores.close();
  }
  expect(said.filter((line) => line.startsWith('migrating'))).toEqual(migrations.map(sentenceOf));
  await drop(keyspace);
});

it('goes on behind a migration that broke off in the middle', async () => {
  const keyspace = newKeyspace();
  const broken = { ...another, statements: [another.statements[0]!, 'ALTER TABLE nowhere ADD value text'] };
  const options = testOptions(keyspace);
  await expect(openCassandraStores({ ...options, migrations: [broken] })).rejects.toThrow(/nowhere/);
  const stores = await openCassandraStores({ ...options, migrations: [...MIGRATIONS, another] });
  expect(await stores.once.settle('a', 'b')).toBe('b');
  await stores.close();
  await drop(keyspace);
});

it('stops at a schema that is newer than the program, and leaves it alone', async () => {
  const keyspace = newKeyspace();
  const options = testOptions(keyspace);
  await (await openCassandraStores({ ...options, migrations: [...MIGRATIONS, another] })).close();
  await expect(openCassandraStores(options)).rejects.toThrow(
    `Keyspace ${keyspace} has schema version ${NEWEST + 1}, but this program knows versions up to ${NEWEST}; start a newer Kith.`,
  );
  await drop(keyspace);
});

it('holds a table that is not there for one that a node has not heard of yet: come back later', async () => {
  const keyspace = newKeyspace();
  const stores = await openCassandraStores({ ...testOptions(keyspace), migrations: [] });
  await expect(stores.once.settle('a', 'b')).rejects.toThrow(StoreUnavailable);
  await stores.close();
  await drop(keyspace);
});

it('refuses a name that is no keyspace', async () => {
  await expect(openCassandraStores(testOptions('a; DROP KEYSPACE b'))).rejects.toThrow(
    /no name of a keyspace/,
  );
});

it('refuses to make more copies than there are nodes, before anything is made', async () => {
  const keyspace = newKeyspace();
  await expect(openCassandraStores({ ...testOptions(keyspace), replicas: 3 })).rejects.toThrow(
    `Keyspace ${keyspace} cannot be made with 3 copies of each row (KITH_REPLICATION): the data centre datacenter1 of Cassandra has 1 node.`,
  );
});
