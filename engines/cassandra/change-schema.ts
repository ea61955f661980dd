import type { Client } from 'cassandra-driver';

/** Longer than the driver waits for the nodes to agree. */
const TIMEOUT_MS = 30_000;

/** Changes the schema and waits until all nodes have the change; rejects when they do not agree within 10 s. */
export async function changeSchema(client: Client, statement: string): Promise<void> {
  const { info } = await client.execute(statement, [], { prepare: false, readTimeout: TIMEOUT_MS });
  // Documented by the driver, and missing in its types.
  const agreed = (info as { readonly isSchemaInAgreement?: boolean }).isSchemaInAgreement;
  if (agreed === false)
    throw new Error('The nodes of Cassandra do not agree on the schema; try again later.');
}
