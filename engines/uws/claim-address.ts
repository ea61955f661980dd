import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';

/** uWebSockets.js only says that it cannot listen; Node's own attempt at the same address says why. */
export function whyNot(host: string, port: number): Promise<unknown> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', resolve);
    probe.listen({ host, port, exclusive: true }, () => {
      probe.close(() => resolve(new Error('uWebSockets.js did not get the address, though it is free now.')));
    });
  });
}

/**
 * A port that the system chose. uSockets sets no option on a socket that is bound to port 0, and then its connections
 * would keep a restart from the port; so the port is chosen first.
 */
export function freePort(host: string): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port: 0, exclusive: true }, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** State of a listening socket in /proc/net/tcp (include/net/tcp_states.h). */
const LISTENING = '0A';

/**
 * How many sockets listen on the port; undefined where the system does not tell.
 *
 * uSockets knows two ways to bind. Its exclusive one sets no option, so that for a minute after a crash the address
 * counts as taken by the connections of the dead process (TIME_WAIT). Its other one sets SO_REUSEPORT, with which two
 * processes share a port without a word. So it binds in the second way, and then looks whether it is alone. Two that
 * start at the same moment both see two, and both give up.
 */
export async function listenersOn(port: number): Promise<number | undefined> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  if (tables[0] === '') return undefined;
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const fields = tables
    .join('\n')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return fields.filter(([, address = '', , state]) => state === LISTENING && address.endsWith(local)).length;
}
