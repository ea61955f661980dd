import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a client and its server and loses an answer when told: the request has been done, and the client sees
 * its connection break. For tests.
 */
export class CuttingProxy {
  readonly #server: Server;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  #cutBehind: Buffer | undefined;
  #cuts = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(address: string): Promise<CuttingProxy> {
    const [host, port] = address.split(':');
    const server = createServer((client) => proxy.#pair(client, connect(Number(port), host)));
    const proxy = new CuttingProxy(server);
    await proxy.#listen();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** How many sockets are open, two for each client. */
  get open(): number {
    return this.#sockets.size;
  }

  /** How many answers were lost. */
  get cuts(): number {
    return this.#cuts;
  }

  /** Loses the answer to the next request whose bytes contain `text`. */
  loseAnswerTo(text: string): void {
    this.#cutBehind = Buffer.from(text);
  }

  /** Cuts all connections and takes no more. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Takes connections again, at the same address. */
  async reopen(): Promise<void> {
    await this.#listen();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  #pair(client: Socket, server: Socket): void {
    let cut = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (this.#cutBehind !== undefined && bytes.includes(this.#cutBehind)) {
        this.#cutBehind = undefined;
        cut = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!cut) return void client.write(bytes);
      this.#cuts++;
      client.destroy();
      server.destroy();
    });
  }
}
