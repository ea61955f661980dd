import type { Written } from '../../ports/written.ts';
import type { PartitionBatches } from './partition-batches.ts';
import type { Session } from './session.ts';

/** Sends all batches. A quorum of the replicas has them on disk and every quorum reads them: readable is durable. */
export function send(session: Session, batches: PartitionBatches): Written {
  const done = sendAll(session, batches);
  return { readable: done, durable: done };
}

async function sendAll(session: Session, batches: PartitionBatches): Promise<void> {
  await Promise.all(batches.all().map((batch) => session.write(batch.statements, batch.bytes)));
}
