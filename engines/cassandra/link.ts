import type { Client, Host } from 'cassandra-driver';
import type { Logger } from '../../ports/logger.ts';
import { type Contact, connectOnce } from './connect.ts';

export interface LinkParts {
  readonly contact: Contact;
  readonly keyspace: string;
  readonly logger: Logger;
  /** Connected. The link owns it from here on. */
  readonly client: Client;
  /** No node is connected any more. */
  readonly onLost: () => void;
}

/** Not in the driver's types. Of NetworkTopologyStrategy: a number for each data centre. */
interface Replication {
  readonly strategyOptions?: Readonly<Record<string, string>>;
}

/**
 * The client at work. The driver reconnects by itself to nodes that it knows; a link can also be renewed through the
 * contact points, for nodes that all came back under other addresses.
 */
export class Link {
  readonly #parts: LinkParts;
  #client: Client;
  #closed = false;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#client = parts.client;
    this.#watch(parts.client);
  }

  get client(): Client {
    return this.#client;
  }

  /** As many nodes as copies of each row, or fewer. */
  get nodesHoldAll(): boolean {
    const { contact, keyspace } = this.#parts;
    const { hosts, metadata } = this.#client;
    const known = metadata.keyspaces[keyspace] as Replication | undefined;
    const copies = Number(known?.strategyOptions?.[contact.localDataCenter] ?? 0);
    return hosts.values().filter(({ datacenter }) => datacenter === contact.localDataCenter).length <= copies;
  }

  /** Tries the contact points once. Rejects when none answers; then all stays as it was. */
  async renew(): Promise<void> {
    const { contact, keyspace, logger } = this.#parts;
    const client = await connectOnce(contact, keyspace);
    if (this.#closed) return client.shutdown();
    const old = this.#client;
    this.#client = client;
    this.#watch(client);
    logger.info({ nodes: client.hosts.keys() }, 'connected anew to Cassandra');
    await old.shutdown();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.shutdown();
  }

  #watch(client: Client): void {
    const { logger, onLost } = this.#parts;
    client.on('hostUp', ({ address }: Host) => logger.info({ address }, 'a node of Cassandra is up'));
    client.on('hostDown', ({ address }: Host) => {
      if (client !== this.#client || this.#closed) return;
      logger.warn({ address }, 'a node of Cassandra is down');
      if (!client.hosts.values().some((host) => host.isUp())) onLost();
    });
  }
}
