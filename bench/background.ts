import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { connectAll, LoadClient, makeClients, makeGroup, TEXT } from './load-client.ts';
import { pause, percentile } from './measure.ts';

export type BackgroundKind = 'room' | 'logins' | 'ping';

/** A load of its own process beside the one that is measured. Resolves when it runs. */
export async function startBackground(kind: BackgroundKind, address: string): Promise<Background> {
  const child = fork(fileURLToPath(import.meta.url), [kind, address]);
  await once(child, 'message');
  return new Background(child);
}

class Background {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Ends it; tells what it found. */
  async end(): Promise<Record<string, number>> {
    const told = once(this.#child, 'message');
    this.#child.send('end');
    const [figures] = await told;
    this.#child.kill('SIGKILL');
    return figures as Record<string, number>;
  }
}

/** A room of 500 in which 200 messages a second are said. */
async function room(address: string, running: () => boolean): Promise<() => Record<string, number>> {
  const clients = makeClients('storm', 500);
  await connectAll(clients, address);
  const conversation = await makeGroup(clients, 'storm');
  let count = 0;
  for (const client of clients) client.onEvent = () => undefined;
  const from = performance.now();
  const loop = async (): Promise<void> => {
    while (running()) {
      for (const due = ((performance.now() - from) / 1000) * 200; count < due; count++) {
        clients[count % 500]!.send(conversation, TEXT, () => undefined);
      }
      await pause(2);
    }
  };
  void loop();
  return () => ({ 'messages in the storm room': count });
}

/** Log-ins of one account, 16 always open. */
async function logins(address: string, running: () => boolean): Promise<() => Record<string, number>> {
  const post = (path: string) =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'storm', password: 'correct horse battery' }),
    });
  await post('/v1/accounts');
  let done = 0;
  let refused = 0;
  const loop = async (): Promise<void> => {
    while (running()) {
      const { status } = await post('/v1/sessions');
      if (status === 201) done++;
      else refused++;
    }
  };
  for (let i = 0; i < 16; i++) void loop();
  return () => ({ 'log-ins done': done, 'log-ins told to come back': refused });
}

/** A bystander who beats every 20 ms. */
async function ping(address: string, running: () => boolean): Promise<() => Record<string, number>> {
  const client = new LoadClient('bystander');
  await client.connect(address);
  const times: number[] = [];
  const loop = async (): Promise<void> => {
    while (running()) {
      const from = performance.now();
      client.say({ ping: {} }, () => times.push(performance.now() - from));
      await pause(20);
    }
  };
  void loop();
  return () => ({
    'bystander ping p50 ms': percentile(times, 0.5),
    'bystander ping p99 ms': percentile(times, 0.99),
  });
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, address] = process.argv.slice(2) as [BackgroundKind, string];
  let running = true;
  const figures = await { room, logins, ping }[kind](address, () => running);
  process.send('running');
  process.once('message', async () => {
    running = false;
    await pause(300);
    process.send?.(figures());
  });
}
