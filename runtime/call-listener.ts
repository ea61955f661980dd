import { failure } from '../engines/calls/call-wire.ts';
import type { Service } from '../ports/service.ts';
import type { HttpRequest, HttpResponse, Listener, Transport } from '../ports/transport.ts';
import { CodedError } from '../protocol/errors.ts';

/** Arguments of the largest call: heads of 2,000 conversations with long names. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface CallListenerOptions {
  readonly host: string;
  readonly port: number;
  /** Told to others instead of host and port; '' : none. */
  readonly address: string;
}

/** Where other processes of the installation, and the operator, reach this one. */
export class CallListener implements Service {
  readonly name = 'calls';
  readonly #transport: Transport;
  readonly #options: CallListenerOptions;
  readonly #answer: (request: HttpRequest) => Promise<HttpResponse | undefined>;
  #listener: Listener | undefined;

  constructor(
    transport: Transport,
    options: CallListenerOptions,
    answer: (request: HttpRequest) => Promise<HttpResponse | undefined>,
  ) {
    this.#transport = transport;
    this.#options = options;
    this.#answer = answer;
  }

  /** host:port for other processes; known once started. */
  get address(): string {
    const { host, address } = this.#options;
    return address || `${host}:${this.#listener?.port ?? 0}`;
  }

  async start(): Promise<void> {
    const { host, port } = this.#options;
    this.#listener = await this.#transport.listen(
      {
        ...{
          host,
          port,
          maxMessageBytes: 1,
          maxBodyBytes: MAX_BODY_BYTES,
          maxBufferedBytes: 64 * MAX_BODY_BYTES,
        },
        ...{ idleSeconds: 60, subprotocols: [] },
      },
      {
        upgrade: () => 'Clients connect to a gateway.',
        open: (socket) => {
          socket.terminate();
          return { message: () => undefined, drain: () => undefined, close: () => undefined };
        },
        request: async (request) => (await this.#answer(request)) ?? failure(new CodedError('unknown_route')),
      },
    );
  }

  async drain(): Promise<void> {}

  async stop(): Promise<void> {
    await this.#listener?.close();
  }

  troubles(): string[] {
    return [];
  }
}
