import type { Written } from '../../ports/written.ts';
import type { PartitionBatches } from './partition-batches.ts';
import type { Lane, Session } from './session.ts';

/** Sends all batches. A quorum of the replicas has them on disk and every quorum reads them: readable is durable. */
export function send(session: Session, batches: PartitionBatches, lane: Lane = 'awaited'): Written {
  const done = sendAll(session, batches, lane);
  return { readable: done, durable: done };
}

async function sendAll(session: Session, batches: PartitionBatches, lane: Lane): Promise<void> {
  await Promise.all(batches.all().map(({ statements, bytes }) => session.write(statements, bytes, lane)));
}
