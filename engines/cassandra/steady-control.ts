import type { Client } from 'cassandra-driver';

interface ControlConnection {
  connection: { close(): void } | null;
  shutdown(): void;
  _borrowAConnection(hosts: Iterator<unknown>): ControlConnection['connection'];
  _refreshControlConnection(hosts: Iterator<unknown>): Promise<void>;
}

/**
 * Mends the driver (4.10.0): once no node was connected, its control connection begins anew beside the nodes it has.
 * Each time that happens it listens twice as often as before, so the work doubles with every outage, and nodes and
 * sockets that nobody owns go on connecting after the client was shut down. Here it waits, as it did before 4.7, until
 * a node that it knows is connected again. For nodes that come back elsewhere see link.ts.
 *
 * Throws when the driver is built otherwise than this expects.
 */
export function keepControlSteady(client: Client): void {
  const control = controlOf(client);
  if (
    typeof control._borrowAConnection !== 'function' ||
    typeof control._refreshControlConnection !== 'function'
  ) {
    throw new Error('This cassandra-driver is not the one that was mended; see steady-control.ts.');
  }
  control._refreshControlConnection = async function (this: ControlConnection, hosts) {
    this.connection = this._borrowAConnection(hosts);
  };
}

/** Ends a client that could not connect; its own `shutdown` would leave the connection open that it had got. */
export function discard(client: Client): void {
  const control = controlOf(client);
  control.shutdown?.();
  control.connection?.close();
}

function controlOf(client: Client): Partial<ControlConnection> {
  return (client as unknown as { readonly controlConnection?: ControlConnection }).controlConnection ?? {};
}
