import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heard } from './probe.ts';

/** Connects that come and go: TCP, the upgrade, one ping, and away. */
export interface KnockTask {
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** What became of the connects of one process, or of several together. */
export interface Knocks {
  readonly begun: number;
  /** Their pings were answered: they were let in. */
  readonly accepted: number;
  /** Closed with the code of overload, and a time to come back after. */
  readonly refused: number;
  /** Closed in any other way, with the first such code and reason. */
  readonly otherwise: number;
  readonly complaint: string;
  /** No WebSocket came about. */
  readonly failed: number;
  /** Nothing was heard of them in time. */
  readonly unanswered: number;
  /** Seconds to wait, of those refused: least and most. */
  readonly retryLeast: number;
  readonly retryMost: number;
  /** Milliseconds until it was clear: p50, p99 of the process where they were highest. */
  readonly p50: number;
  readonly p99: number;
  /** From the first connect begun to the last, and CPU of the process. */
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const PROGRAM = fileURLToPath(new URL('./knock-process.js', import.meta.url));

/** Shares the task among processes of their own, which begin together. */
export async function knock(task: KnockTask, processes: number): Promise<Knocks> {
  const share = { ...task, perSecond: task.perSecond / processes };
  const children = Array.from({ length: processes }, () => fork(PROGRAM, [JSON.stringify(share)]));
  await Promise.all(children.map(heard));
  const answers = children.map(heard);
  for (const child of children) child.send('begin');
  const all = (await Promise.all(answers)) as Knocks[];
  for (const child of children) child.disconnect();
  return all.reduce(together);
}

function together(a: Knocks, b: Knocks): Knocks {
  return {
    begun: a.begun + b.begun,
    accepted: a.accepted + b.accepted,
    refused: a.refused + b.refused,
    otherwise: a.otherwise + b.otherwise,
    complaint: a.complaint || b.complaint,
    failed: a.failed + b.failed,
    unanswered: a.unanswered + b.unanswered,
    retryLeast: Math.min(a.retryLeast, b.retryLeast),
    retryMost: Math.max(a.retryMost, b.retryMost),
    p50: Math.max(a.p50, b.p50),
    p99: Math.max(a.p99, b.p99),
    seconds: Math.max(a.seconds, b.seconds),
    cpuSeconds: a.cpuSeconds + b.cpuSeconds,
  };
}
