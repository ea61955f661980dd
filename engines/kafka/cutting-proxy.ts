import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

const PRODUCE = 0;

/** Frames of Kafka's protocol: four bytes of length, then so much. */
class Frames {
  #rest = Buffer.alloc(0);

  *push(chunk: Buffer): Iterable<Buffer> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= 4) {
      const end = 4 + this.#rest.readInt32BE(0);
      if (this.#rest.length < end) return;
      yield this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
    }
  }
}

/** Stands between a client and a broker, and can cut where it hurts most. For tests. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: { readonly host: string; readonly port: number };
  /** While set nothing passes, and nobody is told: what is sent is lost. */
  isSilent = false;
  #swallowNext: (() => void) | undefined;
  #cutNext: (() => void) | undefined;

  constructor(target: string) {
    const [host, port] = target.split(':');
    this.#target = { host: host!, port: Number(port) };
    this.#server = createServer((client) => this.#join(client));
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** The next append is swallowed and its connection cut: Kafka does not have the records, nobody knows. */
  swallowNextAppend(): Promise<void> {
    return new Promise((resolve) => {
      this.#swallowNext = resolve;
    });
  }

  /** The next answer to an append is swallowed and its connection cut: Kafka has the records, nobody knows. */
  cutNextAppend(): Promise<void> {
    return new Promise((resolve) => {
      this.#cutNext = resolve;
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const broker = connect(this.#target);
    const appends = new Set<number>();
    const cut = (): void => {
      client.destroy();
      broker.destroy();
    };
    for (const socket of [client, broker]) {
      this.#sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        cut();
      });
    }
    const requests = new Frames();
    client.on('data', (chunk: Buffer) => {
      for (const frame of requests.push(chunk)) {
        if (this.isSilent) continue;
        if (frame.readInt16BE(4) === PRODUCE) {
          if (this.#swallowNext !== undefined) {
            this.#swallowNext();
            this.#swallowNext = undefined;
            cut();
            return;
          }
          appends.add(frame.readInt32BE(8));
        }
        broker.write(frame);
      }
    });
    const answers = new Frames();
    broker.on('data', (chunk: Buffer) => {
      for (const frame of answers.push(chunk)) {
        if (appends.delete(frame.readInt32BE(4)) && this.#cutNext !== undefined) {
          this.#cutNext();
          this.#cutNext = undefined;
          cut();
          return;
        }
        if (!this.isSilent) client.write(frame);
      }
    });
  }
}
