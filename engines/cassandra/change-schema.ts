import type { Client } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import { haveOneSchema, untilAgreed } from './nodes.ts';

/** A change is slow on a busy server. */
const TIMEOUT_MS = 30_000;

/** Changes the schema and waits until all connected nodes have the change; rejects when they do not agree within 20 s. */
export async function changeSchema(client: Client, clock: Clock, statement: string): Promise<void> {
  await client.execute(statement, [], { prepare: false, readTimeout: TIMEOUT_MS });
  await untilAgreed(clock, () => haveOneSchema(client));
}
