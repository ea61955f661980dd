import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RealServers } from '../deploy/servers/real-servers.ts';

const BARE = fileURLToPath(new URL('./bare-redirect.js', import.meta.url));
const KITH = fileURLToPath(new URL('../test/click-replay/server.js', import.meta.url));
export const KEY = 'operator-key-of-the-bench';
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** A server of redirects in a process of its own. */
export class RedirectServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** uWebSockets.js or node:http with a Map of the codes in the file. */
  static bare(which: 'uws' | 'node', codes: string): Promise<RedirectServer> {
    return RedirectServer.#node([BARE, which, codes]);
  }

  /** On the embedded engine, or where real servers are given on those. */
  static kith(folder: string, settings: object, servers?: RealServers): Promise<RedirectServer> {
    const place = servers === undefined ? [] : [JSON.stringify(servers.place)];
    return RedirectServer.#node([KITH, folder, '0', KEY, JSON.stringify(settings), ...place]);
  }

  static async #node(args: string[]): Promise<RedirectServer> {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const port = await new Promise<number>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const found = / runs at http:\/\/\S+:(\d+)$/.exec(line);
        if (found) resolve(Number(found[1]));
      });
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    });
    return new RedirectServer(child, port);
  }

  /** `return 302` of one worker, as little as nginx can do. */
  static async nginx(folder: string): Promise<RedirectServer> {
    const port = await freePort();
    const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 1000000000; client_body_temp_path ${folder}; proxy_temp_path ${folder};
fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
server { listen 127.0.0.1:${port}; location / { return 302 https://example.org/some/path?x=1; } } }`;
    writeFileSync(join(folder, 'nginx.conf'), config);
    const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}.`);
      const isUp = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).catch(() => undefined);
      if (isUp) return new RedirectServer(child, port);
    }
  }

  /** Microseconds of CPU, user and kernel, of all its threads. */
  cpuMicros(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6;
  }

  /** Says a word to Kith and hears its answer. */
  async tell(word: 'away' | 'back' | 'settle'): Promise<{ counters?: Record<string, number> }> {
    const answer = once(this.#child, 'message');
    this.#child.send(word);
    return (await answer)[0] as { counters?: Record<string, number> };
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
