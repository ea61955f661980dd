import { Agent, request } from 'node:http';
import { pause } from '../ledger.ts';
import { Histogram } from '../statistics.ts';
import type { Values } from '../window.ts';

const ACCOUNTS = 20;
const PASSWORD = 'correct horse battery staple';
/** A refused client tries again after this, sooner than it is told: a storm does not listen. */
const AGAIN_MS = 50;

/** Registers people to log in as; tells their names. */
export async function makeAccounts(port: number): Promise<string[]> {
  const agent = new Agent({ keepAlive: true });
  const names = Array.from({ length: ACCOUNTS }, (_, index) => `bench${index}`);
  for (const name of names) {
    const status = await post(agent, port, '/v1/accounts', { name, password: PASSWORD });
    if (status >= 300) throw new Error(`POST /v1/accounts was answered ${status}`);
  }
  agent.destroy();
  return names;
}

/** So many log-ins at a time, one after the other each, for so long. */
export async function loginStorm(
  port: number,
  names: readonly string[],
  width: number,
  seconds: number,
): Promise<Values> {
  const agent = new Agent({ keepAlive: true, maxSockets: width });
  const times = new Histogram();
  const end = performance.now() + seconds * 1000;
  let [refused, failed] = [0, 0];
  const client = async (index: number): Promise<void> => {
    for (let turn = index; performance.now() < end; turn++) {
      const start = performance.now();
      const name = names[turn % names.length]!;
      const status = await post(agent, port, '/v1/sessions', { name, password: PASSWORD });
      if (status < 300) times.record(performance.now() - start);
      else {
        if (status === 503 || status === 429) refused++;
        else failed++;
        await pause(AGAIN_MS);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, (_, index) => client(index)));
  agent.destroy();
  return {
    logins_per_s: times.count / seconds,
    login_p50_ms: times.quantile(0.5),
    logins_refused_per_s: refused / seconds,
    logins_failed: failed,
  };
}

/** The status of the answer. */
function post(agent: Agent, port: number, path: string, content: object): Promise<number> {
  const body = JSON.stringify(content);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asking = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    asking.once('error', reject);
    asking.end(body);
  });
}
