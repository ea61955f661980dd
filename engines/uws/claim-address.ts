import { type AddressInfo, createServer } from 'node:net';

/** uWebSockets.js only says that it cannot listen; Node's own attempt at the same address says why. */
export async function whyNot(host: string, port: number): Promise<Error> {
  const found = await attempt(host, port);
  return found instanceof Error ? found : new Error('uWebSockets.js did not get it, though it is free now.');
}

/**
 * A port that the system chose; undefined when there is none to be had at the host. uSockets sets no option on a socket
 * that it binds to port 0, not even SO_REUSEADDR, and then the connections of that listener keep the port from its
 * successor for a minute (TIME_WAIT); so the port is chosen first, and bound by its number.
 */
export async function freePort(host: string): Promise<number | undefined> {
  const found = await attempt(host, 0);
  return found instanceof Error ? undefined : found;
}

/** The port that Node gets at the address, already let go of again, or why it gets none. */
function attempt(host: string, port: number): Promise<number | Error> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', resolve);
    probe.listen({ host, port, exclusive: true }, () => {
      const { port: chosen } = probe.address() as AddressInfo;
      probe.close(() => resolve(chosen));
    });
  });
}
