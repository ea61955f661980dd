import { closes } from '../protocol/errors.ts';
import { SOCKET_PATH, SUBPROTOCOL_PROTO } from '../protocol/limits.ts';
import { Dialer, type RawSocket } from './dialer.ts';
import type { Knocks, KnockTask } from './knock.ts';
import { pause } from './ledger.ts';
import { pace } from './pacer.ts';
import { Histogram } from './statistics.ts';

/** Below half of the kernel's queue of a listener (512): two processes knock. */
const WIDTH = 200;
/** Open at a time: below the 20,000 files that a process may have. A server that hangs is not piled up against. */
const MOST_OPEN = 8_000;
/** What is not clear so long after the last connect is counted as unanswered. */
const PATIENCE_MS = 10_000;

class Knocker {
  readonly #dialer: Dialer;
  readonly times = new Histogram();
  begun = 0;
  open = 0;
  accepted = 0;
  refused = 0;
  otherwise = 0;
  complaint = '';
  failed = 0;
  retryLeast = Number.MAX_SAFE_INTEGER;
  retryMost = 0;

  constructor(port: number) {
    this.#dialer = new Dialer(port, WIDTH);
  }

  /** Connects and pings. Whatever is heard first settles it; then the connection is cut, which leaves no port behind. */
  knock(): void {
    if (this.open >= MOST_OPEN) return;
    this.begun++;
    this.open++;
    const start = performance.now();
    let settled = false;
    const settle = (note: () => void): void => {
      if (settled) return;
      settled = true;
      this.open--;
      this.times.record(performance.now() - start);
      note();
    };
    let socket: RawSocket | undefined;
    const listener = {
      message: () => undefined,
      pong: () => {
        settle(() => this.accepted++);
        socket?.cut();
      },
      closed: (code: number, reason: string) => settle(() => this.#closed(code, reason)),
    };
    this.#dialer.open(SOCKET_PATH, SUBPROTOCOL_PROTO, listener).then(
      (opened) => {
        socket = opened;
        opened.ping();
      },
      (error: unknown) =>
        settle(() => {
          this.failed++;
          this.complaint ||= String(error);
        }),
    );
  }

  #closed(code: number, reason: string): void {
    const retry = Number(reason);
    if (code === closes.overloaded.code && Number.isInteger(retry) && retry > 0) {
      this.refused++;
      this.retryLeast = Math.min(this.retryLeast, retry);
      this.retryMost = Math.max(this.retryMost, retry);
      return;
    }
    this.otherwise++;
    this.complaint ||= `${code} ${reason}`;
  }
}

async function run({ port, perSecond, seconds }: KnockTask): Promise<Knocks> {
  const knocker = new Knocker(port);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await pace(perSecond, seconds, () => knocker.knock());
  const elapsed = (performance.now() - start) / 1000;
  for (let waited = 0; knocker.open > 0 && waited < PATIENCE_MS; waited += 10) await pause(10);
  const { user, system } = process.cpuUsage(cpu);
  const { begun, accepted, refused, otherwise, complaint, failed, retryLeast, retryMost } = knocker;
  return {
    ...{ begun, accepted, refused, otherwise, complaint, failed, retryLeast, retryMost },
    unanswered: knocker.open,
    p50: knocker.times.quantile(0.5),
    p99: knocker.times.quantile(0.99),
    seconds: elapsed,
    cpuSeconds: (user + system) / 1e6,
  };
}

const task = JSON.parse(process.argv[2] ?? '{}') as KnockTask;
process.once('message', () => {
  void run(task).then((knocks) => process.send?.(knocks));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
